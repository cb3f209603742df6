-- What is compared of names of cadres to tell whether two are one. Digits matter: "Kader TBO-2" is "Kader TBO-02", and
-- never "Kader TBO-03".
create or replace macro macros.letters_of(name) as
regexp_replace(lower(strip_accents(name)), '[^a-z]', '', 'g');

create or replace macro macros.numbers_of(name) as
list_transform(regexp_extract_all(name, '\d+'), lambda digits: ltrim(digits, '0'));

-- The words of a name in alphabetical order, without titles and forms of address.
create or replace macro macros.words_of(name) as
list_sort(list_filter(
    string_split_regex(lower(strip_accents(name)), '[^a-z]+'),
    lambda word: word != '' and not list_contains(
        ['kader', 'bpk', 'bapak', 'ibu', 'bu', 'pak', 'sdr', 'sdri', 'h', 'hj', 'haji', 'hajah', 'dr', 'drs', 'dra',
            'ir', 'se', 'sh', 'spd', 'sag', 'sip', 'ssos', 'skom', 'st', 'mm', 'msi'],
        word
    )
));

-- Why two spellings may mean the same cadre, the surest reason first; null where nothing speaks for it.
create or replace macro macros.likeness(name, other) as
case
    when macros.numbers_of(name) != macros.numbers_of(other) then null
    when macros.letters_of(name) = '' or macros.letters_of(other) = '' then null
    when macros.letters_of(name) = macros.letters_of(other) then '1 same_letters'
    when len(macros.words_of(name)) = 0 or len(macros.words_of(other)) = 0 then null
    when macros.words_of(name) = macros.words_of(other) then '2 same_words'
    when
        least(length(macros.letters_of(name)), length(macros.letters_of(other))) >= 5
        and damerau_levenshtein(macros.letters_of(name), macros.letters_of(other)) <= 2
        and jaro_winkler_similarity(macros.letters_of(name), macros.letters_of(other)) >= 0.92
        then '3 alike'
    when
        len(list_filter(macros.words_of(name), lambda word: length(word) >= 4)) > 0
        and len(list_filter(macros.words_of(other), lambda word: length(word) >= 4)) > 0
        and (
            list_has_all(macros.words_of(name), macros.words_of(other))
            or list_has_all(macros.words_of(other), macros.words_of(name))
        )
        then '4 part_of_name'
end;
