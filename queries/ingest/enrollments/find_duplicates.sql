-- Rows that make the claim of an earlier one: same worker, day, segment, office, cadre and event, in these files or in
-- one imported before.
create or replace temp table duplicates as
with claiming as (
    select
        row,
        worker,
        enrolled_on,
        segment,
        office_code,
        cadre_code,
        event_code,
        row_number() over (
            partition by worker, enrolled_on, segment, office_code, cadre_code, event_code
            order by row
        ) as occurrence,
    from macros.credited('contested_rows', 'cadres_by_code', 'cadres_by_name', 'events_by_name')
)

select claiming.row
from claiming
left join earlier_claims using (worker, enrolled_on, segment, office_code, cadre_code, event_code)
where claiming.occurrence > 1 or earlier_claims.worker is not null;
