-- Check: the tallies that imports have kept are those that the claims come to.
with worked_out as (
    from macros.summed_up('claims')
),

kept as (
    select
        month,
        office_code,
        cadre_code,
        event_code,
        segment,
        funding,
        regency_code,
        district_code,
        supervisor,
        sum(acquisitions) as acquisitions,
        sum(reregistrations) as reregistrations,
        sum(rivals) as rivals,
        sum(contribution) as contribution,
        sum(without_contribution) as without_contribution,
        min(first_on) as first_on,
        max(last_on) as last_on,
    from tallies
    group by month, office_code, cadre_code, event_code, segment, funding, regency_code, district_code, supervisor
),

days_worked_out as (
    select
        enrolled_on,
        office_code,
        segment,
        count(*) as acquisitions,
    from claims
    where standing = 'acquisition'
    group by enrolled_on, office_code, segment
),

days_kept as (
    select
        enrolled_on,
        office_code,
        segment,
        sum(acquisitions) as acquisitions,
    from day_tallies
    group by enrolled_on, office_code, segment
),

differing as (
    (
        select * from worked_out
        except all
        select * from kept
    )
    union all
    (
        select * from kept
        except all
        select * from worked_out
    )
),

days_differing as (
    (
        select * from days_worked_out
        except all
        select * from days_kept
    )
    union all
    (
        select * from days_kept
        except all
        select * from days_worked_out
    )
)

select office_code
from differing
union all
select office_code
from days_differing;
