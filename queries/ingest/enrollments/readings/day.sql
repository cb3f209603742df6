-- The day of enrollment.
-- View: texts (tanggal_kepesertaan, tanggal_kepesertaan_is_date).
-- Params: today
with read as (
    select
        place,
        macros.cell(tanggal_kepesertaan) as day_text,
        macros.day(macros.cell(tanggal_kepesertaan)) as enrolled_on,
        tanggal_kepesertaan_is_date as is_native,
    from texts
)

select
    enrolled_on,
    macros.day_source(day_text, is_native, enrolled_on) as day_source,
    case
        when day_text is null then 'date_missing'
        when enrolled_on is null then 'date_unreadable'
        when enrolled_on > $today then 'date_in_future'
        when enrolled_on < date '1977-01-01' then 'date_before_1977'
    end as day_error,
    macros.shown_day(day_text) as day_found,
from read
order by place;
