-- The day of enrollment.
-- View: texts (tanggal_kepesertaan, tanggal_kepesertaan_is_date).
-- Params: today
with plain as (
    select
        place,
        -- Pages of the web bring no-break spaces and dashes of other lengths.
        macros.cell(translate(tanggal_kepesertaan, chr(160) || '–—', ' --')) as day_text,
        tanggal_kepesertaan_is_date as is_native,
    from texts
),

read as (
    select
        *,
        macros.day(day_text) as enrolled_on,
    from plain
)

select
    enrolled_on,
    macros.day_source(day_text, is_native, enrolled_on) as day_source,
    case
        when day_text is null then 'date_missing'
        when enrolled_on is null and regexp_full_match(day_text, '\d{1,2}[-/. ]+(\d{1,2}|[A-Za-z]+)[-/. ]+\d{2}')
            then 'date_with_short_year'
        when enrolled_on is null then 'date_unreadable'
        when enrolled_on > $today then 'date_in_future'
        when enrolled_on < date '1977-01-01' then 'date_before_1977'
    end as day_error,
    macros.shown_day(macros.bare_day(day_text)) as day_found,
from read
order by place;
