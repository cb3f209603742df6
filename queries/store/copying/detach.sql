detach copied;
