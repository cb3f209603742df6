-- Question: Which share of the pages of a catalog's file is empty? Asked of SQLite.
select 1.0 * freelist_count / max(page_count, 1) as emptiness
from pragma_freelist_count, pragma_page_count;
