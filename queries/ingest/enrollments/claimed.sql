-- What the touched workers claim once these files are in: what they claimed before, and what these files say of them.
-- All their rows are looked at (as in ingest/claimed.sql) only of those of whom some row repeats an earlier one: which
-- of the two counts, claims do not tell.
create or replace temp table repeating_workers as
select distinct worker
from duplicates
where first_row is null and worker in (from touched_workers);

create or replace temp table touched_rows as
with own_rows as (
    select contested_rows.* exclude (sheet, line)
    from contested_rows
    inner join sheets using (sheet)
    inner join arrivals using (arrival)
    where contested_rows.worker not in (from repeating_workers)
),

rows as (
    from own_rows
    union all by name
    select * exclude (sheet, line)
    from enrollments
    where worker in (from repeating_workers)
)

select
    *,
    macros.row_hash(
        program, regency_code, district_code, occupation, wage, contribution, funding, supervisor, cadre_name,
        event_name
    ) as row_hash,
from rows;

create or replace temp table claims_before as
select *
from earlier_claims
where worker in (from touched_workers);

create or replace temp table claimed as
with named as (
    select *
    from macros.credited('touched_rows', 'cadres_by_code', 'cadres_by_name', 'events_by_name')
    qualify row_number() over (
        partition by worker, enrolled_on, segment, office_code, cadre_code, event_code
        order by row_hash
    ) = 1
)

from named
union all by name
from claims_before
where worker not in (from repeating_workers);
