select distinct snapshot
from meetings;
