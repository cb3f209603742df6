-- Question: In how many of these pairs do two columns that may stand for the same say different things of a row?
-- View: texts (one, other), what stands in both; $name, what they may stand for. A segment or an office counts
-- where both name one; a cadre where the other names one that the first does not.
select
    count(*) filter (
        where case
            when $name = 'segmen'
                then macros.segment(macros.name_key(texts.one)) != macros.segment(macros.name_key(texts.other))
            when $name = 'kode_kader'
                then other_cadre.cadre_code is distinct from one_cadre.cadre_code and other_cadre.code is not null
            when $name = 'nama_kader'
                then not list_has_any(coalesce(one_name.cadre_codes, []), other_name.cadre_codes)
            else one_office.office_code != other_office.office_code
        end
    ) as pairs,
from texts
left join office_spellings as one_office
    on macros.name_key(texts.one) = one_office.spelling
left join office_spellings as other_office
    on macros.name_key(texts.other) = other_office.spelling
left join cadres_of_codes as one_cadre
    on upper(trim(texts.one)) = one_cadre.code
left join cadres_of_codes as other_cadre
    on upper(trim(texts.other)) = other_cadre.code
left join cadres_of_names as one_name
    on macros.name_key(texts.one) = one_name.spelling
left join cadres_of_names as other_name
    on macros.name_key(texts.other) = other_name.spelling;
