-- The rows of a file that is refused after some of them were staged.
delete from staged
where sheet in (select sheets.sheet from sheets where sheets.arrival = $arrival);
