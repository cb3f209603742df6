insert into facts
select
    $name as name,
    $fact as fact
where $name not in (select name from facts);
