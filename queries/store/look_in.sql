-- Names are looked up among DuckDB's own functions first. With the lake before them, every statement that calls one
-- would begin a transaction of the lake and wait for its catalog, even where it reads nothing there.
set search_path = $path;
