"""Mutation testing of the rules: each is made wrong in one place, and a test has to notice.

Run with `make mutation`, never in CI, because it takes hours. docs/mutation.md has the results.
"""
