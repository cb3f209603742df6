insert into baselines by name
from reference_rows;
