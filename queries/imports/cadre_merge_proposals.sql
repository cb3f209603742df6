-- Question: Which cadres do exports seem to write in more than one way?
-- Definition: Spellings, of a name or a code, that the list of cadres does not know, beside the cadre of the same
--   office who may be meant: one of the list, or another unlisted one with more rows. The same letters and
--   numbers, zeros before a number and signs apart; the same words in another order, or without titles; all but
--   the same letters; or a part of the name. Numbers must be equal. Where two cadres are meant alike, none is
--   proposed. Nothing is merged before somebody confirms it. Rows: all rows that write so.
-- Grain: office_code, spelling
-- Filters: office
-- Scope: office
with written as (
    select
        named.office_code,
        named.cadre_code,
        coalesce(nullif(named.given_cadre_code, ''), named.cadre_name) as spelling,
        named.cadre_name,
    from macros.credited_enrollments() as named
    anti join cadres using (cadre_code)
    where
        named.cadre_code != ''
        and not starts_with(named.cadre_code, '#')
        and ($office is null or list_contains($office, named.office_code))
),

unlisted as (
    select
        office_code,
        min(cadre_code) as cadre_code,
        min(regexp_replace(spelling, '\s+', ' ', 'g')) as spelling,
        min(cadre_name) as cadre_name,
        count(*) as row_count,
    from written
    group by office_code, upper(regexp_replace(spelling, '\s+', ' ', 'g'))
),

candidates as (
    select
        office_code,
        cadre_code,
        cadre,
        true as registered,
        null::bigint as row_count,
    from cadres
    union all
    select
        office_code,
        cadre_code,
        coalesce(cadre_name, spelling) as cadre,
        false as registered,
        row_count,
    from unlisted
),

compared as (
    select
        unlisted.office_code,
        unlisted.spelling,
        unlisted.row_count,
        candidates.cadre_code,
        candidates.cadre,
        candidates.registered,
        least(
            macros.likeness(unlisted.spelling, candidates.cadre),
            macros.likeness(unlisted.spelling, candidates.cadre_code),
            macros.likeness(unlisted.cadre_name, candidates.cadre)
        ) as likeness,
        round(greatest(
            jaro_winkler_similarity(macros.name_key(unlisted.spelling), macros.name_key(candidates.cadre)),
            jaro_winkler_similarity(macros.name_key(unlisted.spelling), macros.name_key(candidates.cadre_code))
        ), 2) as similarity,
    from unlisted
    inner join candidates
        on
            unlisted.office_code = candidates.office_code
            and unlisted.cadre_code != candidates.cadre_code
            and (
                candidates.registered
                or unlisted.row_count < candidates.row_count
                or (unlisted.row_count = candidates.row_count and unlisted.cadre_code > candidates.cadre_code)
            )
),

best as (
    select *
    from compared
    where likeness is not null
    qualify rank() over (
        partition by office_code, spelling
        order by likeness, not registered, similarity desc
    ) = 1
)

select
    best.office_code,
    offices.office,
    best.spelling,
    best.row_count,
    best.cadre_code,
    best.cadre,
    best.registered,
    best.likeness[3:] as likeness,
    best.similarity,
from best
left join offices using (office_code)
qualify count(*) over (partition by best.office_code, best.spelling) = 1
order by best.row_count desc, best.office_code, best.spelling;
