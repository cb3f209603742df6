-- Question: Which NIK does each row of a list name, without what stands around it?
-- In the order of the rows. A projection and nothing more: joins, sorts and groups may spill to disk, which no NIK may
-- get to.
-- View: cells (see acquisition/ingest/named.py).
select macros.nik_digits(macros.cell(nik)) as nik
from cells;
