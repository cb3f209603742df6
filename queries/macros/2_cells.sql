-- What a cell says, or null where it says nothing that can be read. Values are looked up by list_contains: DuckDB
-- would make a join of each `in (...)`, of which a statement that reads rows would have dozens.

-- A cell, or null where it is empty or holds one of the signs for "nothing". Blanks around it are gone by then.
create or replace macro macros.cell(content) as
    case when not list_contains(['', '-', '--', '#N/A', 'NULL', 'null'], content) then content end;

-- Digits and letters of a cell hidden, its shape kept: enough to see what is wrong, never who it is about. A dot stands
-- for a digit, since a digit would be taken for what was found.
create or replace macro macros.shape(content) as
    left(regexp_replace(regexp_replace(content, '[A-Za-z\x{80}-\x{10FFFF}]', 'x', 'g'), '[0-9]', '•', 'g'), 40);

-- A NIK without the blanks, seen and unseen, quotes, dots and dashes that offices write into it.
create or replace macro macros.nik_digits(content) as
    regexp_replace(
        content, '[\s"''`´.\-\x{00a0}\x{00ad}\x{2000}-\x{201f}\x{2028}-\x{202f}\x{2060}-\x{206f}\x{feff}]', '', 'g'
    );

create or replace macro macros.month_number(name) as
    case
        when list_contains(['jan', 'januari', 'january'], lower(name)) then 1
        when list_contains(['feb', 'peb', 'februari', 'pebruari', 'february'], lower(name)) then 2
        when list_contains(['mar', 'maret', 'march'], lower(name)) then 3
        when list_contains(['apr', 'april'], lower(name)) then 4
        when list_contains(['mei', 'may'], lower(name)) then 5
        when list_contains(['jun', 'juni', 'june'], lower(name)) then 6
        when list_contains(['jul', 'juli', 'july'], lower(name)) then 7
        when list_contains(['agu', 'agt', 'ags', 'agust', 'agustus', 'aug', 'august'], lower(name)) then 8
        when list_contains(['sep', 'sept', 'september'], lower(name)) then 9
        when list_contains(['okt', 'oktober', 'oct', 'october'], lower(name)) then 10
        when list_contains(['nov', 'nop', 'november', 'nopember'], lower(name)) then 11
        when list_contains(['des', 'desember', 'dec', 'december'], lower(name)) then 12
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

