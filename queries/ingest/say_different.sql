-- Question: In how many of these pairs do two columns that may stand for the same name different segments or offices?
-- View: texts (one, other), what stands in both.
select
    count(*) filter (
        where macros.segment(macros.name_key(texts.one)) != macros.segment(macros.name_key(texts.other))
        or one_office.office_code != other_office.office_code
    ) as pairs,
from texts
left join office_spellings as one_office
    on macros.name_key(texts.one) = one_office.spelling
left join office_spellings as other_office
    on macros.name_key(texts.other) = other_office.spelling;
