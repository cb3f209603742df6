-- Check: the tallies that imports have kept are those that the claims come to.
with worked_out as (
    from macros.summed_up('claims')
),

kept as (
    from macros.condensed('tallies')
),

days_worked_out as (
    from macros.counted_by_day('claims')
),

days_kept as (
    from day_tallies
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
