"""The writing half: published tables in, one DuckDB warehouse out."""

import os

# openpyxl would parse with lxml where it is installed; without it defusedxml refuses entities.
os.environ["OPENPYXL_LXML"] = "False"
