-- Question: Which workers are claimed by more than one cadre or office, and who got the credit?
-- Definition: Disputed: workers whom the rows of more than one cadre, or of more than one office, claim; of whom
--   at least one claim lies in the selection, and all are shown. The credit goes to the claim of the earliest day;
--   of that day to one with a cadre before one without; then to the smallest office code, cadre code, event code
--   and segment. Decided by: the first of these in which a claim falls behind the one credited; for that one, the
--   rule by which it stands before the next of another cadre or office. Disputed on one day: workers of whom
--   another cadre or office has a claim of the credited day; they stand first. In the selection: the claim itself
--   lies in the period, office, segment and funding that are selected. Who sees some offices only is told of the
--   workers whom these claim, and of another office's claim all but the cadre (***).
-- Grain: worker, enrolled_on, segment, office_code, cadre_code, event_code
-- Filters: from, to, office, segment, funding, cadre
-- Scope: own
with selected as (
    select *
    from macros.claims_in($from, $to, $office, $segment, $funding, null)
    semi join disputed_workers using (worker)
),

chosen as (
    select distinct worker
    from selected
    where
        ($cadre is null or list_contains($cadre, cadre_code))
        and ($scope is null or list_contains($scope, office_code))
),

compared as (
    select
        claims.worker,
        claims.enrolled_on,
        claims.segment,
        claims.office_code,
        claims.cadre_code,
        claims.cadre_name,
        claims.event_code,
        claims.contribution,
        claims.standing,
        claims.office_code != credited.office_code or claims.cadre_code != credited.cadre_code as is_other,
        claims.enrolled_on = credited.enrolled_on as is_same_day,
        case
            when claims.standing = 'acquisition' then null
            when claims.enrolled_on > credited.enrolled_on then 'earliest_day'
            when claims.cadre_code = '' and credited.cadre_code != '' then 'with_cadre'
            when claims.office_code != credited.office_code then 'smallest_office'
            when claims.cadre_code != credited.cadre_code then 'smallest_cadre'
            when claims.event_code != credited.event_code then 'smallest_event'
            else 'smallest_segment'
        end as lost_by,
        row_number() over (
            partition by claims.worker
            order by
                claims.standing != 'acquisition', claims.enrolled_on, claims.cadre_code = '', claims.office_code,
                claims.cadre_code, claims.event_code, claims.segment
        ) as place,
    from claims
    semi join chosen using (worker)
    inner join claims as credited
        on claims.worker = credited.worker and credited.standing = 'acquisition'
),

ruled as (
    select
        *,
        coalesce(
            lost_by, min_by(lost_by, place) filter (where is_other) over (partition by worker)
        ) as rule,
        bool_or(is_other and is_same_day) over (partition by worker) as disputed_same_day,
    from compared
)

select
    ruled.worker,
    ruled.standing as outcome,
    ruled.enrolled_on,
    ruled.office_code,
    coalesce(offices.office, '') as office,
    case when ruled.cadre_code = '' or seen.office_code is not null then ruled.cadre_code else '***' end as cadre_code,
    case
        when ruled.cadre_code = '' then ''
        when seen.office_code is null then '***'
        else coalesce(cadres.cadre, ruled.cadre_name, ruled.cadre_code)
    end as cadre,
    ruled.event_code,
    ruled.segment,
    ruled.contribution::bigint as contribution,
    ruled.rule,
    ruled.disputed_same_day,
    selected.worker is not null as in_selection,
from ruled
left join selected using (worker, enrolled_on, segment, office_code, cadre_code, event_code)
left join offices using (office_code)
left join cadres using (cadre_code)
left join macros.offices_within($scope) as seen using (office_code)
order by not ruled.disputed_same_day, ruled.worker, ruled.place;
