"""Polluted files, made from one clean export, each with the outcome that its import must have."""
