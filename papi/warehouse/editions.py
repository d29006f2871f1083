"""Queries about editions: which one the file holds, which came before, what has changed since."""

from dataclasses import dataclass
from datetime import date

from papi.warehouse.connection import Identity, column, rows


@dataclass(frozen=True)
class Edition:
    """An edition: its identity, a hash of its figures, and the day they were first built."""

    edition: str
    first_built: date
    is_current: bool


@dataclass(frozen=True)
class EditionChange:
    """A figure of an earlier edition that is another now, in points and places; None where there
    was or is none."""

    measure: str
    value_then: float | None
    value_now: float | None
    rank_then: int | None
    rank_now: int | None
    ranked_count_then: int | None
    ranked_count_now: int | None
    clear_then: bool | None
    clear_now: bool | None


def known(file: Identity) -> tuple[Edition, ...]:
    """All editions that the file knows of, the newest first."""
    return rows(
        file,
        Edition,
        """
        SELECT edition, first_built, is_current FROM edition
        ORDER BY is_current DESC, first_built DESC, edition
        """,
    )


def current(file: Identity) -> Edition:
    """The edition that the file holds."""
    return known(file)[0]


def changes(
    file: Identity, edition: str, year: int, province_code: str
) -> tuple[EditionChange, ...]:
    """What has changed of a province's year since that edition, the total first."""
    return rows(
        file,
        EditionChange,
        """
        SELECT c.measure, c.value_then, c.value_now, c.rank_then, c.rank_now,
            c.ranked_count_then, c.ranked_count_now, c.clear_then, c.clear_now
        FROM edition_change AS c
        JOIN measure AS m
            ON m.measure = c.measure AND c.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE c.edition = $1 AND c.year = $2 AND c.province_code = $3
        ORDER BY m.level <> 'total', m.level <> 'dimension', m.level <> 'subdimension', m.position
        """,
        edition,
        year,
        province_code,
    )


def count_in_year(file: Identity, edition: str, year: int) -> int:
    """How many figures of a year, of whatever province, have changed since that edition."""
    question = "SELECT count(*) FROM edition_change WHERE edition = $1 AND year = $2"
    return int(column(file, question, edition, year)[0])


def count_of_changes(file: Identity, edition: str) -> int | None:
    """How many figures have changed since that edition; None where the file does not know it."""
    if edition not in {one.edition for one in known(file)}:
        return None
    question = "SELECT count(*) FROM edition_change WHERE edition = $1"
    return int(column(file, question, edition)[0])
