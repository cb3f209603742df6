delete from facts
where name = $name;
