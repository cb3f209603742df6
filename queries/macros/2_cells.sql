-- What a cell of an export says, or null where it says nothing that can be read.

-- A cell, or null where it is empty or holds one of the signs for "nothing". Blanks around it are gone by then.
create or replace macro macros.cell(content) as
    case when content not in ('', '-', '--', '#N/A', 'NULL', 'null') then content end;

-- Digits and letters of a cell hidden, its shape kept: enough to see what is wrong, never who it is about.
create or replace macro macros.shape(content) as
    left(regexp_replace(regexp_replace(content, '[0-9]', '9', 'g'), '[A-Za-z\x{80}-\x{10FFFF}]', 'x', 'g'), 40);

-- A NIK without the blanks, apostrophes, dots and dashes that offices write into it.
create or replace macro macros.nik_digits(content) as
    regexp_replace(content, '[\s\x{00a0}''`´‘’.\-]', '', 'g');

create or replace macro macros.month_number(name) as
    case
        when lower(name) in ('jan', 'januari', 'january') then 1
        when lower(name) in ('feb', 'peb', 'februari', 'pebruari', 'february') then 2
        when lower(name) in ('mar', 'maret', 'march') then 3
        when lower(name) in ('apr', 'april') then 4
        when lower(name) in ('mei', 'may') then 5
        when lower(name) in ('jun', 'juni', 'june') then 6
        when lower(name) in ('jul', 'juli', 'july') then 7
        when lower(name) in ('agu', 'agt', 'ags', 'agust', 'agustus', 'aug', 'august') then 8
        when lower(name) in ('sep', 'sept', 'september') then 9
        when lower(name) in ('okt', 'oktober', 'oct', 'october') then 10
        when lower(name) in ('nov', 'nop', 'november', 'nopember') then 11
        when lower(name) in ('des', 'desember', 'dec', 'december') then 12
    end;

-- Parts of a date written in words: "12 Nopember 2016", "22-SEP-2023".
create or replace macro macros.worded_day(content) as
    try_cast(
        regexp_replace(
            regexp_replace(content, '^(\d{1,2})[\s./-]*([A-Za-z]+)[\s./,-]*(\d{4})$', '\3-\2-\1'),
            '[A-Za-z]+',
            macros.month_number(regexp_extract(content, '[A-Za-z]+'))::varchar
        ) as date
    );

-- The day a cell names, day first. Excel serial numbers count from 30 December 1899.
create or replace macro macros.day(content) as
    case
        when regexp_full_match(content, '\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}([ T]\d{1,2}[:.]\d{2}([:.]\d{2})?)?')
            then try_strptime(
                replace(replace(replace(content[:10], '/', '-'), '.', '-'), ' ', '-').regexp_extract(
                    '\d{1,2}-\d{1,2}-\d{4}'
                ),
                '%d-%m-%Y'
            )::date
        when regexp_full_match(content, '\d{4}[-/]\d{1,2}[-/]\d{1,2}([ T].*)?')
            then try_cast(replace(regexp_extract(content, '^[0-9/-]+'), '/', '-') as date)
        when regexp_full_match(content, '[2-9]\d{4}(\.\d+)?')
            then date '1899-12-30' + floor(try_cast(content as double))::integer
        when regexp_full_match(content, '\d{1,2}[\s./-]*[A-Za-z]+[\s./,-]*\d{4}') then macros.worded_day(content)
    end;

-- True where a date can only be meant month first: 11/30/2016.
create or replace macro macros.month_comes_first(content) as
    coalesce(
        regexp_matches(content, '^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}')
        and try_cast(regexp_extract(content, '^(\d{1,2})[-/.](\d{1,2})', 1) as integer) <= 12
        and try_cast(regexp_extract(content, '^(\d{1,2})[-/.](\d{1,2})', 2) as integer) between 13 and 31,
        false
    );

-- An amount without its currency, blanks and the Indonesian ",-"; brackets mean negative.
create or replace macro macros.amount_digits(content) as
    regexp_replace(
        regexp_replace(
            regexp_replace(lower(content), '(rp\.?|idr|[\s\x{00a0}]|,-$|,--$)', '', 'g'),
            '^\((.*)\)$', '-\1'
        ),
        '^\+', ''
    );

