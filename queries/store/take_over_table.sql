create table $copy.main.$table as
from $earlier.main.$table;
