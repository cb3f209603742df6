-- Question: In how many months did each cadre reach the norm, and how are the cadres spread around it?
-- Definition: Months: those of the period in which the cadre could reach the norm: the office sent all of it, the whole
--   month was the cadre's and no working day of it lies outside the period or after the data; or the norm was reached
--   all the same. At the norm: of these, those with at least 25 acquisitions (PERISAI, since 2022) or as many as are
--   chosen. Per month = acquisitions of these months / months. Level: how that stands to the norm; empty where no month
--   counts yet. Cadres: those registered at the offices selected, and whoever else acquired somebody in the selection.
-- Grain: cadre_code
-- Filters: from, to, office, segment, funding, regency, cadre, norm
-- Scope: office
with counted as (
    select
        cadre_code,
        min(office_code) as office_code,
        bool_and(registered) as registered,
        min(begun_on) as begun_on,
        min(norm) as norm,
        sum(acquisitions)::bigint as acquisitions,
        count(*) filter (where month_counts) as months,
        count(*) filter (where at_norm) as months_at_norm,
        coalesce(sum(acquisitions) filter (where month_counts), 0)::bigint as acquisitions_of_months,
    from macros.cadre_months($from, $to, $office, $segment, $funding, $regency, $cadre, $norm)
    group by cadre_code
)

select
    counted.cadre_code,
    names.cadre,
    counted.office_code,
    coalesce(offices.office, counted.office_code) as office,
    counted.registered,
    counted.begun_on,
    counted.norm,
    counted.acquisitions,
    counted.months,
    counted.months_at_norm,
    counted.acquisitions_of_months,
    counted.acquisitions_of_months / nullif(counted.months, 0) as monthly_acquisitions,
    case
        when counted.months = 0 then null
        when counted.acquisitions_of_months = 0 then 'nothing'
        when counted.acquisitions_of_months * 2 < counted.norm * counted.months then 'below_half'
        when counted.acquisitions_of_months < counted.norm * counted.months then 'below_norm'
        when counted.acquisitions_of_months < counted.norm * counted.months * 2 then 'at_norm'
        else 'twice_norm'
    end as level,
from counted
left join cadre_names as names using (cadre_code)
left join offices on counted.office_code = offices.office_code
order by counted.months_at_norm desc, counted.acquisitions desc, counted.cadre_code;
