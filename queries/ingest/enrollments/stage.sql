-- Question: What is there to say of each row of enrollments: is it one, whose, what is wrong (errors reject it), odd?
-- In the order of the rows. A projection and nothing more: joins, sorts and groups may spill to disk, which no NIK may
-- get to.
-- View: cells (see acquisition/ingest/named.py), with what their texts were read as (readings).
-- Params: nik_labels, the ways to head the column of NIKs
with identified as (
    select
        *,
        case when regexp_full_match(nik, '\d{16}') then nik else macros.nik_digits(macros.cell(nik)) end
            as nik_digits,
        -- Almost all are right, and the length alone says so.
        case when length(kpj) != 11 then length(macros.cell(kpj)) end as kpj_length,
    from cells
),

judged as (
    select
        *,
        regexp_full_match(nik_digits, '\d{16}') and not nik_is_number as nik_is_sound,
        macros.nik_error(nik_digits, nik_is_number) as nik_error,
        case when not macros.has_birth_of_somebody(nik_digits) then 'nik_birth_impossible' end as nik_warning,
        -- BPU pay at least half of 1 % of Rp 1,000,000 and of Rp 6,800 (PP 50/2025).
        coalesce(
            contribution_warning, if(segment = 'BPU' and contribution < 8400, 'contribution_implausible', null)
        ) as due_warning,
        case when kpj_length != 11 then 'kpj_not_11_characters' end as kpj_warning,
        -- Cells that do not fit their columns, in a row that has more or fewer than its header, stand in others'.
        case
            when ragged is null then null
            when ragged = 'split' then 'cells_shifted'
            when
                len(list_filter(
                    [
                        regency_warning, district_warning, program_warning, contribution_warning, wage_warning,
                        funding_warning
                    ],
                    lambda warning: warning is not null
                )) > if(ragged = 'short', 1, 0)
                then 'cells_shifted'
        end as cells_error,
    from identified
)

select
    sheet,
    line,
    -- Rows that are no enrollment at all. A row is one as soon as it has a NIK, a day or a segment.
    case
        when nik_is_sound or enrolled_on is not null or segment is not null then null
        else macros.skipped_row(
            list_filter(cells, lambda content: macros.cell(content) is not null), nik_digits,
            [first_label] || $nik_labels::varchar[],
            day_error = 'date_unreadable' and regexp_full_match(day_found, '\d[\d/. :-]{5,}'),
            office_code is not null or regency_code != ''
        )
    end as skipped,
    if(nik_is_sound, nik_digits, null) as nik,
    -- The lists are built for the few rows that need them: for millions of sound ones they would cost the most.
    case
        when coalesce(cells_error, nik_error, day_error, segment_error, office_error, regency_error) is null then []
        else list_filter(
            [
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
        when coalesce(
            nik_warning, regency_warning, district_warning, program_warning, due_warning, wage_warning,
            funding_warning, kpj_warning, office_warning, nullif(ragged, 'short')
        ) is null then []
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
from judged;
