-- Question: Of which earlier imports do rejected rows come again in these, how many, and how many are not rejected now?
-- Grain: import_id, number
with rejected as (
    select distinct
        import_id,
        sheet,
        line,
    from import_notes
    where class = 'rejected' and list_contains($import_ids, import_id)
),

mended as (
    select
        repairs.import_id,
        repairs.of_import_id,
        repairs.of_sheet,
        repairs.of_line,
        bool_or(rejected.line is null) as is_repaired,
    from repairs
    left join rejected using (import_id, sheet, line)
    where list_contains($import_ids, repairs.import_id)
    group by repairs.import_id, repairs.of_import_id, repairs.of_sheet, repairs.of_line
)

select
    mended.import_id,
    imports.number,
    imports.file,
    count(*) as row_count,
    count(*) filter (where mended.is_repaired) as repaired,
from mended
inner join imports
    on mended.of_import_id = imports.import_id
group by mended.import_id, imports.number, imports.file
order by mended.import_id, imports.number;
