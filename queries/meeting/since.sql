-- Question: How many files came in since the data of a frozen meeting, and how many of those before were withdrawn?
select
    (select count(*) from imports where number > meetings.last_import) as came,
    (select count(*) from withdrawn_imports where number <= meetings.last_import) - meetings.withdrawn as withdrawn,
from meetings
where meeting_id = $meeting_id;
