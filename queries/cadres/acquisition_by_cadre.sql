-- Question: How many workers did each cadre acquire, and who leads?
-- Definition: Acquisitions: workers whose counted enrollment names the cadre; a worker claimed by two is counted
--   once. Disputed: of these, workers whom the rows of another cadre or office claim as well. Rank: by acquisitions,
--   ties share it (1, 2, 2, 4); who acquired nobody has none. Events: those at which the cadre acquired somebody.
--   Last date: that of the latest of the acquisitions. Supervisor and group: as the list of cadres names them. Active:
--   at least one acquisition in the 3 months up to the end of the period, at the latest up to the date of the data;
--   whatever the beginning of the period and the other filters. Workers enrolled without a cadre are a row of their
--   own. A cadre for whom nothing came, of an office that has sent nothing for the whole period, has empty figures and
--   no rank, not 0.
-- Grain: cadre_code
-- Filters: from, to, office, segment, funding, regency
-- Scope: office
with claimed as (
    select
        cadre_code,
        min(office_code) as office_code,
        sum(acquisitions)::bigint as acquisitions,
        sum(reregistrations)::bigint as reregistrations,
        sum(contribution)::bigint as contribution,
        count(distinct event_code) filter (where acquisitions > 0 and event_code != '') as events,
        max(last_on) as last_on,
    from macros.tallied_by_cadre($from, $to, $office, $segment, $funding, $regency)
    group by cadre_code
),

contested as (
    select
        cadre_code,
        count(*) as disputed,
    from macros.disputed_acquired($from, $to, $office, $segment, $funding, $regency)
    group by cadre_code
),

period as (
    from macros.period($from, $to)
),

sent as (
    select distinct submissions.office_code
    from macros.sent_in($from, $to) as submissions
    where submissions.status != 'missing'
),

recent as (
    from macros.active_cadres($to, null)
),

listed as (
    select
        coalesce(cadres.cadre_code, claimed.cadre_code) as cadre_code,
        cadres.cadre_code is not null as registered,
        coalesce(cadres.office_code, claimed.office_code) as office_code,
        case when claimed.cadre_code is not null or sent.office_code is not null then 0 end as nothing,
        coalesce(claimed.acquisitions, nothing) as acquisitions,
        coalesce(claimed.reregistrations, nothing) as reregistrations,
        coalesce(claimed.contribution, nothing)::bigint as contribution,
        coalesce(claimed.events, nothing) as events,
        coalesce(contested.disputed, nothing) as disputed,
        claimed.last_on,
        coalesce(cadres.supervisor, '') as supervisor,
        coalesce(cadres.cadre_group, '') as cadre_group,
    from cadres
    full join claimed using (cadre_code)
    left join contested using (cadre_code)
    left join sent on cadres.office_code = sent.office_code
    where
        claimed.cadre_code is not null
        or (
            cadres.since <= (select last_day from period)
            and ($office is null or list_contains($office, cadres.office_code))
        )
)

select
    listed.cadre_code,
    case when listed.cadre_code = '' then '' else coalesce(named.cadre, listed.cadre_code) end as cadre,
    case when listed.cadre_code = '' then '' else listed.office_code end as office_code,
    case when listed.cadre_code = '' then '' else coalesce(offices.office, '') end as office,
    case
        when listed.cadre_code != '' and listed.acquisitions > 0
            then rank() over (partition by listed.cadre_code = '' order by listed.acquisitions desc nulls last)
    end as rank,
    listed.acquisitions,
    listed.reregistrations,
    listed.contribution,
    listed.events,
    listed.disputed,
    listed.last_on,
    listed.registered,
    listed.supervisor,
    listed.cadre_group,
    recent.cadre_code is not null as active,
from listed
left join cadre_names as named using (cadre_code)
left join recent on listed.cadre_code = recent.cadre_code
left join offices on listed.office_code = offices.office_code
order by listed.cadre_code = '', listed.acquisitions desc nulls last, listed.cadre_code;
