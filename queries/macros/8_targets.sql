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
        sum(without_contribution) as without_contribution,
        sum(by_cadres) as by_cadres,
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
    coalesce(claimed.without_contribution, 0) as without_contribution,
    coalesce(claimed.by_cadres, 0) as by_cadres,
    due.workers as target,
    due.contribution as target_contribution,
    case when due.workers is not null then coalesce(claimed.acquisitions, 0) end as against_target,
    case when due.contribution is not null then coalesce(claimed.contribution, 0) end as contribution_against_target,
    due.is_partial,
from claimed
full join due using (office_code, month, segment);

-- What each office brought in each month, by segment, and its targets: null where there is none.
create or replace macro macros.offices_by_month() as table
with brought as (
    select
        month,
        office_code,
        segment,
        sum(acquisitions)::bigint as acquisitions,
        sum(reregistrations)::bigint as reregistrations,
        sum(contribution)::bigint as contribution,
        sum(without_contribution)::bigint as without_contribution,
        sum(by_cadres)::bigint as by_cadres,
        coalesce(sum(acquisitions) filter (where regency_code = ''), 0)::bigint as unplaced,
        min(first_on) as first_on,
        max(last_on) as last_on,
    from office_tallies
    group by month, office_code, segment
)

select
    month,
    office_code,
    segment,
    coalesce(brought.acquisitions, 0) as acquisitions,
    coalesce(brought.reregistrations, 0) as reregistrations,
    coalesce(brought.contribution, 0) as contribution,
    coalesce(brought.without_contribution, 0) as without_contribution,
    coalesce(brought.by_cadres, 0) as by_cadres,
    coalesce(brought.unplaced, 0) as unplaced,
    brought.first_on,
    brought.last_on,
    targets.office_code is not null as has_target,
    targets.workers as target,
    targets.contribution as target_contribution,
from brought
full join targets using (month, office_code, segment)
order by month, office_code;

create or replace view macros.office_months as
from macros.offices_by_month();

-- What other macros of these names tell, where whole months are asked for and neither funding nor regency: many times
-- quicker.
create schema if not exists macros.office_months;

create or replace macro macros.office_months.tallied_by_segment(
    from_day, to_day, offices, segments, fundings, regencies
) as table
select
    month,
    office_code,
    segment,
    acquisitions,
    reregistrations,
    contribution,
    without_contribution,
    by_cadres,
    unplaced,
    first_on,
    last_on,
from office_months
where
    macros.granted(fundings is null and regencies is null)
    and (offices is null or list_contains(offices, office_code))
    and (segments is null or list_contains(segments, segment))
    and month between macros.first_granted(from_day) and macros.last_granted(to_day);

create or replace macro macros.office_months.targets_in(
    from_day, to_day, offices, segments, fundings, regencies
) as table
select
    office_code,
    month,
    segment,
    target as workers,
    target_contribution as contribution,
    month <= period.last_day as is_due,
    (month < period.first_day and span.begins_late) or (last_day(month) > period.last_day and span.ends_early)
        as is_partial,
from office_months
cross join claim_span as span
cross join macros.period(from_day, to_day) as period
where
    macros.granted(fundings is null and regencies is null)
    and has_target
    and (offices is null or list_contains(offices, office_code))
    and (segments is null or list_contains(segments, segment))
    and month between macros.first_granted(from_day) and macros.last_granted(to_day)
    and month between date_trunc('month', period.first_day)::date and period.whole_until;

create or replace macro macros.office_months.against_targets(
    from_day, to_day, offices, segments, fundings, regencies
) as table
select
    office_code,
    month,
    segment,
    acquisitions,
    reregistrations,
    contribution,
    without_contribution,
    by_cadres,
    target,
    target_contribution,
    case when target is not null then acquisitions end as against_target,
    case when target_contribution is not null then contribution end as contribution_against_target,
    case
        when has_target
            then
                (month < period.first_day and span.begins_late)
                or (last_day(month) > period.last_day and span.ends_early)
    end as is_partial,
from office_months
cross join claim_span as span
cross join macros.period(from_day, to_day) as period
where
    macros.granted(fundings is null and regencies is null)
    and (offices is null or list_contains(offices, office_code))
    and (segments is null or list_contains(segments, segment))
    and month between macros.first_granted(from_day) and macros.last_granted(to_day)
    and month between date_trunc('month', period.first_day)::date and period.last_day;
