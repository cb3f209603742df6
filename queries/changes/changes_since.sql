-- Question: What came in since an evaluation, late or new, and what was corrected or withdrawn?
-- Definition: Acquisitions of the lake's change feed, from the snapshot of that evaluation to this one, whose worker
--   counts otherwise than then. New: enrolled after the last day of the data of that time. Late: of a day up to
--   then. Corrected: counted then and now, but with another day, office, cadre, event, segment, regency, funding or
--   contribution, such as by an earlier enrollment that came in; told at the office of now. Withdrawn: no longer
--   counted. The effects are those on the workers acquired under these filters and sum to the difference between now
--   and then; new workers count without regard to the period, their effect within it.
-- Grain: one row per office of which anything changed
-- Filters: from, to, office, segment, funding, regency, since
-- Scope: shared
with feed as (
    select
        worker,
        enrolled_on,
        office_code,
        sum(if(change_type in ('insert', 'update_postimage'), 1, -1)) as net,
        coalesce(
            ($segment is null or list_contains($segment, segment))
            and ($funding is null or list_contains($funding, funding))
            and ($regency is null or list_contains($regency, regency_code))
            and ($office is null or list_contains($office, office_code)), false
        ) as is_chosen,
        is_chosen
        and enrolled_on between coalesce($from, date '0001-01-01') and coalesce($to, date '9999-12-31') as is_counted,
    from
        ducklake_table_changes(
            'lake',
            'main',
            'claims',
            least(coalesce($since::bigint + 1, $snapshot), $snapshot)::bigint,
            $snapshot::bigint
        )
    where standing = 'acquisition' and $since < $snapshot
    group by
        worker,
        enrolled_on,
        office_code,
        segment,
        cadre_code,
        event_code,
        regency_code,
        funding,
        contribution
    having net != 0
),

kinds as (
    select
        worker,
        case
            when count(*) > 1 then 'corrected'
            when sum(net) < 0 then 'withdrawn'
            when min(enrolled_on) > (select max(as_of) from meetings where snapshot = $since) then 'new'
            else 'late'
        end as kind,
        bool_or(is_counted) as is_concerned,
    from feed
    group by worker
)

select
    feed.office_code,
    any_value(offices.office) as office,
    count(*) filter (where kinds.kind = 'new' and feed.is_chosen) as came_new,
    count(*) filter (where kinds.kind = 'new' and feed.is_counted) as effect_new,
    count(*) filter (where kinds.kind = 'late' and feed.is_counted) as effect_late,
    count(*) filter (where kinds.kind = 'corrected' and feed.net > 0) as corrected,
    coalesce(sum(feed.net) filter (where kinds.kind = 'corrected' and feed.is_counted), 0)::bigint as effect_corrected,
    -count(*) filter (where kinds.kind = 'withdrawn' and feed.is_counted) as effect_withdrawn,
    coalesce(sum(feed.net) filter (where feed.is_counted), 0)::bigint as effect,
from feed
inner join kinds on feed.worker = kinds.worker
left join offices on feed.office_code = offices.office_code
where kinds.is_concerned or (kinds.kind = 'new' and feed.is_chosen)
group by feed.office_code
order by feed.office_code;
