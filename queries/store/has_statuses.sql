-- Question: Is it known of anybody whether they are active?
select exists (select status_entries.worker from status_entries) as has_statuses;
