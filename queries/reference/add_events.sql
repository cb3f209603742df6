insert into events by name
from reference_rows;
