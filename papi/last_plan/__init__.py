"""Last year's plan, read back from its file and held against the result."""
