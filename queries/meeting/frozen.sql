-- Question: Which meetings were frozen? Their titles are in the language asked for; the newest first.
select
    meetings.meeting_id,
    meeting_slides.headline as title,
    meetings.held_on,
    meetings.as_of,
    meetings.snapshot,
    meetings.filters,
from meetings
inner join meeting_slides on meetings.meeting_id = meeting_slides.meeting_id
where meeting_slides.language = $language and meeting_slides.place = 1
order by meetings.number desc;
