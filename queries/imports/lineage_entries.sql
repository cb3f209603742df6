-- Question: Which entries of lists stand behind the targets, the coverage and the names?
-- Definition: The entries that hold now, with the file, sheet and line of the newest that says so; import 0 is
--   what came with the program. Said: what the entry says, without the names of its columns. An entry of a month
--   or a day is selected by it, one of an office, segment or regency by that; of a cadre or event only those that
--   name it. Who sees some offices only is told of no other cadres, and of no statuses.
-- Grain: kind, entry, number, sheet, line
-- Filters: from, to, office, segment, regency, cadre, event
-- Scope: own
with entries as (
    select
        'targets' as kind,
        import_number,
        sheet,
        line,
        office_code,
        segment,
        month as day,
        concat_ws(' ', office_code, strftime(month, '%m-%Y'), segment) as entry,
        concat_ws(' / ', workers, contribution) as said,
    from target_entries
    qualify row_number() over (partition by office_code, month, segment order by import_number desc) = 1
    union all by name
    select
        'coverage' as kind,
        import_number,
        sheet,
        line,
        regency_code,
        segment,
        dated as day,
        concat_ws(' ', regency_code, strftime(dated, '%d-%m-%Y'), segment) as entry,
        concat_ws(' / ', active, potential, target_active, source) as said,
    from coverage_entries
    qualify row_number() over (partition by regency_code, segment, dated order by import_number desc) = 1
    union all by name
    select
        'baselines' as kind,
        import_number,
        sheet,
        line,
        regency_code,
        segment,
        dated as day,
        concat_ws(' ', regency_code, strftime(dated, '%d-%m-%Y'), segment) as entry,
        concat_ws(' / ', uncovered, method, source) as said,
    from baseline_entries
    qualify row_number() over (partition by regency_code, segment, dated order by import_number desc) = 1
    union all by name
    select
        'offices' as kind,
        import_number,
        sheet,
        line,
        office_code,
        office_code as entry,
        concat_ws(' / ', office, kind, aliases) as said,
    from office_entries
    qualify row_number() over (partition by office_code order by import_number desc) = 1
    union all by name
    select
        'territories' as kind,
        import_number,
        sheet,
        line,
        office_code,
        regency_code,
        concat_ws(' ', office_code, regency_code, strftime(valid_from, '%d-%m-%Y')) as entry,
        concat_ws(' / ', strftime(valid_to, '%d-%m-%Y'), source) as said,
    from territory_entries
    qualify row_number() over (partition by office_code, regency_code, valid_from order by import_number desc) = 1
    union all by name
    select
        'cadres' as kind,
        import_number,
        sheet,
        line,
        office_code,
        cadre_code,
        cadre_code as entry,
        concat_ws(' / ', cadre, office_code, strftime(since, '%d-%m-%Y'), supervisor, cadre_group) as said,
    from cadre_entries
    qualify row_number() over (partition by cadre_code order by import_number desc) = 1
    union all by name
    select
        'cadre_spellings' as kind,
        import_number,
        sheet,
        line,
        office_code,
        cadre_code,
        concat_ws(' ', office_code, spelling) as entry,
        cadre_code as said,
    from cadre_spelling_entries
    qualify row_number() over (partition by office_code, upper(spelling) order by import_number desc) = 1
    union all by name
    select
        'events' as kind,
        import_number,
        sheet,
        line,
        office_code,
        event_code,
        started_at::date as day,
        event_code as entry,
        concat_ws(' / ', event, type, venue, strftime(started_at, '%d-%m-%Y %H:%M'), cost) as said,
    from event_entries
    qualify row_number() over (partition by event_code order by import_number desc) = 1
    union all by name
    select
        'attendance' as kind,
        import_number,
        sheet,
        line,
        event_code,
        cadre_code,
        concat_ws(' ', event_code, cadre_code) as entry,
        '' as said,
    from attendance_entries
    qualify row_number() over (partition by event_code, cadre_code order by import_number desc) = 1
    union all by name
    select
        'statuses' as kind,
        import_number,
        sheet,
        line,
        month as day,
        concat_ws(' ', 'TK', worker, strftime(month, '%m-%Y')) as entry,
        if(active, 'aktif', 'non aktif') as said,
    from status_entries
    qualify row_number() over (partition by worker, month order by import_number desc) = 1
)

select
    entries.kind,
    entries.entry,
    entries.said,
    entries.import_number as number,
    coalesce(imports.file, '') as file,
    coalesce(entries.sheet, '') as sheet,
    entries.line,
from entries
left join imports
    on entries.import_number = imports.number
where
    (
        entries.day is null
        or (
            entries.day >= coalesce(date_trunc('month', $from::date), date '0001-01-01')
            and entries.day <= coalesce($to::date, date '9999-12-31')
        )
    )
    and ($office is null or coalesce(list_contains($office, entries.office_code), true))
    and ($segment is null or coalesce(list_contains($segment, entries.segment), true))
    and ($regency is null or coalesce(list_contains($regency, entries.regency_code), true))
    and ($cadre is null or coalesce(list_contains($cadre, entries.cadre_code), false))
    and ($event is null or coalesce(list_contains($event, entries.event_code), false))
    and (
        $scope is null
        or case entries.kind
            when 'cadres' then list_contains($scope, entries.office_code)
            when 'cadre_spellings' then list_contains($scope, entries.office_code)
            when 'attendance'
                then
                    entries.cadre_code in (
                        select cadres.cadre_code
                        from cadres
                        where list_contains($scope, cadres.office_code)
                    )
            else entries.kind != 'statuses'
        end
    )
order by entries.kind = 'statuses', entries.kind, entries.import_number, entries.sheet, entries.line, entries.entry;
