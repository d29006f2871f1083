"""Opens the warehouse read-only and answers one question a function. The only SQL outside etl/sql.

Values are points unless a column says otherwise; ranks count from 1 = highest; every frame is one
row per province and measure of a year unless its function says otherwise. Source of all figures:
PAPI's yearly provincial scores (table `source`).
"""

from papi.warehouse.claims import (
    claim_verdicts,
    divisions,
    judged_claims,
    measure_names,
    province_names,
    region_names,
)
from papi.warehouse.connection import (
    DEFAULT_PATH,
    Identity,
    WarehouseUnreadable,
    identity,
    verify,
)
from papi.warehouse.merged import both_divisions, parts_of_34, series_of_34, standings_of_34
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
from papi.warehouse.scores import indicators, standings, totals_over_time, years
from papi.warehouse.sources import sources

__all__ = [
    "DEFAULT_PATH",
    "Identity",
    "WarehouseUnreadable",
    "both_divisions",
    "breaks",
    "citation",
    "claim_verdicts",
    "division",
    "divisions",
    "find_province",
    "gaps",
    "identity",
    "indicators",
    "judged_claims",
    "margins",
    "measure_names",
    "nearest_names",
    "parts_of_34",
    "province_names",
    "provinces",
    "published_years",
    "region_names",
    "series_of_34",
    "shifts",
    "sources",
    "standings",
    "standings_of_34",
    "surveyed",
    "tiles",
    "totals_over_time",
    "verify",
    "without_total",
    "years",
]