-- A date without what may stand around it: an apostrophe and the name of its day before, the time of day after.
create or replace macro macros.bare_day(content) as
    regexp_replace(
        regexp_replace(
            ltrim(content, '''`´‘’'),
            '^(?i:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu|ahad),?\s*(\d)', '\1'
        ),
        '[ T,]+\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?\s?(?i:[ap]\.?m\.?|wib)?(Z|[+-]\d{2}:?\d{2})?$', ''
    );

-- The day that a bare date names, day first. Excel serial numbers count from 30 December 1899.
create or replace macro macros.day_of(content) as
    case
        when regexp_full_match(content, '\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}')
            then try_strptime(replace(replace(replace(content, '/', '-'), '.', '-'), ' ', '-'), '%d-%m-%Y')::date
        when regexp_full_match(content, '\d{4}[-/]\d{1,2}[-/]\d{1,2}')
            then try_cast(replace(content, '/', '-') as date)
        when regexp_full_match(content, '[2-9]\d{4}([.,]\d+)?')
            then date '1899-12-30' + try_cast(content[:5] as integer)
        when regexp_full_match(content, '\d{1,2}[\s./-]*[A-Za-z]+[\s./,-]*\d{4}') then macros.worded_day(content)
    end;

-- The day a cell names.
create or replace macro macros.day(content) as
    macros.day_of(macros.bare_day(content));

-- True where a date can only be meant month first: 11/30/2016.
create or replace macro macros.month_comes_first(content) as
    coalesce(
        regexp_matches(content, '^\D?\d{1,2}[-/. ]\d{1,2}[-/. ]\d{4}')
        and try_cast(regexp_extract(content, '^\D?(\d{1,2})[-/. ](\d{1,2})', 1) as integer) <= 12
        and try_cast(regexp_extract(content, '^\D?(\d{1,2})[-/. ](\d{1,2})', 2) as integer) between 13 and 31,
        false
    );

-- An amount without its currency, blanks, a leading apostrophe and the Indonesian ",-"; brackets mean negative.
create or replace macro macros.amount_digits(content) as
    regexp_replace(
        regexp_replace(
            regexp_replace(
                lower(content),
                '(^[''`´‘’]|rp\.?|idr|[\s\x{00a0}\x{2000}-\x{200f}\x{202f}\x{2060}\x{feff}]|[,.]--?\s*$)', '', 'g'
            ),
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
create or replace macro macros.rupiah(amount) as
    case when amount between -1e9 and 1e9 then round(amount)::decimal(18, 0) end;

-- A text as it is kept. Where it holds a number as long as a NIK or a KPJ, its shape only.
create or replace macro macros.kept(content) as
    case
        when regexp_matches(content, '\d[\d\s.-]{9,}\d') then macros.shape(content)
        else left(ltrim(content, '''`´‘’'), 100)
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
        else upper(left(regexp_replace(ltrim(content, '''`´‘’'), '\s+', ' ', 'g'), 100))
    end;

create or replace macro macros.segment(key) as
    case
        when list_contains(['pu', 'penerimaupah', 'pupenerimaupah', 'penerimaupahpu', 'pesertapu'], key) then 'PU'
        when list_contains(
            ['bpu', 'bukanpenerimaupah', 'bpubukanpenerimaupah', 'bukanpenerimaupahbpu', 'pesertabpu'], key
        ) then 'BPU'
        when list_contains(
            ['jakon', 'konstruksi', 'jasakonstruksi', 'jasakonstruksijakon', 'jakonjasakonstruksi'], key
        ) then 'JAKON'
        when list_contains(
            [
                'pmi', 'tki', 'pekerjamigran', 'pekerjamigranindonesia', 'pekerjamigranindonesiapmi',
                'pmipekerjamigranindonesia'
            ],
            key
        ) then 'PMI'
    end;

create or replace macro macros.funding(key) as
    case
        when list_contains(['mandiri', 'sendiri', 'pribadi', 'bayarsendiri'], key) then 'mandiri'
        when list_contains(['apbd', 'pemda', 'apbdprovinsi', 'apbdkabupaten', 'apbdkota'], key) then 'apbd'
        when list_contains(['desa', 'danadesa', 'apbdes', 'bkbk'], key) then 'desa'
        when list_contains(['csr', 'donatur', 'csrdonatur', 'donasi', 'danacsr'], key) then 'csr'
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

-- How a date is written, which tells whether the dates of a file can be trusted (queries/ingest/date_order.sql).
-- `found` is the day that the cell was read as. Native are serial numbers too: a native date is one without its format.
create or replace macro macros.day_source(content, is_date, found) as
    case
        when (is_date or regexp_full_match(content, '[2-9]\d{4}([.,]\d+)?')) and found is not null
            then if(day(found) <= 12, 'native up to 12', 'native beyond 12')
        when found is null and macros.month_comes_first(content) then 'month first'
        when regexp_full_match(content, '(1[3-9]|2\d|3[01])[-/. ]\d{1,2}[-/. ]\d{2}') then 'short, day beyond 12'
        when found is null then null
        when not regexp_matches(content, '^\D?\d{1,2}[-/. ]\d{1,2}[-/. ]')
            then if(day(found) <= 12, 'of one reading up to 12', 'of one reading beyond 12')
        when day(found) > 12 then 'day beyond 12'
        else 'day up to 12'
    end;

-- The first day of the month that a cell names: 01-2017, 2017-01, 201701, "Januari 2017", or any day of it.
create or replace macro macros.month(content) as
    case
        when regexp_full_match(content, '\d{1,2}[-/. ]\d{4}')
            then try_strptime(
                '01-' || replace(replace(replace(content, '/', '-'), '.', '-'), ' ', '-'), '%d-%m-%Y'
            )::date
        when regexp_full_match(content, '\d{4}[-/.]\d{1,2}')
            then try_cast(replace(replace(content, '/', '-'), '.', '-') || '-01' as date)
        when regexp_full_match(content, '(19|20)\d{2}(0[1-9]|1[0-2])')
            then try_strptime(content || '01', '%Y%m%d')::date
        when regexp_full_match(content, '[A-Za-z]+[\s./-]*\d{4}')
            then macros.worded_day('1 ' || regexp_replace(content, '^([A-Za-z]+)[\s./-]*(\d{4})$', '\1 \2'))
        else date_trunc('month', macros.day(content))::date
    end;

-- Day and time that a cell names, of 24 hours; without a time, midnight.
create or replace macro macros.moment(content) as
    case when not regexp_matches(content, '(?i)[ap]\.?m\.?\s*$') then
        macros.day(content)
        + to_hours(coalesce(try_cast(regexp_extract(content, '[ T](\d{1,2})[:.](\d{2})', 1) as integer), 0))
        + to_minutes(coalesce(try_cast(regexp_extract(content, '[ T](\d{1,2})[:.](\d{2})', 2) as integer), 0))
    end;

-- A count: a whole number from 0 up to ten billion.
create or replace macro macros.whole(amount) as
    case when amount between 0 and 1e10 and amount = floor(amount) then amount::bigint end;

-- A sum of money in whole rupiah, from 0 up to a hundred trillion.
create or replace macro macros.money(amount) as
    case when amount between 0 and 1e14 then round(amount)::decimal(18, 0) end;

-- What a participant's status says: active or not.
create or replace macro macros.is_active(key) as
    case
        when list_contains(['aktif', 'ya', 'a', 'active'], key) then true
        when list_contains(['nonaktif', 'tidakaktif', 'na', 'tkna', 'tidak', 'inactive', 'keluar'], key) then false
    end;

create or replace macro macros.yes_no(key) as
    case
        when list_contains(['ya', 'y', 'true', 'yes', '1', 'estimasi', 'perkiraan'], key) then true
        when list_contains(['tidak', 'n', 'false', 'no', '0', 'bukan'], key) then false
    end;

-- What is wrong with a NIK, given its digits; null where nothing is.
create or replace macro macros.nik_error(nik, is_number) as
    case
        when nik is null then 'nik_missing'
        when is_number then 'nik_numeric'
        when list_contains(list_transform(range(10), lambda digit: repeat(digit::varchar, 16)), nik)
            then 'nik_implausible'
        when regexp_full_match(nik, '\d{16}') then null
        when regexp_full_match(nik, '(?i)\d[\d,]*e\+?\d+') then 'nik_scientific'
        else 'nik_not_16_digits'
    end;

-- Whether the digits of a NIK name a province, from 11 on, and a day and month of birth; 40 is added to a woman's day.
create or replace macro macros.has_birth_of_somebody(nik) as
    regexp_full_match(nik, '(1[1-9]|[2-9]\d)\d{4}([04][1-9]|[1256]\d|[37][01])(0[1-9]|1[0-2])\d{6}');

-- Whether a row only says how a spreadsheet filters its columns: "(All)", "(Semua)".
create or replace macro macros.is_filter_row(filled) as
    len(list_filter(
        filled,
        lambda cell: not list_contains(
            ['all', 'semua', 'blank', 'blanks', 'kosong', 'multipleitems', 'beberapaitem', 'filter'],
            macros.name_key(cell)
        )
    )) = 0;

-- A regency as exports write it may begin with its code: "1571 - Kota Jambi".
create or replace macro macros.regency_code_text(content) as
    regexp_extract(content, '^\s*(\d{2}[.]?\d{2})\b', 1);

-- Its name without a code before or after it, and without the province; a kind that stands after it, before it.
create or replace macro macros.regency_name_text(content) as
    regexp_replace(
        regexp_replace(
            regexp_replace(content, '^\s*[\d.]+\s*[-–:]?\s*', ''),
            '(\s*[-–:(]?\s*\d{2}\.?\d{2}\s*\)?|,\s*(?i:prov(insi)?\b\.?\s*)?(?i:jambi))\s*$', ''
        ),
        '^(.*?)\s*[,(]\s*(?i:(kabupaten|kab|kota))\.?\s*\)?\s*$', '\2 \1'
    );

-- Whether a cell holds a row as a whole, pasted into one column or written by another delimiter: a NIK beside something
-- else, or a day or a segment among four values or more, with a number as long as a damaged NIK. A note has none.
create or replace macro macros.holds_row(content) as
    (
        regexp_matches(content, '(^|\D)\d{16}\D|\D\d{16}(\D|$)')
        and not regexp_full_match(macros.nik_digits(content), '\d{16}')
    )
    or (
        regexp_matches(content, '\d{8}')
        and regexp_matches(content, '([^;]*;){3}|([^,]*,){3}|([^|]*[|]){3}|([^\t]*\t){3}')
        and regexp_matches(
            content,
            '(^|[;,|\t"])\s*(\d{1,4}[-/. ]\w{1,10}[-/. ]\d{2,4}|PU|BPU|(?i:jakon)|PMI)\s*($|[;,|\t"])'
        )
    );

-- Whether a cell is a NIK, by its length.
create or replace macro macros.is_long_as_nik(content) as
    regexp_full_match(macros.nik_digits(content), '\d{16}');

-- Whether a cell begins as a line of totals does.
create or replace macro macros.heads_total(content) as
    regexp_matches(content, '^\W*(?i:grand|sub)?[\s-]*(?i:total|t o t a l|jumlah|jml)\b');

-- Why a row without a sound NIK, a day and a segment is no enrollment, or null where it is one, and damaged: `filled`
-- are its cells with something in them; `has_day` where a day was meant, `has_place` where an office or regency is
-- recognised. What looks like a NIK, however damaged and wherever, makes it one.
create or replace macro macros.skipped_row(filled, nik, labels, has_day, has_place) as
    case
        when len(filled) = 0 then 'blank'
        when macros.is_filter_row(filled) then 'text'
        when list_contains(labels, macros.name_key(nik)) then 'header'
        when list_contains(labels, macros.name_key(regexp_replace(nik, '[(\[].*', ''))) then 'header'
        when
            len(filled) > 2
            and list_transform(filled, lambda cell: regexp_extract(cell, '^\(?(\d{1,3})\)?$', 1))
            = list_transform(range(1, len(filled) + 1), lambda number: number::varchar)
            then 'header'
        when len(list_filter(filled, lambda cell: macros.is_long_as_nik(cell) or macros.holds_row(cell))) > 0
            then null
        when regexp_matches(nik, '(\d.*){8}') and not regexp_matches(nik, '[A-Za-z]{2}') then null
        when regexp_full_match(nik, '(?i)\d[\d,]*e\+?\d+') then null
        when len(list_filter(filled, lambda cell: macros.heads_total(cell))) > 0 then 'total'
        when
            regexp_full_match(nik, '\d{1,6}') and len(filled) in (2, 3) and not has_day and not has_place
            and len(list_filter(filled, lambda cell: regexp_full_match(cell, '(?i)(rp\.?\s*)?[\d.,]+'))) = len(filled)
            then 'total'
        when regexp_matches(nik, '\d') and not regexp_matches(nik, '[A-Za-z]{2}') then null
        when has_day or (has_place and len(filled) > 1) then null
        when len(filled) <= 3 then 'text'
        when
            len(list_filter(
                filled,
                lambda cell: regexp_matches(
                    cell,
                    '^\W*(?i:mengetahui|menyetujui|disetujui|dibuat|diperiksa|dicetak|printed|nip\b|halaman)|[._-]{5}'
                )
            )) > 0
            then 'text'
    end;

-- The same of a row that has a segment, and neither a NIK nor a day: a total by segment, or a line that says what the
-- word for a segment stands for.
create or replace macro macros.skipped_segment_row(filled, has_place) as
    case
        when macros.heads_total(filled[1]) then 'total'
        when
            len(filled) in (2, 3) and not has_place
            and len(list_filter(
                filled,
                lambda cell: macros.segment(macros.name_key(cell)) is not null or regexp_matches(cell, '^[=:]')
            )) = len(filled)
            then 'text'
    end;

-- What is noted of a row that is none: what it is taken for, and its cells without their letters and digits.
create or replace macro macros.skipped_notes(skipped, filled) as
    case
        when skipped = 'blank' then []
        else [
            {
                'reason': case skipped
                    when 'total' then 'skipped_total' when 'header' then 'skipped_header' else 'skipped_text'
                end,
                'column_name': null::varchar,
                'found': macros.shape(array_to_string(filled, ' | '))
            }
        ]
    end;
