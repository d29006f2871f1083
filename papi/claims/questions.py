"""Queries that judge printed statements: the shipped ones, and any others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from papi.warehouse.connection import Identity, rows, rows_once


@dataclass(frozen=True)
class JudgedClaim:
    """A claim with its result from view claim_verdict: verdict, reason, and the computed figures
    that it was checked against; None where there is none."""

    claim: int
    year: int | None
    province_code: str | None
    measure: str | None
    kind: str
    printed: str
    printed_of: int | None
    source: str | None
    verdict: str
    reason: str
    computed: float | None
    computed_word: str | None
    computed_of: int | None
    error: float | None
    value: float | None
    rank: int | None
    ranked_count: int | None
    quartile_group: str | None
    region_rank: int | None
    region_count: int | None
    region_code: str | None
    base_year: int | None
    base_value: float | None
    base_rank: int | None
    base_ranked_count: int | None
    difference: float | None
    percent: float | None
    rank_change: int | None
    direction: str | None
    comparable: bool | None
    previous_year: int | None
    previous_value: float | None
    previous_rank: int | None
    edge_distance: float | None
    scale_max: float | None
    surveyed: int | None


@dataclass(frozen=True)
class PrintedClaim(JudgedClaim):
    """A shipped claim, judged, with the names of its province and its measure."""

    year: int
    province_code: str
    measure: str
    source: str
    province_vi: str
    province_en: str
    level: str
    code: str | None
    name_vi: str
    name_en: str
    short_vi: str
    short_en: str


def claim_verdicts(file: Identity) -> tuple[PrintedClaim, ...]:
    """The shipped printed claims, judged."""
    return rows(
        file,
        PrintedClaim,
        """
        SELECT v.*, p.name_vi AS province_vi, p.name_en AS province_en,
            m.level, m.code, m.name_vi, m.name_en, m.short_vi, m.short_en
        FROM claim_verdict AS v
        JOIN province AS p USING (province_code)
        JOIN measure AS m
            ON m.measure = v.measure AND v.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        ORDER BY v.claim
        """,
    )


def judged_claims(
    file: Identity, claims: Sequence[Mapping[str, object]]
) -> tuple[JudgedClaim, ...]:
    """Any claims, judged by the rules of claim_verdict, in the order given. Each claim maps claim
    (a number), year, province_code, measure, kind, printed, printed_of, base_year, region_code and
    precision (None, at_least, at_most, about) to its value or None."""
    return rows_once(
        file,
        JudgedClaim,
        """
        SELECT * FROM judged_claim($1::STRUCT(
            claim INTEGER, year INTEGER, province_code VARCHAR, measure VARCHAR, kind VARCHAR,
            printed VARCHAR, printed_of INTEGER, base_year INTEGER, region_code VARCHAR,
            "precision" VARCHAR, source VARCHAR, against VARCHAR
        )[])
        ORDER BY claim
        """,
        [{**claim, "source": None} for claim in claims],
    )


def divisions(file: Identity) -> dict[int, int]:
    """The division (63 or 34) of each survey year held."""
    asked = "SELECT year, division FROM survey_year SEMI JOIN score USING (year)"
    found: tuple[tuple[int, int], ...] = rows_once(file, tuple, asked)
    return dict(found)
