update turn
set number = number + 1;
