"""Queries about the usual variation of scores, and where it is not known."""

from dataclasses import dataclass

from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class Noise:
    """How far one year's score of one province moves by noise: standard deviation with its 90%
    interval in points, and the share (0–1) of a change that the next year reverses."""

    measure: str
    standard_deviation: float
    low: float
    high: float
    triples: int
    comes_back: float
    first_year: int
    last_year: int
    basis: str


@dataclass(frozen=True)
class NoiseGap:
    """Years in which the noise of a measure is not known, and why: too_few_triples or
    interval_reaches_zero."""

    measure: str
    first_year: int
    last_year: int
    triples: int
    reason: str


@dataclass(frozen=True)
class UsualVariation:
    """The gap in points that noise alone makes between two scores of a measure 5 times in 100."""

    measure: str
    margin: float


def noise(file: Identity, year: int) -> tuple[Noise, ...]:
    """The noise that applies to a year, for each measure where it is known."""
    return rows(
        file,
        Noise,
        """
        SELECT measure, standard_deviation, low, high, triples, comes_back, first_year, last_year,
            basis
        FROM noise WHERE $1 BETWEEN first_year AND last_year
        ORDER BY measure
        """,
        year,
    )


def noise_gaps(file: Identity, year: int) -> tuple[NoiseGap, ...]:
    """The measures whose noise is not known in a year."""
    return rows(
        file,
        NoiseGap,
        """
        SELECT measure, first_year, last_year, triples, reason
        FROM noise_gap WHERE $1 BETWEEN first_year AND last_year
        ORDER BY measure
        """,
        year,
    )


def usual_variations(file: Identity, year: int, province_code: str) -> tuple[UsualVariation, ...]:
    """The gap that noise alone produces between two scores like the province's, for each measure
    whose noise is known."""
    return rows(
        file,
        UsualVariation,
        """
        SELECT measure, 1.96 * sqrt(2) * standard_deviation AS margin FROM score_noise
        WHERE year = $1 AND province_code = $2
        ORDER BY measure
        """,
        year,
        province_code,
    )
