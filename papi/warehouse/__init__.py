"""The warehouse, opened read-only, and the questions that several subjects ask of it. What only one
subject asks stands in its questions.py; there is no other SQL outside etl.

Values are points unless a column says otherwise; ranks count from 1 = highest; every frame is one
row per province and measure of a year unless its function says otherwise. Source of all figures:
PAPI's yearly provincial scores (table `source`).
"""
