-- Question: How many rows of this import were not accepted, by their first reason, or accepted with a warning?
-- Grain: class, reason
select
    class = 'warning' as is_warning,
    reason,
    count(*) as row_count,
from import_notes
where import_id = $import_id and (class = 'warning' or position = 1)
group by is_warning, reason
order by is_warning, row_count desc, reason;
