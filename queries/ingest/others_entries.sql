-- Question: Does a list hold entries of other offices than these, or name their cadres? Lines are examples.
-- Grain: arrival
select
    sheets.arrival,
    list_sort(list(distinct coalesce(cadres.office_code, staged.record.office_code)))[:3] as offices,
    min(staged.line, 3) as lines,
from staged
inner join sheets using (sheet)
left join cadres on staged.record.cadre_code = cadres.cadre_code
where
    staged.skipped is null
    and not (
        list_contains($scope, staged.record.office_code)
        and list_contains($scope, coalesce(cadres.office_code, staged.record.office_code))
    )
group by sheets.arrival
order by sheets.arrival;
