-- Question: Would the tallies have less than half as many rows, if those of the same cell were one?
select 2 * (select count(*) from macros.cells('tally_changes')) < (select count(*) from tally_changes) as is_worth_it;
