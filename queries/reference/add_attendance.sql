insert into attendance by name
from reference_rows;
