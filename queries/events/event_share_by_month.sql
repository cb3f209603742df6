-- Question: What share of all acquisitions do events bring?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment. At events: those whose counted
--   enrollment names an event. Share = at events / acquisitions. Of events in no list: those at events, and within the
--   share, whose event is not in the list of events.
-- Grain: month
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with summed as (
    select
        tallied.month,
        sum(tallied.acquisitions)::bigint as acquisitions,
        coalesce(sum(tallied.acquisitions) filter (where tallied.event_code != ''), 0)::bigint
            as event_acquisitions,
        coalesce(
            sum(tallied.acquisitions) filter (where tallied.event_code != '' and events.event_code is null), 0
        )::bigint as unlisted_acquisitions,
    from macros.tallied_by_cadre($from, $to, $office, $segment, $funding, $regency) as tallied
    left join events using (event_code)
    where tallied.acquisitions > 0
    group by tallied.month
)

select
    *,
    event_acquisitions / acquisitions as event_share,
from summed
order by month;
