-- Question: What share of the potential workers of each regency is covered?
-- Definition: Coverage = active / potential, of a regency and segment (PU, BPU), as the latest coverage list dated no
--   later than the end of the period and the date of the data gives them; the source says what counts as potential.
--   Empty where no list says anything. Active are participants that pay: not the same as acquired. Gap to target: the
--   active participants that the list's coverage target asks for, minus those active, never below 0; not the same as
--   not yet covered, which looks at all workers. Empty where the list names no target.
-- Grain: regency_code, segment
-- Filters: to, segment, regency
-- Scope: shared
with latest as (
    select *
    from coverage
    where dated <= (select last_day from macros.period(null, $to))
    qualify row_number() over (partition by regency_code, segment order by dated desc) = 1
)

select
    regencies.regency_code,
    regencies.regency,
    segments.segment,
    latest.dated,
    latest.active,
    latest.potential,
    latest.active / nullif(latest.potential, 0) as coverage,
    latest.target_active,
    case when latest.target_active is not null then greatest(0, latest.target_active - latest.active) end
        as gap_to_target,
    latest.source,
from regencies
cross join (values ('PU'), ('BPU')) as segments (segment)
left join latest on regencies.regency_code = latest.regency_code and segments.segment = latest.segment
where
    ($regency is null or list_contains($regency, regencies.regency_code))
    and ($segment is null or list_contains($segment, segments.segment))
order by regencies.regency_code, segments.segment;
