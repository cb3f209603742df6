-- The occupation, as given.
-- View: texts (pekerjaan).
-- Params: none
select macros.kept(macros.cell(pekerjaan)) as occupation
from texts
order by place;
