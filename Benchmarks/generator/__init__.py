"""Makes invented registries of any size, the same for the same seed."""
