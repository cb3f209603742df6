-- Question: Which codes may a filter name? The empty regency is that of acquisitions not placed in any.
-- Of cadres and events any: exports name some that no list knows.
select office_code as code
from offices
where $name = 'office'
union all
select regency_code as code
from regencies
where $name = 'regency'
union all
select '' as code
where $name = 'regency' and exists (from regencies)
union all
select unnest(['PU', 'BPU', 'JAKON', 'PMI']) as code
where $name = 'segment'
union all
select unnest(['mandiri', 'apbd', 'desa', 'csr', '']) as code
where $name = 'funding'
union all
select unnest(['acquisition', 'reregistration', 'rival']) as code
where $name = 'outcome'
order by code;
