-- Question: What is the number of the last import, be it withdrawn or not? 0 before the first.
select coalesce(max(number), 0) as number
from (
    select number
    from imports
    union all
    select number
    from withdrawn_imports
) as all_imports;
