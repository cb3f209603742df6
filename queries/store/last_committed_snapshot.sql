select id
from lake.last_committed_snapshot();
