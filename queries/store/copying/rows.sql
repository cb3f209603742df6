select *
from $table;
