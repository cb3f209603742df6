-- One batch of cells of a sheet, read as enrollments: identities hashed, cells typed, names recognised,
-- and with each row what is wrong (errors reject it) or odd (warnings) about it.
-- Params: the 1-based position of each column, null where the file has none; sheet and sheet_number; nik_label; today;
--         inner_pad and outer_pad of the key (HMAC, RFC 2104); scheme of bare regency codes, if declared.
insert into staged
with

named as (
    select
        line,
        cells,
        macros.nik_digits(macros.cell(cells[$nik])) as nik,
        coalesce(kinds[$nik], 't') as nik_kind,
        length(macros.cell(cells[$kpj])) as kpj_length,
        macros.cell(cells[$tanggal_kepesertaan]) as day_text,
        coalesce(kinds[$tanggal_kepesertaan], 't') as day_kind,
        macros.cell(cells[$segmen]) as segment_text,
        macros.cell(cells[$program]) as program_text,
        macros.cell(cells[$kode_kantor]) as office_code_text,
        macros.cell(cells[$nama_kantor]) as office_text,
        upper(left(macros.cell(cells[$kode_kader]), 60)) as cadre_code_text,
        left(macros.cell(cells[$nama_kader]), 100) as cadre_text,
        upper(left(macros.cell(cells[$kode_kegiatan]), 60)) as event_code_text,
        left(macros.cell(cells[$nama_kegiatan]), 100) as event_text,
        macros.cell(cells[$kabupaten]) as regency_text,
        macros.cell(cells[$kecamatan]) as district_text,
        left(macros.cell(cells[$pekerjaan]), 100) as occupation,
        macros.cell(cells[$upah]) as wage_text,
        macros.amount_digits(macros.cell(cells[$upah])) as wage_digits,
        coalesce(kinds[$upah] = 'n', false) as wage_is_number,
        macros.cell(cells[$iuran]) as contribution_text,
        macros.amount_digits(macros.cell(cells[$iuran])) as contribution_digits,
        coalesce(kinds[$iuran] = 'n', false) as contribution_is_number,
        macros.cell(cells[$sumber_iuran]) as funding_text,
        left(macros.cell(cells[$pembina]), 100) as supervisor,
    from cells
),

typed as (
    select
        *,
        regexp_full_match(nik, '\d{16}') and nik_kind != 'n' as nik_is_sound,
        macros.day(day_text) as enrolled_on,
        macros.segment(macros.name_key(segment_text)) as segment,
        macros.programs(program_text) as program,
        macros.funding(macros.name_key(funding_text)) as funding,
        macros.rupiah(wage_digits, wage_is_number) as wage,
        macros.rupiah(contribution_digits, contribution_is_number) as contribution,
        regexp_extract(regency_text, '^\s*(\d{2}[.]?\d{2})\b', 1) as regency_code_text,
        regexp_replace(regency_text, '^\s*[\d.]+\s*[-–:]?\s*', '') as regency_name_text,
    from named
),

-- Rows that are no enrollment at all. A row is one as soon as it has a NIK, a day or a segment.
sorted as (
    select
        *,
        case
            when nik_is_sound or enrolled_on is not null or segment is not null then null
            when len(list_filter(cells, lambda content: macros.cell(content) is not null)) = 0 then 'blank'
            when macros.name_key(nik) = $nik_label then 'header'
            when len(list_filter(cells, lambda content: regexp_matches(
                content, '^\s*(?i:grand\s+|sub\s*)?(?i:total|jumlah)\b'
            ))) > 0 then 'total'
            when
                len(list_filter(cells, lambda content: macros.cell(content) is not null)) <= 3
                and (nik is null or regexp_matches(nik, '[A-Za-z]{2}')) then 'text'
        end as skipped,
    from typed
),

