insert into holidays by name
from reference_rows;
