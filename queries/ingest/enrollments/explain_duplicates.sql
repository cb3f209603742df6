-- Which row each duplicate repeats, and what it says otherwise: one of the two counts, whichever came first, so that
-- the office is to say what is right.
create or replace temp table earlier_rows as
select *
from enrollments
where worker in (select duplicates.worker from duplicates where duplicates.first_row is null);

create or replace temp table repeated as
with first_before as (
    select
        named.*,
        imports.file,
    from macros.credited('earlier_rows', 'cadres_by_code', 'cadres_by_name', 'events_by_name') as named
    inner join imports using (import_id)
    qualify row_number() over (
        partition by
            named.worker, named.enrolled_on, named.segment, named.office_code, named.cadre_code, named.event_code
        order by imports.number, named.sheet, named.line
    ) = 1
),

first_rows as (
    select
        duplicates.row,
        first_before.file,
        first_before.sheet,
        first_before.line,
        first_before.program,
        first_before.regency_code,
        first_before.district_code,
        first_before.occupation,
        first_before.wage,
        first_before.contribution,
        first_before.funding,
        first_before.supervisor,
    from duplicates
    left join first_before using (worker, enrolled_on, segment, office_code, cadre_code, event_code)
    where duplicates.first_row is null
    union all
    select
        duplicates.row,
        arrivals.file,
        sheets.name as sheet,
        staged.line,
        staged.program,
        staged.regency_code,
        staged.district_code,
        staged.occupation,
        staged.wage,
        staged.contribution,
        staged.funding,
        staged.supervisor,
    from duplicates
    inner join staged
        on duplicates.first_row = staged.row
    inner join sheets
        on staged.sheet = sheets.sheet
    inner join arrivals using (arrival)
),

compared as (
    select
        first_rows.row,
        concat_ws(', ', first_rows.file, nullif(first_rows.sheet, ''), first_rows.line) as place,
        [
            { 'name': 'program', 'now': staged.program, 'before': first_rows.program },
            { 'name': 'kabupaten', 'now': staged.regency_code, 'before': first_rows.regency_code },
            { 'name': 'kecamatan', 'now': staged.district_code, 'before': first_rows.district_code },
            { 'name': 'pekerjaan', 'now': staged.occupation, 'before': first_rows.occupation },
            { 'name': 'upah', 'now': staged.wage::varchar, 'before': first_rows.wage::varchar },
            { 'name': 'iuran', 'now': staged.contribution::varchar, 'before': first_rows.contribution::varchar },
            { 'name': 'sumber_iuran', 'now': staged.funding, 'before': first_rows.funding },
            { 'name': 'pembina', 'now': staged.supervisor, 'before': first_rows.supervisor }
        ] as particulars,
    from first_rows
    inner join staged using (row)
),

differing_rows as (
    select
        row,
        place,
        list_filter(particulars, lambda one: one.now is distinct from one.before) as differing,
    from compared
)

select
    row,
    [
        {
            'reason': if(len(differing) > 0, 'duplicate_differs', 'duplicate'), 'column_name': null::varchar,
            'found': place
        }
    ] || list_transform(
        differing,
        lambda one: {
            'reason': 'differs_from_earlier_row', 'column_name': one.name,
            'found': concat(coalesce(nullif(one.now, ''), '-'), ' ≠ ', coalesce(nullif(one.before, ''), '-'))
        }
    ) as notes,
from differing_rows;
