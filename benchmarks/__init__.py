"""Measures speed and load; run by `make bench`, never inside the tests."""
