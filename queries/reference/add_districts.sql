insert into districts by name
from reference_rows;
