select count(*) = 0 as is_nothing_new
from arrivals;
