-- Question: What do each office's acquisitions consist of, by segment, package, source of contribution and occupation?
-- Definition: Acquisition: workers counted once, at their earliest accepted enrollment, with what that enrollment says.
--   Trait: what they are told apart by. Segment; package: the number of programs, so 2P stands for JKK+JKM, 3P for
--   these and JHT; source of contribution: who pays; occupation: spellings that differ in capitals, blanks and signs
--   only are one, called by the most frequent of them. Part: one value of the trait; empty where the enrollment does
--   not say it, which is a part of its own. Share = acquisitions of the part / acquisitions of the office: the parts of
--   each trait sum to 1. Share of those known = acquisitions of the part / those of the office of which the trait is
--   known; empty for the part that is not. An office without acquisitions has no row.
-- Grain: office_code, trait, part
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
with described as (
    select
        office_code,
        segment,
        program,
        funding,
        coalesce(occupation, '') as occupation,
        count(*) as acquisitions,
    from macros.acquired($from, $to, $office, $segment, $funding, $regency)
    group by all
),

spelled as (
    select
        occupation,
        sum(acquisitions) as acquisitions,
    from described
    where macros.name_key(occupation) != ''
    group by occupation
),

named as (
    select
        macros.name_key(occupation) as occupation_key,
        min_by(occupation, (-acquisitions, occupation)) as occupation,
    from spelled
    group by occupation_key
),

parted as (
    select
        described.office_code,
        traits.trait,
        described.acquisitions,
        case traits.trait
            when 'segment' then described.segment
            when 'package'
                then if(described.program = '', '', len(string_split(described.program, '+'))::varchar || 'P')
            when 'funding' then described.funding
            when 'occupation' then coalesce(named.occupation, '')
        end as part,
    from described
    left join named on macros.name_key(described.occupation) = named.occupation_key
    cross join (values ('segment'), ('package'), ('funding'), ('occupation')) as traits (trait)
),

counted as (
    select
        office_code,
        trait,
        part,
        sum(acquisitions)::bigint as acquisitions,
    from parted
    group by office_code, trait, part
)

select
    counted.office_code,
    coalesce(offices.office, counted.office_code) as office,
    counted.trait,
    counted.part,
    counted.acquisitions,
    counted.acquisitions / sum(counted.acquisitions) over (partition by counted.office_code, counted.trait) as share,
    case
        when counted.part != ''
            then
                counted.acquisitions
                / sum(counted.acquisitions) filter (where counted.part != '')
                    over (partition by counted.office_code, counted.trait)
    end as share_of_known,
from counted
left join offices on counted.office_code = offices.office_code
order by counted.office_code, counted.trait, counted.part = '', counted.acquisitions desc, counted.part;
