-- Question: How many workers did each cadre acquire in each month, and did that reach the norm?
-- Definition: Months: those that the period touches, from the one in which the cadre was registered or first acquired
--   somebody. Cadres: those registered at the offices selected, and whoever else acquired somebody in the selection.
--   Norm: 25 acquisitions a month (PERISAI, since 2022) where no other is chosen. Sent: the cadre's office
--   sent rows of the month; in part: but not all of it. Counted: it sent all of it, the whole month was the cadre's and
--   no working day of it lies outside the period or after the data; or the norm was reached all the same.
-- Grain: cadre_code, month
-- Filters: from, to, office, segment, funding, regency, cadre, norm
-- Scope: office
select
    months.cadre_code,
    names.cadre,
    months.office_code,
    coalesce(offices.office, months.office_code) as office,
    months.month,
    months.acquisitions,
    sum(months.acquisitions) over (partition by months.cadre_code order by months.month)::bigint
        as cumulative_acquisitions,
    months.contribution,
    months.norm,
    months.at_norm,
    months.month_sent,
    months.month_in_part,
    months.month_counts,
from macros.cadre_months($from, $to, $office, $segment, $funding, $regency, $cadre, $norm) as months
left join cadre_names as names using (cadre_code)
left join offices on months.office_code = offices.office_code
order by months.cadre_code, months.month;
