select fact
from facts
where name = $name;
