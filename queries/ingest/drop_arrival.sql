delete from arrivals
where arrival = $arrival;
