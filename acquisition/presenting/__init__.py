"""The slides of a meeting before the audience: one a screen, its type as large as the screen allows."""
