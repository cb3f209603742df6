insert into territories by name
from reference_rows;
