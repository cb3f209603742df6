-- The cadres and events that names alone, and other spellings of codes, stand for, by the lists as they are now.
create or replace temp table cadres_by_code as
from macros.cadres_by_code();

create or replace temp table cadres_by_name as
from macros.cadres_by_name();

create or replace temp table events_by_name as
from macros.events_by_name();
