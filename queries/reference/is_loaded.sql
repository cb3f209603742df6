select count(*) > 0 as is_loaded
from office_entries;
