-- From here on, SQL reaches the store's own folder and no other file.
set temp_directory = $spill;
set allowed_directories = [$folder];
set enable_external_access = false;
set lock_configuration = true;
