"""Opens the warehouse read-only and holds the queries that several subjects share. Queries of one
subject are in its questions.py; there is no other SQL outside etl.

Values are points unless a column says otherwise; ranks count from 1 = highest; every frame has one
row per province and measure of a year unless its function says otherwise. Source of all figures:
PAPI's yearly provincial scores (table `source`).
"""
