-- Rows of cells, read as enrollments: identities hashed, cells typed, names recognised, and with each row what is
-- wrong (errors reject it) or odd (warnings) about it. Views: cells (see acquisition/ingest/named.py), sheets.
-- Params: today; inner_pad and outer_pad of the key (HMAC, RFC 2104); scheme of bare regency codes, if declared.
insert into staged
with

named as (
    select
        sheet,
        line,
        cells,
        macros.nik_digits(macros.cell(nik)) as nik,
        nik_is_number,
        length(macros.cell(kpj)) as kpj_length,
        macros.cell(tanggal_kepesertaan) as day_text,
        macros.day(macros.cell(tanggal_kepesertaan)) as enrolled_on,
        tanggal_kepesertaan_is_date as day_is_native,
        macros.cell(segmen) as segment_text,
        macros.cell(program) as program_text,
        macros.cell(kode_kantor) as office_code_text,
        macros.cell(nama_kantor) as office_text,
        macros.kept_code(macros.cell(kode_kader), $inner_pad, $outer_pad) as cadre_code,
        macros.kept(macros.cell(nama_kader)) as cadre_name,
        macros.kept_code(macros.cell(kode_kegiatan), $inner_pad, $outer_pad) as event_code,
        macros.kept(macros.cell(nama_kegiatan)) as event_name,
        macros.cell(kabupaten) as regency_text,
        macros.cell(kecamatan) as district_text,
        macros.kept(macros.cell(pekerjaan)) as occupation,
        macros.cell(upah) as wage_text,
        macros.amount(macros.amount_digits(macros.cell(upah)), upah_is_number) as wage_amount,
        macros.cell(iuran) as contribution_text,
        macros.amount(macros.amount_digits(macros.cell(iuran)), iuran_is_number) as contribution_amount,
        macros.cell(sumber_iuran) as funding_text,
        macros.kept(macros.cell(pembina)) as supervisor,
    from cells
),

typed as (
    select
        *,
        regexp_full_match(nik, '\d{16}') and not nik_is_number as nik_is_sound,
        macros.segment(macros.name_key(segment_text)) as segment,
        macros.programs(program_text) as program,
        macros.funding(macros.name_key(funding_text)) as funding,
        macros.rupiah(wage_amount) as wage,
        macros.rupiah(contribution_amount) as contribution,
        macros.regency_code_text(regency_text) as regency_code_text,
        macros.regency_name_text(regency_text) as regency_name_text,
    from named
),

-- Rows that are no enrollment at all. A row is one as soon as it has a NIK, a day or a segment.
sorted as (
    select
        typed.*,
        list_contains(sheets.columns, 'kabupaten') as has_regency,
        list_contains(sheets.columns, 'program') as has_program,
        case
            when nik_is_sound or enrolled_on is not null or segment is not null then null
            when len(list_filter(cells, lambda content: macros.cell(content) is not null)) = 0 then 'blank'
            when macros.name_key(nik) = sheets.first_label then 'header'
            when len(list_filter(cells, lambda content: regexp_matches(
                content, '^\s*(?i:grand\s+|sub\s*)?(?i:total|jumlah)\b'
            ))) > 0 then 'total'
            when
                len(list_filter(cells, lambda content: macros.cell(content) is not null)) <= 3
                and (nik is null or regexp_matches(nik, '[A-Za-z]{2}')) then 'text'
        end as skipped,
    from typed
    inner join sheets using (sheet)
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
        by_district_name.district_code,
    from recognised
    left join district_spellings as by_district_name
        on
            recognised.regency_code = by_district_name.regency_code
            and macros.name_key(recognised.district_text) = by_district_name.spelling
),

