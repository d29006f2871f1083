"""Queries about a year's falls by province."""

from dataclasses import dataclass, fields

from papi.common.paged import Window
from papi.falls.questions import CHOSEN
from papi.falls.scan import Falls
from papi.warehouse.connection import Identity, column, rows


@dataclass(frozen=True)
class PlaceOfFalls:
    """A province among those of a scope, and its falls; None of it where nothing is compared."""

    province_code: str
    compared: int | None
    fell: int | None
    fell_notably: int | None
    judged: int | None
    fell_clearly: int | None
    fell_in_list: int | None
    shifted: int | None
    fell_in_shifts: int | None

    @property
    def falls(self) -> Falls | None:
        """Its falls as the scan has them."""
        held = [getattr(self, one.name) for one in fields(Falls)]
        return None if self.compared is None else Falls(*held)


@dataclass(frozen=True)
class DimensionGap:
    """The numbers of the dimensions that were not published for a province in a year."""

    year: int
    province_code: str
    codes: tuple[str, ...]


# A scope's provinces by $5: clear, falls, notable, rank, name, or a measure (its largest fall
# first); those without falls, a rank or a change last. $6: what their names hold.
_PLACES = (
    "WITH"
    + CHOSEN
    + """
    , placed AS (
        SELECT g.province_code, f.compared, f.fell, f.fell_notably, f.judged, f.fell_clearly,
            f.fell_in_list, f.shifted, f.fell_in_shifts, g.called, g.rank, c.difference
        FROM chosen AS g
        LEFT JOIN province_falls AS f
            ON f.province_code = g.province_code AND f.year = $1 AND f.level = $2
        LEFT JOIN yearly_change AS c
            ON c.province_code = g.province_code AND c.year = $1 AND c.measure = $5
            AND c.comparable
        WHERE $6 = '' OR g.province_code IN (
            SELECT a.province_code FROM province_alias AS a
            WHERE contains(a.name_key, name_key($6))
        )
    )
"""
)


def places(
    file: Identity,
    year: int,
    level: str,
    scope: str,
    own_code: str,
    order: str,
    find: str,
    shown: Window,
) -> tuple[PlaceOfFalls, ...]:
    """The shown provinces of the scope, in an order."""
    return rows(
        file,
        PlaceOfFalls,
        _PLACES
        + """
        SELECT * EXCLUDE (called, rank, difference) FROM placed
        ORDER BY
            CASE $5
                WHEN 'name' THEN 0
                WHEN 'rank' THEN coalesce(rank, 1e9)
                WHEN 'clear' THEN coalesce(-fell_clearly, 1)
                WHEN 'notable' THEN coalesce(-fell_notably, 1)
                WHEN 'falls' THEN coalesce(-fell, 1)
                ELSE coalesce(difference, 1e9)
            END,
            CASE
                WHEN $5 IN ('name', 'rank') THEN 0
                WHEN $5 = 'clear' THEN coalesce(-fell_in_list, 1)
                WHEN $5 = 'falls' THEN coalesce(-fell_notably, 1)
                ELSE coalesce(-fell, 1)
            END,
            CASE
                WHEN $5 IN ('name', 'rank', 'notable', 'falls') THEN 0
                WHEN $5 = 'clear' THEN coalesce(-fell, 1)
                ELSE coalesce(-fell_notably, 1)
            END,
            CASE WHEN $5 = 'clear' THEN coalesce(-fell_notably, 1) ELSE 0 END,
            called
        LIMIT $8 OFFSET $7
        """,
        year,
        level,
        scope,
        own_code,
        order,
        find,
        shown.first,
        shown.most,
    )


def places_count(
    file: Identity, year: int, level: str, scope: str, own_code: str, find: str
) -> int:
    """How many provinces the scope has whose names hold `find`."""
    question = _PLACES + "SELECT count(*) FROM placed"
    return int(column(file, question, year, level, scope, own_code, "name", find)[0])


def absent(file: Identity, year: int, scope: str, own_code: str) -> tuple[DimensionGap, ...]:
    """The scope's provinces of which something was not published that year or the year before, by
    name."""
    return rows(
        file,
        DimensionGap,
        "WITH"
        + CHOSEN
        + """
        SELECT u.year, u.province_code, list(m.code ORDER BY m.position) AS codes
        FROM missing AS u
        JOIN chosen AS g USING (province_code)
        JOIN measure AS m
            ON m.measure = u.measure AND u.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE u.year IN ($1, $1 - 1) AND $2 = ''
        GROUP BY u.year, u.province_code, g.called
        ORDER BY g.called
        """,
        year,
        "",
        scope,
        own_code,
    )
