-- The wage or declared income, whole rupiah a month; Rp 0 says nothing.
-- View: texts (upah, upah_is_number).
-- Params: none
with read as (
    select
        place,
        macros.cell(upah) as wage_text,
        macros.rupiah(macros.amount(macros.amount_digits(macros.cell(upah)), upah_is_number)) as wage,
    from texts
)

select
    case when wage >= 0 then wage end as wage,
    case
        when wage_text is not null and coalesce(wage, -1) < 0 then 'wage_unreadable'
        when wage between 1 and 9999 then 'wage_implausible'
    end as wage_warning,
    if(wage >= 0, wage_text, macros.shape(wage_text)) as wage_found,
from read
order by place;
