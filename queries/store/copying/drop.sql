call postgres_execute('copied', $drop);
