"""Mutation testing of the rules: each is made wrong in one place, and a test has to notice.

Run by `make mutation`, never in CI: it takes hours. docs/mutation.md says what came out.
"""