-- An amount: 1.234.567 and 12,5 as Indonesians write it, 446,819,131.00 as Excel exports it. Cells that hold
-- a number, not text, always use the dot for decimals. `digits` comes from amount_digits.
create or replace macro macros.amount(digits, is_number) as
    case
        when is_number then try_cast(digits as double)
        when regexp_full_match(digits, '-?\d{4,}\.\d{3}') then null
        when regexp_full_match(digits, '-?\d+(\.\d+)?(e[+-]?\d+)?')
            and not regexp_full_match(digits, '-?\d{1,3}\.\d{3}')
            then try_cast(digits as double)
        when regexp_full_match(digits, '-?\d{1,3}(\.\d{3})+(,\d+)?|-?\d+(,\d+)?')
            and not regexp_full_match(digits, '-?\d{1,3},\d{3}')
            then try_cast(replace(replace(digits, '.', ''), ',', '.') as double)
        when regexp_full_match(digits, '-?\d{1,3}(,\d{3})+(\.\d+)?')
            then try_cast(replace(digits, ',', '') as double)
    end;

-- The amount in whole rupiah; null beyond a billion, which no worker earns or pays in a month.
create or replace macro macros.rupiah(digits, is_number) as
    case
        when macros.amount(digits, is_number) between -1e9 and 1e9
            then round(macros.amount(digits, is_number))::decimal(18, 0)
    end;

-- A text as it is kept. Where it holds a number as long as a NIK or a KPJ, its shape only.
create or replace macro macros.kept(content) as
    case
        when regexp_matches(content, '\d[\d\s.-]{9,}\d') then macros.shape(content)
        else left(content, 100)
    end;

-- A code as it is kept: upper case, one blank at most between words. One as long as a NIK or a KPJ is replaced by
-- a keyed hash, which tells it from others and gives nothing away.
create or replace macro macros.kept_code(content, inner_pad, outer_pad) as
    case
        when regexp_matches(content, '\d[\d\s.-]{9,}\d')
            then '#' || left(
                sha256(
                    outer_pad::blob
                    || unhex(sha256(inner_pad::blob || encode(regexp_replace(content, '[^A-Za-z0-9]', '', 'g'))))
                ),
                10
            )
        else upper(left(regexp_replace(content, '\s+', ' ', 'g'), 100))
    end;

create or replace macro macros.segment(key) as
    case
        when key in ('pu', 'penerimaupah', 'pupenerimaupah', 'penerimaupahpu', 'pesertapu') then 'PU'
        when key in (
            'bpu', 'bukanpenerimaupah', 'bpubukanpenerimaupah', 'bukanpenerimaupahbpu', 'pesertabpu'
        ) then 'BPU'
        when key in (
            'jakon', 'konstruksi', 'jasakonstruksi', 'jasakonstruksijakon', 'jakonjasakonstruksi'
        ) then 'JAKON'
        when key in (
            'pmi', 'tki', 'pekerjamigran', 'pekerjamigranindonesia', 'pekerjamigranindonesiapmi'
        ) then 'PMI'
    end;

create or replace macro macros.funding(key) as
    case
        when key in ('mandiri', 'sendiri', 'pribadi', 'bayarsendiri') then 'mandiri'
        when key in ('apbd', 'pemda', 'apbdprovinsi', 'apbdkabupaten', 'apbdkota') then 'apbd'
        when key in ('desa', 'danadesa', 'apbdes', 'bkbk') then 'desa'
        when key in ('csr', 'donatur', 'csrdonatur', 'donasi', 'danacsr') then 'csr'
    end;

-- Programs in their usual order, joined by "+"; "2P" to "5P" stand for the first so many.
create or replace macro macros.programs(content) as
    case
        when regexp_matches(content, '[2-5]\s*[Pp]([Rr]|$|[^A-Za-z])')
            then array_to_string(
                list_slice(
                    ['JKK', 'JKM', 'JHT', 'JP', 'JKP'], 1, regexp_extract(content, '([2-5])\s*[Pp]', 1)::integer
                ),
                '+'
            )
        else concat_ws(
            '+',
            if(contains(upper(content), 'JKK'), 'JKK', null),
            if(contains(upper(content), 'JKM'), 'JKM', null),
            if(contains(upper(content), 'JHT'), 'JHT', null),
            if(regexp_matches(upper(content), '\bJP\b'), 'JP', null),
            if(contains(upper(content), 'JKP'), 'JKP', null)
        )
    end;

-- A date as found, where it is short enough to be nothing else; its shape otherwise.
create or replace macro macros.shown_day(content) as
    case when regexp_full_match(content, '[0-9/. :-]{1,10}') and not regexp_matches(content, '\d{9}')
        then content else macros.shape(content)
    end;

-- An office as found, where it reads like one; its shape otherwise.
create or replace macro macros.shown_office(content) as
    case when regexp_full_match(content, '[A-Za-z0-9]{1,5}|(?i:kc|kcp|kacab|kantor|cabang)\b.{0,50}')
            and not regexp_matches(content, '\d{6}')
        then content else macros.shape(content)
    end;
