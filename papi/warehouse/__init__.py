"""Opens the warehouse read-only and answers one question a function. The only SQL outside etl/sql.

Values are points unless a column says otherwise; ranks count from 1 = highest; every frame is one
row per province and measure of a year unless its function says otherwise. Source of all figures:
PAPI's yearly provincial scores (table `source`).
"""

from papi.warehouse.actions import actions
from papi.warehouse.connection import (
    DEFAULT_PATH,
    Identity,
    WarehouseUnreadable,
    identity,
    verify,
)
from papi.warehouse.notes import breaks, citation, gaps, margins, shifts
from papi.warehouse.places import (
    division,
    find_province,
    nearest_names,
    provinces,
    published_years,
    surveyed,
    tiles,
    without_total,
)
from papi.warehouse.scores import group_edges, indicators, standings, totals_over_time, years
from papi.warehouse.sources import sources

__all__ = [
    "DEFAULT_PATH",
    "Identity",
    "WarehouseUnreadable",
    "actions",
    "breaks",
    "citation",
    "division",
    "find_province",
    "gaps",
    "group_edges",
    "identity",
    "indicators",
    "margins",
    "nearest_names",
    "provinces",
    "published_years",
    "shifts",
    "sources",
    "standings",
    "surveyed",
    "tiles",
    "totals_over_time",
    "verify",
    "without_total",
    "years",
]
