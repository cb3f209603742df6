-- Question: How many rows of these imports were not accepted, by their first reason, or accepted with a warning?
-- Grain: import_id, is_warning, reason
select
    import_id,
    class = 'warning' as is_warning,
    reason,
    count(*) as row_count,
from import_notes
where list_contains($import_ids, import_id) and class != 'skipped' and (class = 'warning' or position = 1)
group by import_id, is_warning, reason
order by import_id, is_warning, row_count desc, reason;
