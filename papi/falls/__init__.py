"""The page of falls: which measures fell, where, and how often."""
