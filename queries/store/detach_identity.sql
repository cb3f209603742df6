use macros;
detach identity;
