-- The segment, and the programs taken: BPU need JKK and JKM.
-- View: texts (segmen, program).
-- Params: none
with read as (
    select
        place,
        macros.cell(segmen) as segment_text,
        macros.segment(macros.name_key(macros.cell(segmen))) as segment,
        program is not null as has_program,
        macros.cell(program) as program_text,
        macros.programs(macros.cell(program)) as program,
    from texts
)

select
    segment,
    coalesce(program, '') as program,
    case
        when segment_text is null then 'segment_missing'
        when segment is null then 'segment_unknown'
    end as segment_error,
    macros.shape(segment_text) as segment_found,
    case
        when
            segment = 'BPU' and has_program
            and not coalesce(contains(program, 'JKK') and contains(program, 'JKM'), false)
            then 'bpu_without_jkk_jkm'
    end as program_warning,
    coalesce(nullif(program, ''), macros.shape(program_text)) as program_found,
from read
order by place;
