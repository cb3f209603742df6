-- Of a copy without statuses: see queries/macros/4_claims.sql.
create table $copy.main.status_claims as
select *
from claims
where false;
