"""Tests, named by behaviour; they mirror the code."""
