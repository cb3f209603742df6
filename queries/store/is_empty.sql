select count(*) = 0 as is_empty
from imports;
