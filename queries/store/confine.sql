-- From here on, SQL reaches the store's own folder, and the one its files are in, and no other file. What does not fit into the share of the machine's
-- memory is put down there: no NIK, as these are hashed before.
set memory_limit = $memory;
set temp_directory = $spill;
set allowed_directories = $reached;
set enable_external_access = false;
set lock_configuration = true;
