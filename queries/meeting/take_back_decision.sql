delete from decisions
where number = $number;
