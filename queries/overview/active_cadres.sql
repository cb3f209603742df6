-- Question: How many cadres are active?
-- Definition: Active: cadres with at least one acquisition in the 3 months up to the end of the period, whatever its
--   beginning; credited to the office of the acquisition, and counted also where the cadre is not in the list.
--   Registered: cadres in the list by the end of the period, of the office that the list names. The period ends at the
--   latest with the data.
-- Grain: one row
-- Filters: to, office
-- Scope: shared
with recent as (
    select
        macros.active_from(last_day) as first_on,
        last_day as last_on,
    from macros.period(null, $to)
),

acquired as (
    select count(distinct cadre_code) as active
    from macros.active_cadres($to, $office)
),

registered as (
    select count(*) as registered
    from macros.registered_cadres($to, $office)
)

select
    registered.registered,
    acquired.active,
    recent.first_on,
    recent.last_on,
from recent
cross join acquired
cross join registered;
