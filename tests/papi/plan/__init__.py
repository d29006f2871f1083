"""Tests of plans: sorting, targets, rows, files."""
