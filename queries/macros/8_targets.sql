-- The targets that the filters select: of all months, whole, from the one in which the period begins to the one of
-- the last day asked for. Targets know nothing of funding and regency: none where these are selected.
-- is_due: the period touches the month as far as the data goes; is_partial: it leaves out working days of the month.
create or replace macro macros.targets_in(from_day, to_day, offices, segments, fundings, regencies) as table
with period as (
    select
        *,
        macros.working_days(date_trunc('month', first_day)::date, first_day - 1) > 0 as begins_late,
        macros.working_days(last_day + 1, last_day(last_day)) > 0 as ends_early,
    from macros.period(from_day, to_day)
)

select
    targets.office_code,
    targets.month,
    targets.segment,
    targets.workers,
    targets.contribution,
    period.first_day <= period.last_day and targets.month <= period.last_day as is_due,
    (targets.month < period.first_day and period.begins_late)
    or (last_day(targets.month) > period.last_day and period.ends_early) as is_partial,
from targets
cross join period
where
    fundings is null
    and regencies is null
    and (offices is null or list_contains(offices, targets.office_code))
    and (segments is null or list_contains(segments, targets.segment))
    and period.first_day <= period.whole_until
    and targets.month between date_trunc('month', period.first_day) and period.whole_until;

-- What the claims selected brought, by office, month and segment, and what of it stands against a target: null where
-- there is no target, so that sums over the rows compare like with like.
create or replace macro macros.against_targets(from_day, to_day, offices, segments, fundings, regencies) as table
with claimed as (
    select
        office_code,
        month,
        segment,
        sum(acquisitions) as acquisitions,
        sum(reregistrations) as reregistrations,
        sum(contribution) as contribution,
    from macros.tallied(from_day, to_day, offices, segments, fundings, regencies)
    group by office_code, month, segment
),

due as (
    select *
    from macros.targets_in(from_day, to_day, offices, segments, fundings, regencies)
    where is_due
)

select
    office_code,
    month,
    segment,
    coalesce(claimed.acquisitions, 0) as acquisitions,
    coalesce(claimed.reregistrations, 0) as reregistrations,
    coalesce(claimed.contribution, 0) as contribution,
    due.workers as target,
    due.contribution as target_contribution,
    case when due.workers is not null then coalesce(claimed.acquisitions, 0) end as against_target,
    case when due.contribution is not null then coalesce(claimed.contribution, 0) end as contribution_against_target,
    due.is_partial,
from claimed
full join due using (office_code, month, segment);
