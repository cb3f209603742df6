call postgres_execute('copied', 'drop schema if exists $lake cascade');
