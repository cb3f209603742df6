create table $copy.main.$table as
from lake.main.$table at (version => $snapshot);
