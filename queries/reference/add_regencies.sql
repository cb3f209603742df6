insert into regencies by name
from reference_rows;
