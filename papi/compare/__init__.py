"""A province beside its peers."""
