insert into meeting_slides
select
    $meeting_id as meeting_id,
    unnest($languages) as language,
    unnest($places) as place,
    unnest($headlines) as headline,
    unnest($slides) as slide
where $meeting_id not in (select meeting_id from meeting_slides);
