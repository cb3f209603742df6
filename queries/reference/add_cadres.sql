insert into cadres by name
from reference_rows;
