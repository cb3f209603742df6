-- How a name is recognised whatever its spelling: lower case letters and digits only.
create or replace macro macros.name_key(name) as
regexp_replace(lower(strip_accents(name)), '[^a-z0-9]', '', 'g');

-- All that an office is called by.
create or replace macro macros.office_names(office_code, office, aliases) as
[office_code, office] || string_split(coalesce(aliases, ''), '|');

-- The name of a regency without the word for its kind.
create or replace macro macros.regency_stem(name) as
macros.name_key(regexp_replace(name, '^\s*(?i:kabupaten|kab|kota)\b\.?', ''));

-- The same for a regency with its kind, if one is named: "Kab. Batang Hari" is kabbatanghari.
create or replace macro macros.regency_key(name) as
case
    when regexp_matches(name, '^\s*(?i:kabupaten|kab)\b') then 'kab'
    when regexp_matches(name, '^\s*(?i:kota)\b') then 'kota'
    else ''
end || macros.regency_stem(name);

-- The code of a cadre or an event that an export names without one and that is not registered: like names of
-- different offices, or of events on different days, stay apart.
create or replace macro macros.unregistered(scope, name) as
    scope || ': ' || upper(regexp_replace(name, '\s+', ' ', 'g'));
