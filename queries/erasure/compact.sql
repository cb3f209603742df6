-- SQLite leaves what was deleted in its file until that is written anew.
vacuum;
