-- Question: What is there to say of each of these rows of enrollments: is it one, whose, what is wrong, what odd?
-- In the order of the rows. A projection and nothing more: joins, sorts and groups may spill to disk, which no NIK may
-- get to.
-- View: cells, those rows of which there is something to say (find_noted.sql), with all their cells.
-- Params: nik_labels, the ways to head the column of NIKs
with looked_at as (
    select
        *,
        list_filter(cells, lambda content: macros.cell(content) is not null) as filled,
        not nik_is_sound and enrolled_on is null and segment is null as is_doubtful,
    from macros.judged('cells')
),

misplaced as (
    select
        *,
        case
            when is_doubtful then list_filter(filled, lambda content: macros.holds_row(content))[1]
        end as row_in_cell,
        case
            when
                is_doubtful and not coalesce(macros.is_long_as_nik(nik), false)
                and len(list_filter(filled, lambda content: macros.is_long_as_nik(content))) > 0
                then 'nik_elsewhere'
        end as place_error,
    from looked_at
)

select
    -- Rows that are no enrollment at all. A row is one as soon as it has a NIK, a day or, but for totals, a segment.
    case
        when nik_is_sound or enrolled_on is not null then null
        when segment is not null and (day_error != 'date_missing' or regexp_matches(nik_digits, '(\d.*){8}')) then null
        when segment is not null
            then macros.skipped_segment_row(filled, office_code is not null or regency_code != '')
        else macros.skipped_row(
            filled, nik_digits,
            [first_label] || $nik_labels::varchar[],
            day_error = 'date_unreadable' and regexp_full_match(day_found, '\d[\d/. :-]{5,}'),
            office_code is not null or regency_code != ''
        )
    end as skipped,
    if(nik_is_sound, nik_digits, null) as nik,
    case
        when skipped is not null then macros.skipped_notes(skipped, filled)
        when not has_errors then []
        when row_in_cell is not null
            then [{ 'reason': 'cells_joined', 'column_name': null, 'found': macros.shape(row_in_cell) }]
        else list_filter(
            [
                { 'reason': place_error, 'column_name': 'nik', 'found': macros.shape(nik_digits) },
                { 'reason': cells_error, 'column_name': null, 'found': len(cells)::varchar },
                { 'reason': nik_error, 'column_name': 'nik', 'found': macros.shape(nik_digits) },
                { 'reason': day_error, 'column_name': 'tanggal_kepesertaan', 'found': day_found },
                { 'reason': segment_error, 'column_name': 'segmen', 'found': segment_found },
                { 'reason': office_error, 'column_name': office_column, 'found': office_found },
                { 'reason': regency_error, 'column_name': 'kabupaten', 'found': regency_code_found },
            ],
            lambda note: note.reason is not null
        )
    end as errors,
    case
        when not has_warnings then []
        else list_filter(
            [
                { 'reason': nik_warning, 'column_name': 'nik', 'found': macros.shape(nik_digits) },
                { 'reason': regency_warning, 'column_name': 'kabupaten', 'found': regency_found },
                { 'reason': district_warning, 'column_name': 'kecamatan', 'found': district_found },
                { 'reason': program_warning, 'column_name': 'program', 'found': program_found },
                { 'reason': due_warning, 'column_name': 'iuran', 'found': contribution_found },
                { 'reason': wage_warning, 'column_name': 'upah', 'found': wage_found },
                { 'reason': funding_warning, 'column_name': 'sumber_iuran', 'found': funding_found },
                { 'reason': kpj_warning, 'column_name': 'kpj', 'found': kpj_length::varchar },
                { 'reason': cadre_warning, 'column_name': 'nama_kader', 'found': cadre_found },
                { 'reason': office_warning, 'column_name': 'nama_kantor', 'found': office_name_found },
                {
                    'reason': if(ragged = 'long', 'cells_beyond_header', null), 'column_name': null,
                    'found': len(cells)::varchar
                },
            ],
            lambda note: note.reason is not null
        )
    end as warnings,
    skipped is null and len(errors) = 0 as is_sound,
from misplaced;
