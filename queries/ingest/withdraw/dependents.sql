-- Question: Which files that came later were read otherwise than they would be without these lists of offices?
-- From each list of offices on, some names stand for other offices than without the withdrawn ones; what came while
-- that was so depends on it: rows of such an office, and rows with a remark on theirs.
-- Grain: number
with epochs as (
    select
        number as first_number,
        lead(number) over (order by number) as end_number,
    from imports
    where kind = 'offices' and number >= (select min(withdrawing.number) from withdrawing)
),

variants as (
    select unnest([false, true]) as is_without
),

readings as (
    select
        epochs.first_number,
        variants.is_without,
        office_entries.office_code,
        office_entries.office,
        office_entries.aliases,
    from epochs
    cross join variants
    inner join office_entries
        on
            epochs.first_number >= office_entries.import_number
            and not (
                variants.is_without
                and office_entries.import_number in (select withdrawing.number from withdrawing)
            )
    qualify row_number() over (
        partition by epochs.first_number, variants.is_without, office_entries.office_code
        order by office_entries.import_number desc
    ) = 1
),

spelled as (
    select
        first_number,
        is_without,
        office_code,
        macros.name_key(unnest(macros.office_names(office_code, office, aliases))) as spelling,
    from readings
),

known as (
    select
        first_number,
        is_without,
        spelling,
        min(office_code) as office_code,
    from spelled
    where spelling != ''
    group by first_number, is_without, spelling
    having count(distinct office_code) = 1
),

known_with as (
    from known
    where not is_without
),

known_without as (
    from known
    where is_without
),

changed as (
    select distinct
        first_number,
        unnest([known_with.office_code, known_without.office_code]) as office_code,
    from known_with
    full join known_without using (first_number, spelling)
    where known_with.office_code is distinct from known_without.office_code
),

naming as (
    select distinct
        imports.number,
        enrollments.office_code,
    from enrollments
    inner join imports using (import_id)
    union all
    select
        import_number as number,
        office_code,
    from territory_entries
    union all
    select
        import_number as number,
        office_code,
    from cadre_entries
    union all
    select
        import_number as number,
        office_code,
    from event_entries
    union all
    select
        import_number as number,
        office_code,
    from target_entries
    union all
    select
        import_number as number,
        office_code,
    from cadre_spelling_entries
),

doubted as (
    select distinct imports.number
    from import_notes
    inner join imports using (import_id)
    where
        starts_with(import_notes.reason, 'office_')
        or (
            import_notes.reason = 'value_unknown'
            and list_contains(['kode_kantor', 'nama_kantor'], import_notes.column_name)
        )
)

select
    imports.number,
    imports.file,
from imports
inner join epochs
    on
        imports.number > epochs.first_number
        and imports.number < coalesce(epochs.end_number, imports.number + 1)
where
    exists (select 1 from changed where changed.first_number = epochs.first_number)
    and (
        imports.number in (select doubted.number from doubted)
        or exists (
            select 1
            from naming
            inner join changed using (office_code)
            where naming.number = imports.number and changed.first_number = epochs.first_number
        )
    )
order by imports.number;
