-- Question: Is it known of anybody whether they are active?
select count(*) > 0 as has_statuses
from status_entries;
