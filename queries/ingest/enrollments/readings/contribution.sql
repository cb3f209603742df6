-- The contribution, whole rupiah a month, and who pays it. Nobody pays less than Rp 1,000: it may be in thousands.
-- View: texts (iuran, iuran_is_number, sumber_iuran).
-- Params: none
with read as (
    select
        place,
        macros.cell(iuran) as contribution_text,
        macros.rupiah(macros.amount(macros.amount_digits(macros.cell(iuran)), iuran_is_number)) as contribution,
        macros.cell(sumber_iuran) as funding_text,
        macros.funding(macros.name_key(macros.cell(sumber_iuran))) as funding,
    from texts
)

select
    case when contribution >= 0 then contribution end as contribution,
    case
        when contribution_text is not null and coalesce(contribution, -1) < 0 then 'contribution_unreadable'
        when contribution < 1000 then 'contribution_implausible'
    end as contribution_warning,
    if(contribution >= 0, contribution_text, macros.shape(contribution_text)) as contribution_found,
    coalesce(funding, '') as funding,
    case when funding_text is not null and funding is null then 'funding_unknown' end as funding_warning,
    macros.shape(funding_text) as funding_found,
from read
order by place;
