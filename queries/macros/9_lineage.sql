-- The rows of enrollments behind the claims that the filters select: one or more for each. is_counted: of the rows of a
-- claim the one whose particulars count.
create or replace macro macros.rows_behind(
    from_day, to_day, offices, segments, fundings, regencies, cadre_codes, event_codes, outcomes
) as table
with selected as (
    select
        worker,
        enrolled_on,
        segment,
        office_code,
        cadre_code,
        event_code,
        standing,
    from macros.claims_in(from_day, to_day, offices, segments, fundings, regencies)
    where
        (cadre_codes is null or list_contains(cadre_codes, cadre_code))
        and (event_codes is null or list_contains(event_codes, event_code))
        and (outcomes is null or list_contains(outcomes, standing))
)

select
    imports.number,
    imports.file,
    named.*,
    selected.standing,
    row_number() over (
        partition by
            named.worker, named.enrolled_on, named.segment, named.office_code, named.cadre_code, named.event_code
        order by
            macros.row_hash(
                named.program, named.regency_code, named.district_code, named.occupation, named.wage,
                named.contribution, named.funding, named.supervisor, named.cadre_name, named.event_name
            ),
            imports.number, named.sheet, named.line
    ) = 1 as is_counted,
from macros.credited_enrollments() as named
inner join selected using (worker, enrolled_on, segment, office_code, cadre_code, event_code)
inner join imports using (import_id);

-- The claims of the workers whom more than one cadre or more than one office claims.
create or replace view macros.disputed_claims as
with again as (
    select distinct worker  -- most workers come once, and are looked at no further
    from claims
    where standing != 'acquisition'
),

repeated as (
    select claims.*
    from claims
    semi join again using (worker)
),

disputed as (
    select worker
    from repeated
    group by worker
    having count(distinct office_code) > 1 or count(distinct cadre_code) filter (where cadre_code != '') > 1
)

select repeated.*
from repeated
semi join disputed using (worker);

create or replace macro macros.disputed() as table
select distinct worker
from disputed_claims;

create or replace view macros.disputed_workers as
from macros.disputed();

-- The acquisitions among them that the shared filters select.
create or replace macro macros.disputed_acquired(from_day, to_day, offices, segments, fundings, regencies) as table
select *
from macros.selected('disputed_claims', from_day, to_day, offices, segments, fundings, regencies)
where standing = 'acquisition';
