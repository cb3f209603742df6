-- Question: To which regencies should cadres go next?
-- Definition: Ranked by the workers still uncovered there (PU and BPU, of the segments selected) against what is
--   acquired there: the more months it would take to cover them at the pace of the last 3 whole months, the higher the
--   rank; where nothing was acquired in these months, before all others. Ties by the workers uncovered; equal ones
--   share a rank (1, 2, 2, 4). Without a baseline or a pace there is no rank. Acquired at events, and events: in the
--   period, those at which somebody who lives there was acquired; per event is the one divided by the other. Cadres:
--   those registered by the end of the period who live there.
-- Grain: regency_code
-- Filters: from, to, segment, regency
-- Scope: shared
with brought as (
    select
        regency_code,
        sum(acquisitions)::bigint as acquisitions,
        coalesce(sum(acquisitions) filter (where event_code != ''), 0)::bigint as event_acquisitions,
        count(distinct event_code) filter (where event_code != '') as events,
    from macros.tallied_by_cadre($from, $to, null, coalesce($segment, ['PU', 'BPU']), null, $regency)
    where acquisitions > 0 and list_contains(['PU', 'BPU'], segment)
    group by regency_code
),

living as (
    select
        districts.regency_code,
        count(*) as cadres,
    from macros.registered_cadres($to, null) as registered
    inner join cadres using (cadre_code)
    inner join districts on cadres.district_code = districts.district_code
    group by districts.regency_code
),

measured as (
    select
        *,
        case when uncovered = 0 then 0 else 3 * uncovered / nullif(recent_acquisitions, 0) end as months_to_cover,
        uncovered is not null and recent_acquisitions is not null as ranked,
    from macros.need_by_regency($to, $segment, $regency)
)

select
    case
        when measured.ranked
            then rank() over (
                order by
                    measured.ranked desc, coalesce(measured.months_to_cover, 'infinity'::double) desc,
                    measured.uncovered desc
            )
    end as rank,
    measured.regency_code,
    measured.regency,
    measured.offices,
    measured.uncovered,
    measured.estimated,
    measured.recent_acquisitions / 3 as acquisitions_per_month,
    measured.months_to_cover,
    coalesce(brought.acquisitions, 0) as acquisitions,
    coalesce(brought.event_acquisitions, 0) as event_acquisitions,
    coalesce(brought.events, 0) as events,
    brought.event_acquisitions / nullif(brought.events, 0) as acquisitions_per_event,
    coalesce(living.cadres, 0) as cadres,
from measured
left join brought on measured.regency_code = brought.regency_code
left join living on measured.regency_code = living.regency_code
order by rank nulls last, measured.uncovered desc nulls last, measured.regency_code;
