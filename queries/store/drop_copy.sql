detach $copy;
