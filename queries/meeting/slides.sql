select slide
from meeting_slides
where meeting_id = $meeting_id and language = $language
order by place;
