"""Opens the warehouse read-only and answers one question a function. The only SQL outside etl/sql.

Values are points unless a column says otherwise; ranks count from 1 = highest; every frame is one
row per province and measure of a year unless its function says otherwise. Source of all figures:
PAPI's yearly provincial scores (table `source`).
"""

from papi.warehouse.connection import (
    DEFAULT_PATH,
    Identity,
    WarehouseUnreadable,
    identity,
    verify,
)
from papi.warehouse.declines import (
    breaks_over_time,
    changes_over_time,
    fall_counts,
    fall_records,
    province_falls,
)
from papi.warehouse.measures import measures
from papi.warehouse.notes import breaks, citation, gaps, margins, shifts
from papi.warehouse.peers import learning_partners, peers
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
from papi.warehouse.scores import indicators, standings, totals_over_time, years
from papi.warehouse.sources import sources

__all__ = [
    "DEFAULT_PATH",
    "Identity",
    "WarehouseUnreadable",
    "breaks",
    "breaks_over_time",
    "changes_over_time",
    "citation",
    "division",
    "fall_counts",
    "fall_records",
    "find_province",
    "gaps",
    "identity",
    "indicators",
    "learning_partners",
    "margins",
    "measures",
    "nearest_names",
    "peers",
    "province_falls",
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
