-- What there is to say of rows of enrollments: what is wrong with each (errors reject it), what is odd. The table holds
-- their NIK and KPJ, how they depart from their header, and what their other texts were read as (readings).
-- A projection and nothing more: joins, sorts and groups may spill to disk, which no NIK may get to.
-- Almost all NIKs and KPJs are right: only of the others it is to be found out what remains without blanks.
create or replace macro macros.judged(table_name) as table
with known as (
    select
        *,
        macros.has_birth_of_somebody(nik) as is_usual,
        case when length(kpj) != 11 then length(macros.cell(kpj)) end as kpj_length,
    from query_table(table_name)
),

identified as (
    select
        *,
        case when is_usual then nik else macros.nik_digits(macros.cell(nik)) end as nik_digits,
    from known
),

remarked as (
    select
        *,
        macros.nik_error(nik_digits, nik_is_number) as nik_error,
        case when not is_usual and not macros.has_birth_of_somebody(nik_digits) then 'nik_birth_impossible' end
            as nik_warning,
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
    *,
    nik_error is null or nik_error = 'nik_implausible' as nik_is_sound,
    coalesce(cells_error, nik_error, day_error, segment_error, office_error, regency_error) is not null as has_errors,
    coalesce(
        nik_warning, regency_warning, district_warning, program_warning, due_warning, wage_warning, funding_warning,
        kpj_warning, office_warning, cadre_warning, nullif(ragged, 'short')
    ) is not null as has_warnings,
from remarked;
