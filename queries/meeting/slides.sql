select
    meeting_slides.slide,
    meetings.scope,
from meeting_slides
inner join meetings using (meeting_id)
where meeting_slides.meeting_id = $meeting_id and meeting_slides.language = $language
order by meeting_slides.place;
