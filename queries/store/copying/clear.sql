delete from $table;
