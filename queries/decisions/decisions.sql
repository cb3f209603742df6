-- Question: What was decided at the meetings, who does it, and until when?
-- Definition: As it was noted at a frozen meeting, of the slide that was on. What can be measured counts from the day
--   after the last day of the data of that meeting to the day it is due, both included.
-- Grain: one row per decision, the newest meeting first
-- Filters: none
-- Scope: shared
select
    decisions.meeting_id,
    titles.headline as meeting,
    decisions.number as position,
    decisions.place as slide,
    decisions.what,
    decisions.who,
    decisions.due_on,
    decisions.measure,
    decisions.measured_office,
    decisions.reach,
    decisions.counted_from,
from decisions
inner join meetings on decisions.meeting_id = meetings.meeting_id
inner join meeting_slides as titles on meetings.meeting_id = titles.meeting_id
where titles.place = 1 and titles.language = 'id'
order by meetings.number desc, decisions.number;
