-- A file that was imported before and from which nothing more is accepted now: nothing is done.
create or replace temp table unchanged as
select arrivals.arrival
from arrivals
where
    arrivals.content_hash in (select imports.content_hash from imports)
    and arrivals.arrival not in (select classified.arrival from classified where classified.class = 'accepted');

delete from classified
where arrival in (from unchanged);

delete from arrivals
where arrival in (from unchanged);
