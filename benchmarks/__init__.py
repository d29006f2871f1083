"""Speed and load, measured by `make bench`, never inside the tests."""
