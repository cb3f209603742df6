-- Question: Which import came last, be it withdrawn or not, and how many were withdrawn?
select
    coalesce(max(number), 0) as last_import,
    count(*) filter (where is_withdrawn) as withdrawn,
from (
    select
        number,
        false as is_withdrawn,
    from imports
    union all
    select
        number,
        true as is_withdrawn,
    from withdrawn_imports
) as all_imports;
