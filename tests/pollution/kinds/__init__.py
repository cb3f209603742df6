"""The pollutions, a module for each group of kinds."""
