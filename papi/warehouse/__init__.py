"""Opens the warehouse read-only and answers one question a function. The only SQL outside etl/sql.

Values are points unless a column says otherwise; ranks count from 1 = highest; every frame is one
row per province and measure of a year unless its function says otherwise. Source of all figures:
PAPI's yearly provincial scores (table `source`).
"""

from papi.warehouse.actions import actions
from papi.warehouse.claims import (
    claim_verdicts,
    divisions,
    judged_claims,
    measure_names,
    printed_groups,
    province_names,
    region_names,
)
from papi.warehouse.connection import DEFAULT_PATH, Identity, WarehouseUnreadable, identity, verify
from papi.warehouse.declines import (
    breaks_over_time,
    changes_over_time,
    fall_counts,
    fall_records,
    province_falls,
)
from papi.warehouse.measures import measures
from papi.warehouse.merged import both_divisions, estimated_years
from papi.warehouse.noise import group_shares, noise, noise_gaps, usual_variations
from papi.warehouse.notes import (
    breaks,
    citation,
    every_break,
    every_gap,
    gaps,
    shifts,
)
from papi.warehouse.peers import (
    country_benchmarks,
    learning_partners,
    paths,
    peer_benchmarks,
    peers,
    placed,
    province_gaps,
)
from papi.warehouse.places import (
    central_cities,
    division,
    find_province,
    nearest_names,
    provinces,
    published_years,
    surveyed,
    tiles,
    without_total,
)
from papi.warehouse.priorities import good_years, hypothetical, made_up, own_bests
from papi.warehouse.scores import group_edges, indicators, standings, totals_over_time, years
from papi.warehouse.sources import checked, sources, workbook_differences
from papi.warehouse.trends import means, series, series_breaks, series_gaps, series_shifts, trends

__all__ = [
    "DEFAULT_PATH",
    "Identity",
    "WarehouseUnreadable",
    "actions",
    "both_divisions",
    "breaks",
    "breaks_over_time",
    "central_cities",
    "changes_over_time",
    "checked",
    "citation",
    "claim_verdicts",
    "country_benchmarks",
    "division",
    "divisions",
    "estimated_years",
    "every_break",
    "every_gap",
    "fall_counts",
    "fall_records",
    "find_province",
    "gaps",
    "good_years",
    "group_edges",
    "group_shares",
    "hypothetical",
    "identity",
    "indicators",
    "judged_claims",
    "learning_partners",
    "made_up",
    "means",
    "measure_names",
    "measures",
    "nearest_names",
    "noise",
    "noise_gaps",
    "own_bests",
    "paths",
    "peer_benchmarks",
    "peers",
    "placed",
    "printed_groups",
    "province_falls",
    "province_gaps",
    "province_names",
    "provinces",
    "published_years",
    "region_names",
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
    "usual_variations",
    "verify",
    "without_total",
    "workbook_differences",
    "years",
]
