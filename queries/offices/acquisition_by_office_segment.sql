-- Question: How far did each office reach its target in each segment?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment, for the office and in the
--   segment of that enrollment. Target: the sum of the office's targets for the segment over all months, whole, that
--   the period touches up to the date of the data; none where funding or regency is selected. Against target:
--   acquisitions in the months that have a target. Achievement = against target / target, sum over sum. Partial: the
--   period, or the data, leaves out working days of a month with a target. Rows: segments in which the office acquired
--   somebody or has a target. An office that has sent nothing for the whole period has empty figures and no
--   achievement, not 0.
-- Grain: office_code, segment
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with summed as (
    select
        office_code,
        segment,
        sum(acquisitions)::bigint as acquisitions,
        sum(target)::bigint as target,
        sum(against_target)::bigint as against_target,
        bool_or(is_partial) as target_partial,
    from macros.against_targets($from, $to, $office, $segment, $funding, $regency)
    group by office_code, segment
),

sent as (
    select distinct office_code
    from macros.sent_in($from, $to)
    where status != 'missing'
)

select
    summed.office_code,
    offices.office,
    summed.segment,
    case when sent.office_code is not null then summed.acquisitions end as acquisitions,
    summed.target,
    case when sent.office_code is not null then summed.against_target end as against_target,
    case when sent.office_code is not null then summed.against_target / nullif(summed.target, 0) end as achievement,
    coalesce(summed.target_partial, false) as target_partial,
from summed
inner join offices using (office_code)
left join sent using (office_code)
where summed.acquisitions > 0 or summed.target is not null
order by summed.office_code, summed.segment;
