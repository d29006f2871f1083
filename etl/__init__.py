"""Reads published tables and workbooks, checks them and writes the DuckDB warehouse."""

import os

# openpyxl would parse with lxml where it is installed; without it defusedxml refuses entities.
os.environ["OPENPYXL_LXML"] = "False"
