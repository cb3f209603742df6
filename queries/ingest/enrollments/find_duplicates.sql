-- What is said of duplicates is worked out (explain_duplicates.sql) where there are some.
create or replace temp table repeated as
select
    null::bigint as row,
    null::struct(reason varchar, column_name varchar, found varchar)[] as notes,
where false;

-- Rows that make the claim of an earlier one: same worker, day, segment, office, cadre and event, in these files or in
-- one imported before. first_row is the earlier one where it stands in these files.
create or replace temp table duplicates as
with claiming as (
    select
        row,
        sheet,
        worker,
        enrolled_on,
        segment,
        office_code,
        cadre_code,
        event_code,
        first_value(row) over (
            partition by worker, enrolled_on, segment, office_code, cadre_code, event_code
            order by row
        ) as first_row,
    from macros.credited('contested_rows', 'cadres_by_code', 'cadres_by_name', 'events_by_name')
)

select
    claiming.row,
    claiming.sheet,
    claiming.worker,
    claiming.enrolled_on,
    claiming.segment,
    claiming.office_code,
    claiming.cadre_code,
    claiming.event_code,
    if(earlier_claims.worker is null, claiming.first_row, null) as first_row,
from claiming
left join earlier_claims using (worker, enrolled_on, segment, office_code, cadre_code, event_code)
where claiming.row > claiming.first_row or earlier_claims.worker is not null;
