-- Question: Does a list hold entries of other offices than these? Lines are examples.
-- Grain: arrival
select
    sheets.arrival,
    list_sort(list(distinct staged.record.office_code))[:3] as offices,
    min(staged.line, 3) as lines,
from staged
inner join sheets using (sheet)
where staged.skipped is null and not list_contains($scope, staged.record.office_code)
group by sheets.arrival
order by sheets.arrival;
