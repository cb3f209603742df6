use macros;
detach lake;
