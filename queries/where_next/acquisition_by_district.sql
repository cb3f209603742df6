-- Question: In which kecamatan are workers acquired, and where does no cadre live yet?
-- Definition: Acquisitions: workers counted once, in the kecamatan that their counted enrollment names; those of a
--   regency that name none, or one elsewhere, are a row of their own, where there are any in the period or in the last
--   3 whole months up to its end. Per month: those of these 3 months, divided by 3; empty where the data do not reach
--   back so far. Per event: those at events,
--   divided by the events at which somebody who lives there was acquired. Cadres: those registered by the end of the
--   period who live there. How many are uncovered in a kecamatan no baseline says. Order: kecamatan where no cadre
--   lives yet first; of these, and of the others, those of the regency with the most workers uncovered first; within a
--   regency by the acquisitions per month and then those of the period, fewest first. Equal ones share a rank.
-- Grain: regency_code, district_code
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with placed as (
    select
        regency_code,
        district_code,
        sum(acquisitions) as acquisitions,
        sum(acquisitions) filter (where event_code != '') as event_acquisitions,
        list(distinct event_code) filter (where event_code != '') as event_codes,
        0 as recent,
    from macros.tallied_by_cadre($from, $to, $office, $segment, $funding, $regency)
    where acquisitions > 0
    group by regency_code, district_code
    union all
    select
        regency_code,
        district_code,
        0 as acquisitions,
        0 as event_acquisitions,
        null as event_codes,
        sum(acquisitions) as recent,
    from macros.tallied_at_pace($to, $office, $segment, $funding, $regency)
    group by regency_code, district_code
),

counted as (
    select
        placed.regency_code,
        coalesce(districts.district_code, '') as district_code,
        sum(placed.acquisitions)::bigint as acquisitions,
        coalesce(sum(placed.event_acquisitions), 0)::bigint as event_acquisitions,
        len(list_distinct(flatten(list(placed.event_codes)))) as events,
        sum(placed.recent)::bigint as recent,
    from placed
    left join districts
        on placed.district_code = districts.district_code and placed.regency_code = districts.regency_code
    where placed.regency_code != ''
    group by placed.regency_code, coalesce(districts.district_code, '')
),

living as (
    select
        cadres.district_code,
        count(*) as cadres,
    from macros.registered_cadres($to, null) as registered
    inner join cadres using (cadre_code)
    where cadres.district_code != ''
    group by cadres.district_code
),

listed as (
    select
        regency_code,
        district_code,
        district,
        latitude,
        longitude,
    from districts
    where $regency is null or list_contains($regency, regency_code)
    union all
    select
        regency_code,
        '' as district_code,
        '' as district,
        null as latitude,
        null as longitude,
    from counted
    where district_code = ''
),

measured as (
    select
        listed.*,
        regencies.regency,
        need.uncovered,
        coalesce(living.cadres, 0) as cadres,
        coalesce(counted.acquisitions, 0) as acquisitions,
        coalesce(counted.event_acquisitions, 0) as event_acquisitions,
        coalesce(counted.events, 0) as events,
        case when as_of.pace_from is not null then coalesce(counted.recent, 0) / 3 end as acquisitions_per_month,
    from listed
    cross join macros.uncovered_day($to) as as_of
    left join regencies using (regency_code)
    left join counted using (regency_code, district_code)
    left join living on listed.district_code = living.district_code
    left join macros.need_by_regency($to, $segment, $regency) as need on listed.regency_code = need.regency_code
)

select
    case
        when district_code != ''
            then rank() over (
                order by
                    district_code = '', cadres > 0, uncovered desc nulls last, regency_code,
                    acquisitions_per_month nulls last, acquisitions
            )
    end as rank,
    regency_code,
    regency,
    district_code,
    district,
    latitude,
    longitude,
    cadres,
    acquisitions,
    acquisitions_per_month,
    event_acquisitions,
    events,
    event_acquisitions / nullif(events, 0) as acquisitions_per_event,
from measured
order by district_code = '', rank, regency_code, district_code;
