-- What was waiting is in the store, or refused.
delete from arrivals;
