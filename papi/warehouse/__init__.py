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
from papi.warehouse.trends import (
    means,
    series,
    series_breaks,
    series_gaps,
    series_shifts,
    trends,
)

__all__ = [
    "DEFAULT_PATH",
    "Identity",
    "WarehouseUnreadable",
    "breaks",
    "citation",
    "division",
    "find_province",
    "gaps",
    "identity",
    "indicators",
    "learning_partners",
    "margins",
    "means",
    "measures",
    "nearest_names",
    "peers",
    "provinces",
    "published_years",
    "series",
    "series_breaks",
    "series_gaps",
    "series_shifts",
    "shifts",
    "sources",
    "standings",
    "surveyed",
    "tiles",
    "totals_over_time",
    "trends",
    "verify",
    "without_total",
    "years",
]