recognised as (
    select
        sorted.*,
        by_office_code.office_code as code_office,
        by_office_name.office_code as name_office,
        coalesce(by_office_code.office_code, by_office_name.office_code) as office_code,
        case
            when regency_name_text = '' or regency_name_text is null
                then
                    case
                        when regency_code_text like '%.%' then dotted.kemendagri_reading
                        when $scheme = 'bps' then bare.bps_reading
                        when $scheme = 'kemendagri' then bare.kemendagri_reading
                        when bare.bps_reading = bare.kemendagri_reading then bare.bps_reading
                    end
            else by_regency_name.regency_code
        end as regency_code,
        coalesce(
            regency_name_text = '' and regency_code_text not like '%.%' and $scheme is null
            and bare.bps_reading is distinct from bare.kemendagri_reading,
            false
        ) as regency_is_ambiguous,
    from sorted
    left join office_spellings as by_office_code
        on macros.name_key(sorted.office_code_text) = by_office_code.spelling
    left join office_spellings as by_office_name
        on macros.name_key(sorted.office_text) = by_office_name.spelling
    left join regency_spellings as by_regency_name
        on macros.regency_key(sorted.regency_name_text) = by_regency_name.spelling
    left join regency_codes as bare
        on sorted.regency_code_text = bare.code
    left join regency_codes as dotted
        on replace(sorted.regency_code_text, '.', '') = dotted.code
),

placed as (
    select
        recognised.*,
        case
            when recognised.cadre_code_text is not null then recognised.cadre_code_text
            when recognised.cadre_text is not null
                then coalesce(by_cadre_name.cadre_code, upper(recognised.cadre_text))
            else ''
        end as cadre_code,
        case
            when recognised.event_code_text is not null then recognised.event_code_text
            when recognised.event_text is not null
                then coalesce(by_event_name.event_code, upper(recognised.event_text))
            else ''
        end as event_code,
        by_district_name.district_code,
    from recognised
    left join cadre_spellings as by_cadre_name
        on
            recognised.office_code = by_cadre_name.office_code
            and macros.name_key(recognised.cadre_text) = by_cadre_name.spelling
    left join event_spellings as by_event_name
        on macros.name_key(recognised.event_text) = by_event_name.spelling
    left join district_spellings as by_district_name
        on
            recognised.regency_code = by_district_name.regency_code
            and macros.name_key(recognised.district_text) = by_district_name.spelling
)

