-- Question: How many workers did each office acquire, and did it reach its target?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment, for the office of that
--   enrollment. Re-registrations: later enrollments of workers acquired before. Contribution: the monthly contribution
--   of the acquired workers. Cadres: those registered at the office by the end of the period; with acquisitions: those,
--   of any office, who brought at least one acquisition to it in the period; of these, those whom the list of cadres
--   does not name, and those whom it names for another office. Target: the sum of the office's targets for the selected
--   segments over all months, whole, that the period touches up to the date of the data; empty where there is none, and
--   where funding or regency is selected, for which no target is set. Against target: acquisitions in the months and
--   segments that have a target. Achievement = against target / target, sum over sum; likewise for the contribution,
--   where a target of contribution is set. Partial: the period, or the data, leaves out working days of a month with a
--   target. Months missing: those of the period for which the office sent no row; months partial: those whose rows
--   leave out at least 5 working days at the beginning or the end, or a segment that was there in the month before. An
--   office that has sent nothing for the whole period has empty figures and no achievement, not 0.
-- Grain: office_code
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with summed as (
    select
        office_code,
        sum(acquisitions)::bigint as acquisitions,
        sum(reregistrations)::bigint as reregistrations,
        sum(contribution)::bigint as contribution,
        coalesce(sum(acquisitions) filter (where segment = 'PU'), 0)::bigint as pu,
        coalesce(sum(acquisitions) filter (where segment = 'BPU'), 0)::bigint as bpu,
        sum(target)::bigint as target,
        sum(target_contribution)::bigint as target_contribution,
        sum(against_target)::bigint as against_target,
        sum(contribution_against_target)::bigint as contribution_against_target,
        bool_or(is_partial) as target_partial,
    from macros.against_targets($from, $to, $office, $segment, $funding, $regency)
    group by office_code
),

credited as (
    select
        office_code,
        count(*) as cadres,
        count(*) filter (where home_code is null) as unregistered,
        count(*) filter (where home_code != office_code) as of_others,
    from macros.cadres_credited($from, $to, $office, $segment, $funding, $regency)
    group by office_code
),

registered as (
    select
        office_code,
        count(*) as cadres,
    from macros.registered_cadres($to, $office)
    group by office_code
),

submitted as (
    select
        office_code,
        count(*) filter (where status = 'missing') as months_missing,
        count(*) filter (where status = 'partial') as months_partial,
        count(*) filter (where status != 'missing') as months_sent,
    from macros.sent_in($from, $to)
    group by office_code
),

listed as (
    select
        offices.office_code,
        offices.office,
        coalesce(submitted.months_missing, 0) as months_missing,
        coalesce(submitted.months_partial, 0) as months_partial,
        coalesce(submitted.months_sent, 0) > 0 as has_sent,
    from offices
    left join submitted using (office_code)
    where $office is null or list_contains($office, offices.office_code)
)

select
    listed.office_code,
    listed.office,
    case when listed.has_sent then coalesce(summed.acquisitions, 0) end as acquisitions,
    case when listed.has_sent then coalesce(summed.reregistrations, 0) end as reregistrations,
    case when listed.has_sent then coalesce(summed.contribution, 0) end as contribution,
    case when listed.has_sent then coalesce(summed.pu, 0) end as pu,
    case when listed.has_sent then coalesce(summed.bpu, 0) end as bpu,
    coalesce(registered.cadres, 0) as cadres,
    case when listed.has_sent then coalesce(credited.cadres, 0) end as active_cadres,
    case when listed.has_sent then coalesce(credited.unregistered, 0) end as active_unregistered,
    case when listed.has_sent then coalesce(credited.of_others, 0) end as active_of_others,
    summed.target,
    summed.target_contribution,
    case when listed.has_sent then summed.against_target end as against_target,
    case when listed.has_sent then summed.contribution_against_target end as contribution_against_target,
    case when listed.has_sent then summed.against_target / nullif(summed.target, 0) end as achievement,
    case
        when listed.has_sent then summed.contribution_against_target / nullif(summed.target_contribution, 0)
    end as contribution_achievement,
    coalesce(summed.target_partial, false) as target_partial,
    listed.months_missing,
    listed.months_partial,
from listed
left join summed using (office_code)
left join credited using (office_code)
left join registered using (office_code)
order by acquisitions desc, listed.office_code;
