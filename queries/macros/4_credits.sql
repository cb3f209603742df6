-- Whom rows of enrollments mean by the cadres and events that they name, by the lists as they are now.

-- What a row says beside its claim, as a number: of the rows of one claim the smallest counts.
create or replace macro macros.row_hash(
    program, regency_code, district_code, occupation, wage, contribution, funding, supervisor, cadre_name, event_name
) as
    md5_number_lower(
        concat_ws(
            '|', program, regency_code, coalesce(district_code, ''), coalesce(occupation, ''),
            coalesce(wage::varchar, ''), coalesce(contribution::varchar, ''), funding, coalesce(supervisor, ''),
            coalesce(cadre_name, ''), coalesce(event_name, '')
        )
    );

-- By the spelling of a name: a cadre of the office in the list of spellings; else in the list of cadres, where only one
-- of the office is called so.
create or replace macro macros.cadres_by_name() as table
with said as (
    select
        office_code,
        macros.name_key(spelling) as spelling,
        min(cadre_code) as cadre_code,
        1 as place,
    from cadre_spellings
    group by office_code, macros.name_key(spelling)
    having count(distinct cadre_code) = 1
),

listed as (
    select
        office_code,
        macros.name_key(cadre) as spelling,
        min(cadre_code) as cadre_code,
        2 as place,
    from cadres
    group by office_code, macros.name_key(cadre)
    having count(distinct cadre_code) = 1
),

spelled as (
    from said
    union all
    from listed
)

select
    office_code,
    spelling,
    min_by(cadre_code, place) as cadre_code,
from spelled
group by office_code, spelling;

-- By a code that is another spelling of a cadre's, in the list of spellings. Codes of rows are in capitals.
create or replace macro macros.cadres_by_code() as table
select
    office_code,
    upper(spelling) as spelling,
    min(cadre_code) as cadre_code,
from cadre_spellings
group by office_code, upper(spelling)
having count(distinct cadre_code) = 1;

-- By the spelling of a name and the day: the same event is held again, and the one held on that day is meant.
create or replace macro macros.events_by_name() as table
with days as (
    select
        macros.name_key(event) as spelling,
        event_code,
        unnest(generate_series(started_at::date, ended_at::date, interval 1 day))::date as day,
    from events
)

select
    spelling,
    day,
    min(event_code) as event_code,
from days
group by spelling, day
having count(distinct event_code) = 1;

-- The rows of a table of enrollments with the cadre and event that they name, by code or by name alone; where a name is
-- not in the lists, a code is made of it. The other three are the tables of the macros above. Which rows go by name
-- stands in the keys: as a condition of its own it would have each row compared with each name.
create or replace macro macros.credited(table_name, cadres_by_code, cadres_by_name, events_by_name) as table
select
    rows.* replace (
        case
            when rows.cadre_code != '' then coalesce(codes.cadre_code, rows.cadre_code)
            when rows.cadre_name is null then ''
            else coalesce(cadres.cadre_code, macros.unregistered(rows.office_code, rows.cadre_name))
        end as cadre_code,
        case
            when rows.event_code != '' or rows.event_name is null then rows.event_code
            else coalesce(
                events.event_code,
                macros.unregistered(concat_ws(' ', rows.office_code, rows.enrolled_on), rows.event_name)
            )
        end as event_code
    ),
    rows.cadre_code as given_cadre_code,
    rows.event_code as given_event_code
from query_table(table_name) as rows
left join query_table(cadres_by_code) as codes
    on rows.office_code = codes.office_code and rows.cadre_code = codes.spelling
left join query_table(cadres_by_name) as cadres
    on
        if(rows.cadre_code = '', rows.office_code, null) = cadres.office_code
        and macros.name_key(rows.cadre_name) = cadres.spelling
left join query_table(events_by_name) as events
    on
        if(rows.event_code = '', rows.enrolled_on, null) = events.day
        and macros.name_key(rows.event_name) = events.spelling;

-- The workers of whom some row names a cadre or an event without a code: for whom it stands, the lists decide.
create or replace macro macros.named_workers() as table
select distinct worker
from enrollments
where (cadre_code = '' and cadre_name is not null) or (event_code = '' and event_name is not null);

-- The workers of whom some row names a cadre in a spelling of which these imports say whom it means.
create or replace macro macros.respelled_workers(import_numbers) as table
select distinct enrollments.worker
from enrollments
inner join cadre_spelling_entries as entries
    on
        list_contains(import_numbers, entries.import_number)
        and enrollments.office_code = entries.office_code
        and (
            enrollments.cadre_code = upper(entries.spelling)
            or (
                enrollments.cadre_code = ''
                and macros.name_key(enrollments.cadre_name) = macros.name_key(entries.spelling)
            )
        );

-- All rows of the store with the cadre and event that they name.
create or replace macro macros.credited_enrollments() as table
with codes_of_cadres as (
    from macros.cadres_by_code()
),

names_of_cadres as (
    from macros.cadres_by_name()
),

names_of_events as (
    from macros.events_by_name()
)

from macros.credited('enrollments', 'codes_of_cadres', 'names_of_cadres', 'names_of_events');
