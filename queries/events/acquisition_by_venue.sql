-- Question: At which venues do events pay off?
-- Definition: Acquisitions: workers whose counted enrollment names an event at the venue; those enrolled outside events
--   are not in this figure. One venue: the same letters and digits, in the same regency. Known: events of which a month
--   was sent; no other counts in what follows. Per event: acquisitions / events known. Per hour, per cadre present and
--   cost per acquisition: sum over sum, both over the events alone of which the hours, the attendance or the cost are
--   known; how many these are stands beside. Attendances: cadres present, of the offices selected, summed over events.
--   Cost: of whole events, whatever is selected. Events of which no venue is known are a row for each regency, or for
--   none.
-- Grain: venue, regency
-- Filters: from, to, office, segment, funding, regency
-- Scope: shared
select
    coalesce(by_venue.venue, '') as venue,
    coalesce(regencies.regency, '') as regency,
    by_venue.* exclude (code, venue, regency_code),
from
    macros.events_by(
        [coalesce(macros.name_key(venue), ''), coalesce(regency_code, '')],
        $from, $to, $office, $segment, $funding, $regency
    ) as by_venue
left join regencies using (regency_code)
order by by_venue.acquisitions desc nulls last, venue, regency;
