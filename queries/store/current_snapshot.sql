select id
from lake.current_snapshot();
