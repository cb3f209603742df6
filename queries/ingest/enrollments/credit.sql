-- Question: Which cadre and which event do these names stand for?
-- View: names (place, office_code, cadre_code and cadre_name, or else event_code and event_name; enrolled_on where an
-- event goes by its name alone).
-- Grain: place, in its order
select
    cadre_code,
    event_code,
from macros.credited('names', 'cadres_by_code', 'cadres_by_name', 'events_by_name')
order by place;
