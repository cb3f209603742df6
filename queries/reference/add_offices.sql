insert into offices by name
from reference_rows;
