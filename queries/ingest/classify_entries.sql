-- What becomes of each entry of a list: accepted, duplicate, rejected, or skipped as none. A duplicate says what holds
-- already, or an earlier row of the file; one that says something else than an earlier row of the same key is rejected.
-- In a file that was imported before, only the rows that were rejected then are looked at anew: the others have had
-- their say, and newer lists may have replaced it. is_kept: the entry is said anew, though it may hold already.
create or replace temp table classified as
with before as (
    select
        arrivals.arrival,
        max_by(imports.import_id, imports.number) as import_id,
        max_by(imports.file, imports.number) as file,
    from arrivals
    inner join imports using (content_hash)
    group by arrivals.arrival
),

rejected_before as (
    select distinct
        before.arrival,
        import_notes.sheet,
        import_notes.line,
    from before
    inner join import_notes using (import_id)
    where import_notes.class = 'rejected'
),

numbered as (
    select
        staged.sheet,
        staged.line,
        staged.skipped,
        staged.key,
        staged.record,
        staged.errors,
        staged.warnings,
        sheets.arrival,
        sheets.name as sheet_name,
        staged.skipped is null and len(staged.errors) = 0 as is_sound,
        row_number() over keys as occurrence,
        first_value(staged.record) over keys as first_record,
        first_value(staged.line) over keys as first_line,
        first_value(macros.place(arrivals.file, sheets.name, staged.line)) over keys as first_place,
    from staged
    inner join sheets using (sheet)
    inner join arrivals using (arrival)
    where staged.skipped is distinct from 'blank'
    window keys as (
        partition by staged.skipped is null and len(staged.errors) = 0, staged.key
        order by staged.sheet, staged.line
    )
),

compared as (
    select
        numbered.sheet,
        numbered.line,
        numbered.skipped,
        numbered.record,
        numbered.arrival,
        numbered.sheet_name,
        numbered.occurrence,
        numbered.first_place,
        before.arrival is not null and rejected_before.line is null as is_said,
        coalesce(
            macros.place(imports.file, current_entries.sheet, current_entries.line),
            macros.place(before.file, numbered.sheet_name, numbered.line)
        ) as earlier_place,
        current_entries.key is not null and current_entries.record = numbered.record as holds_already,
        if(
            numbered.is_sound and numbered.record != numbered.first_record,
            [{
                'reason': 'contradicts_earlier_row', 'column_name': null::varchar,
                'found': numbered.first_line::varchar
            }],
            numbered.errors
        ) as errors,
        if(
            current_entries.key is not null and current_entries.record != numbered.record,
            list_append(
                numbered.warnings,
                { 'reason': 'replaces_earlier_entry', 'column_name': null::varchar, 'found': null::varchar }
            ),
            numbered.warnings
        ) as warnings,
    from numbered
    left join current_entries
        on numbered.is_sound and numbered.key = current_entries.key
    left join imports
        on numbered.record = current_entries.record and current_entries.import_number = imports.number
    left join before
        on numbered.arrival = before.arrival
    left join rejected_before
        on
            numbered.arrival = rejected_before.arrival
            and numbered.sheet_name = rejected_before.sheet
            and numbered.line = rejected_before.line
)

select
    *,
    case
        when skipped is not null then 'skipped'
        when len(errors) > 0 then 'rejected'
        when occurrence > 1 or is_said or holds_already then 'duplicate'
        else 'accepted'
    end as class,
    skipped is null and len(errors) = 0 and occurrence = 1 and not is_said as is_kept,
    [{
        'reason': 'duplicate', 'column_name': null::varchar,
        'found': if(occurrence > 1, first_place, earlier_place)
    }] as repeats,
from compared;

-- What became of the entries of each file.
create or replace temp table counted as
select
    arrival,
    count(*) filter (where class != 'skipped') as received,
    count(*) filter (where class = 'accepted') as accepted,
    count(*) filter (where class = 'duplicate') as duplicate,
    count(*) filter (where class = 'rejected') as rejected,
    count(*) filter (where class = 'skipped') as skipped,
from classified
group by arrival;

-- What is remarked on entries.
create or replace temp table remarked as
select
    arrival,
    sheet,
    line,
    class,
    if(class = 'skipped', macros.skipped_notes(skipped, null), errors) as errors,
    warnings,
    repeats,
from classified;
