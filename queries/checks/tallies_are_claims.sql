-- Check: the tallies that imports have kept are those that the claims come to.
with worked_out as (
    from macros.summed_up('claims')
),

kept as (
    from tallies
)

(
    select
        'missing' as fault,
        worked_out.*,
    from worked_out
    except all
    select
        'missing' as fault,
        kept.*,
    from kept
)
union all
(
    select
        'too many' as fault,
        kept.*,
    from kept
    except all
    select
        'too many' as fault,
        worked_out.*,
    from worked_out
);