-- The code of what is wrong or odd in each column, null where nothing is.
judged as (
    select
        *,
        macros.nik_error(nik, nik_is_number) as nik_error,
        case
            when day_text is null then 'date_missing'
            when enrolled_on is null then 'date_unreadable'
            when enrolled_on > $today then 'date_in_future'
            when enrolled_on < date '1977-01-01' then 'date_before_1977'
        end as day_error,
        case
            when segment_text is null then 'segment_missing'
            when segment is null then 'segment_unknown'
        end as segment_error,
        case
            when office_code_text is null and office_text is null then 'office_missing'
            when office_code is null or (code_office is null and office_code_text is not null) then 'office_unknown'
            when office_code != name_office then 'office_contradictory'
        end as office_error,
        case when regency_is_ambiguous then 'regency_code_ambiguous' end as regency_error,
        case
            when regency_text is null and has_regency then 'regency_missing'
            when regency_text is not null and regency_code is null then 'regency_unknown'
        end as regency_warning,
        case
            when district_text is not null and regency_code is not null and district_code is null
                then 'district_unknown'
        end as district_warning,
        case
            when
                segment = 'BPU' and has_program
                and not coalesce(contains(program, 'JKK') and contains(program, 'JKM'), false)
                then 'bpu_without_jkk_jkm'
        end as program_warning,
        case
            when contribution_text is not null and coalesce(contribution, -1) < 0 then 'contribution_unreadable'
        end as contribution_warning,
        case when wage_text is not null and wage is null then 'wage_unreadable' end as wage_warning,
        case when funding_text is not null and funding is null then 'funding_unknown' end as funding_warning,
        case when kpj_length != 11 then 'kpj_not_11_characters' end as kpj_warning,
        case
            when office_text is not null and name_office is null and code_office is not null
                then 'office_name_unknown'
        end as office_warning,
    from placed
)

select
    sheet,
    line,
    skipped,
    case
        when nik_is_sound
            then unhex(sha256($outer_pad::blob || unhex(sha256($inner_pad::blob || encode(nik)))))
    end as nik_hash,
    enrolled_on,
    macros.day_source(day_text, day_is_native, enrolled_on) as day_source,
    segment,
    office_code,
    coalesce(cadre_code, '') as cadre_code,
    cadre_name,
    coalesce(event_code, '') as event_code,
    event_name,
    coalesce(program, '') as program,
    coalesce(regency_code, '') as regency_code,
    district_code,
    occupation,
    wage,
    case when contribution >= 0 then contribution end as contribution,
    coalesce(funding, '') as funding,
    supervisor,
    -- The lists are built for the few rows that need them: for millions of sound ones they would cost the most.
    case
        when coalesce(nik_error, day_error, segment_error, office_error, regency_error) is null then []
        else list_filter(
            [
                { 'reason': nik_error, 'column_name': 'nik', 'found': macros.shape(nik) },
                {
                    'reason': day_error, 'column_name': 'tanggal_kepesertaan',
                    'found': macros.shown_day(day_text)
                },
                { 'reason': segment_error, 'column_name': 'segmen', 'found': macros.shape(segment_text) },
                {
                    'reason': office_error,
                    'column_name': if(
                        office_text is null or (office_code_text is not null and code_office is null),
                        'kode_kantor', 'nama_kantor'
                    ),
                    'found': macros.shown_office(
                        if(
                            office_text is null or (office_code_text is not null and code_office is null),
                            office_code_text, office_text
                        )
                    )
                },
                { 'reason': regency_error, 'column_name': 'kabupaten', 'found': regency_code_text },
            ],
            lambda note: note.reason is not null
        )
    end as errors,
    case
        when coalesce(
            regency_warning, district_warning, program_warning, contribution_warning, wage_warning,
            funding_warning, kpj_warning, office_warning
        ) is null then []
        else list_filter(
            [
                { 'reason': regency_warning, 'column_name': 'kabupaten', 'found': macros.shape(regency_text) },
                { 'reason': district_warning, 'column_name': 'kecamatan', 'found': macros.shape(district_text) },
                {
                    'reason': program_warning, 'column_name': 'program',
                    'found': coalesce(nullif(program, ''), macros.shape(program_text))
                },
                {
                    'reason': contribution_warning, 'column_name': 'iuran',
                    'found': macros.shape(contribution_text)
                },
                { 'reason': wage_warning, 'column_name': 'upah', 'found': macros.shape(wage_text) },
                { 'reason': funding_warning, 'column_name': 'sumber_iuran', 'found': macros.shape(funding_text) },
                { 'reason': kpj_warning, 'column_name': 'kpj', 'found': kpj_length::varchar },
                {
                    'reason': office_warning, 'column_name': 'nama_kantor',
                    'found': macros.shown_office(office_text)
                },
            ],
            lambda note: note.reason is not null
        )
    end as warnings,
from judged;
