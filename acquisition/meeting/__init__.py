"""A meeting: its slides, told from the figures once for whatever shows them."""
