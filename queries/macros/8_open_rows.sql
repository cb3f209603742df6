-- The rejected rows of which nothing has come back mended: not on a repair sheet, nor in the same file sent again.
-- Rows that came back and were rejected once more are open until the last of them is mended.
create or replace macro macros.open_rows() as table
with recursive rejected as (
    select distinct
        import_id,
        sheet,
        line,
    from import_notes
    where class = 'rejected'
),

numbered as (
    select
        import_id,
        number,
        content_hash,
    from imports
),

came_again as (
    select
        of_import_id as import_id,
        of_sheet as sheet,
        of_line as line,
        import_id as again_in,
        sheet as again_sheet,
        line as again_line,
    from repairs
    union all
    select
        rejected.import_id,
        rejected.sheet,
        rejected.line,
        later.import_id as again_in,
        rejected.sheet as again_sheet,
        rejected.line as again_line,
    from rejected
    inner join numbered as earlier using (import_id)
    inner join numbered as later
        on earlier.content_hash = later.content_hash and earlier.number < later.number
),

mended as (
    select came_again.*
    from came_again
    anti join rejected
        on
            came_again.again_in = rejected.import_id
            and came_again.again_sheet = rejected.sheet
            and came_again.again_line = rejected.line
),

closed as (
    select
        import_id,
        sheet,
        line,
    from mended
    union
    select
        came_again.import_id,
        came_again.sheet,
        came_again.line,
    from came_again
    inner join closed
        on
            came_again.again_in = closed.import_id
            and came_again.again_sheet = closed.sheet
            and came_again.again_line = closed.line
)

select rejected.*
from rejected
anti join closed using (import_id, sheet, line);
