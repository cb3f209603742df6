-- What is worked out from the tables of a copy, once for all figures. It is looked for in the copy from then on.
create table $copy.main.$table as
from $by;
