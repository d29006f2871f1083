"""The house's own rules, read from the code."""