select
    $sheet as sheet,
    $sheet_number as sheet_number,
    line,
    skipped,
    case
        when nik_is_sound
            then unhex(sha256($outer_pad::blob || unhex(sha256($inner_pad::blob || encode(nik)))))
    end as nik_hash,
    enrolled_on,
    case
        when day_kind = 'd' and day(enrolled_on) <= 12 then 'native up to 12'
        when day_kind = 'd' then 'native beyond 12'
        when macros.month_comes_first(day_text) then 'month first'
        when day(enrolled_on) > 12 then 'day beyond 12'
        when enrolled_on is not null then 'day up to 12'
    end as day_source,
    segment,
    office_code,
    cadre_code,
    cadre_text as cadre_name,
    event_code,
    event_text as event_name,
    coalesce(program, '') as program,
    coalesce(regency_code, '') as regency_code,
    district_code,
    occupation,
    wage,
    case when contribution >= 0 then contribution end as contribution,
    coalesce(funding, '') as funding,
    supervisor,
    list_filter(
        [
            case
                when nik is null then { 'reason': 'nik_missing', 'column_name': 'nik', 'found': null }
                when nik_kind = 'n'
                    then { 'reason': 'nik_numeric', 'column_name': 'nik', 'found': macros.shape(nik) }
                when regexp_full_match(nik, '(?i)\d[\d,]*e\+?\d+')
                    then { 'reason': 'nik_scientific', 'column_name': 'nik', 'found': macros.shape(nik) }
                when not nik_is_sound
                    then { 'reason': 'nik_not_16_digits', 'column_name': 'nik', 'found': macros.shape(nik) }
            end,
            case
                when day_text is null
                    then { 'reason': 'date_missing', 'column_name': 'tanggal_kepesertaan', 'found': null }
                when macros.month_comes_first(day_text) or enrolled_on is null
                    then {
                        'reason': 'date_unreadable', 'column_name': 'tanggal_kepesertaan',
                        'found': macros.shown_day(day_text)
                    }
                when enrolled_on > $today
                    then {
                        'reason': 'date_in_future', 'column_name': 'tanggal_kepesertaan',
                        'found': macros.shown_day(day_text)
                    }
                when enrolled_on < date '1977-01-01'
                    then {
                        'reason': 'date_before_1977', 'column_name': 'tanggal_kepesertaan',
                        'found': macros.shown_day(day_text)
                    }
            end,
            case
                when segment_text is null
                    then { 'reason': 'segment_missing', 'column_name': 'segmen', 'found': null }
                when segment is null
                    then {
                        'reason': 'segment_unknown', 'column_name': 'segmen', 'found': macros.shape(segment_text)
                    }
            end,
            case
                when office_code_text is null and office_text is null
                    then { 'reason': 'office_missing', 'column_name': 'kode_kantor', 'found': null }
                when code_office is null and office_code_text is not null
                    then {
                        'reason': 'office_unknown', 'column_name': 'kode_kantor',
                        'found': macros.shown_office(office_code_text)
                    }
                when office_code is null
                    then {
                        'reason': 'office_unknown', 'column_name': 'nama_kantor',
                        'found': macros.shown_office(office_text)
                    }
                when code_office != name_office
                    then {
                        'reason': 'office_contradictory', 'column_name': 'nama_kantor',
                        'found': macros.shown_office(office_text)
                    }
            end,
            case
                when regency_is_ambiguous
                    then {
                        'reason': 'regency_code_ambiguous', 'column_name': 'kabupaten',
                        'found': regency_code_text
                    }
            end,
        ],
        lambda error: error is not null
    ) as errors,
    list_filter(
        [
            case
                when regency_text is not null and regency_code is null
                    then {
                        'reason': 'regency_unknown', 'column_name': 'kabupaten',
                        'found': macros.shape(regency_text)
                    }
            end,
            case
                when regency_text is null and $kabupaten is not null
                    then { 'reason': 'regency_missing', 'column_name': 'kabupaten', 'found': null }
            end,
            case
                when district_text is not null and regency_code is not null and district_code is null
                    then {
                        'reason': 'district_unknown', 'column_name': 'kecamatan',
                        'found': macros.shape(district_text)
                    }
            end,
            case
                when
                    segment = 'BPU' and $program is not null
                    and not coalesce(contains(program, 'JKK') and contains(program, 'JKM'), false)
                    then {
                        'reason': 'bpu_without_jkk_jkm', 'column_name': 'program',
                        'found': nullif(coalesce(nullif(program, ''), macros.shape(program_text)), '')
                    }
            end,
            case
                when contribution_text is not null and (contribution is null or contribution < 0)
                    then {
                        'reason': 'contribution_unreadable', 'column_name': 'iuran',
                        'found': macros.shape(contribution_text)
                    }
            end,
            case
                when wage_text is not null and wage is null
                    then { 'reason': 'wage_unreadable', 'column_name': 'upah', 'found': macros.shape(wage_text) }
            end,
            case
                when funding_text is not null and funding is null
                    then {
                        'reason': 'funding_unknown', 'column_name': 'sumber_iuran',
                        'found': macros.shape(funding_text)
                    }
            end,
            case
                when kpj_length != 11
                    then {
                        'reason': 'kpj_not_11_characters', 'column_name': 'kpj',
                        'found': kpj_length::varchar
                    }
            end,
            case
                when office_text is not null and name_office is null and code_office is not null
                    then {
                        'reason': 'office_name_unknown', 'column_name': 'nama_kantor',
                        'found': macros.shown_office(office_text)
                    }
            end,
        ],
        lambda warning: warning is not null
    ) as warnings,
from placed;
