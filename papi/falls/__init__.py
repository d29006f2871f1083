"""Which measures fell, where, and how often."""
