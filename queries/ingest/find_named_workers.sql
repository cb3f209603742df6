-- The workers whose claims may change with a new list of cadres or events.
create or replace temp table touched_workers as
from macros.named_workers();
