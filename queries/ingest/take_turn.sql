update import_turn
set turn = turn + 1;
