-- Question: Whom are the sound rows of a list about?
-- Grain: number
select
    row_number() over () as number,
    nik_hash,
    count(*) as row_count,
from staged
where nik_hash is not null and len(errors) = 0 and skipped is null
group by nik_hash;
