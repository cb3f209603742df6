-- Question: What are the offices called?
-- Definition: All offices of the list; first those who acquired the most workers in all, in the order of their colours.
-- Grain: office_code
-- Filters: none
-- Scope: shared
with acquired as (
    select
        office_code,
        sum(acquisitions)::bigint as acquisitions,
    from office_tallies
    group by office_code
)

select
    offices.office_code,
    offices.office,
from offices
left join acquired using (office_code)
order by coalesce(acquired.acquisitions, 0) desc, offices.office_code;
