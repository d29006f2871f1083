"""Queries about a year's falls: how many provinces fell in each measure, and lists of changes."""

from dataclasses import dataclass
from typing import Literal

from papi.common.paged import Window
from papi.falls.scan import MOST, Count, ListName, Sums
from papi.warehouse.connection import Identity, rows


@dataclass(frozen=True)
class ComparedMeasure:
    """A measure with an earlier value in a year: of how many provinces it is compared and, in the
    scope, of how many the change is judged; whether the country shifted, and whether any change in
    the scope rests on estimates."""

    measure: str
    compared: int
    judged: int
    shifted: bool
    estimated: bool


@dataclass(frozen=True)
class NamedChange:
    """A change, by its measure and province."""

    measure: str
    province_code: str


@dataclass(frozen=True)
class FirstChange:
    """One of the first changes of a list; `longest`: of the low and falling measures, by the number
    of years that they have fallen."""

    list: ListName | Literal["longest"]
    measure: str
    province_code: str


@dataclass(frozen=True)
class CountedList:
    """What a list holds, as ListedFalls; `lowest`: all comparable scores in the lowest group."""

    list: ListName | Literal["lowest"]
    n: int
    parts: int
    provinces: int
    clear: int
    again: int


def fall_counts(file: Identity, year: int) -> tuple[Count, ...]:
    """How many provinces of each scope (country VN · region · group on the total) with a comparable
    change fell, rose …, for each measure except indicators."""
    return rows(
        file,
        Count,
        """
        SELECT f.scope, f.scope_code, f.measure, f.compared, f.fell, f.rose, f.fell_notably,
            f.fell_again, f.judged, f.fell_clearly, f.rose_clearly, f.fell_in_list, f.rose_in_list,
            f.median_percent, f.nationwide_shift
        FROM fall_count AS f
        WHERE f.year = $1
            AND f.division = (SELECT y.division FROM survey_year AS y WHERE y.year = $1)
            AND f.measure NOT IN (SELECT m.measure FROM measure AS m WHERE m.level = 'indicator')
        """,
        year,
    )


# The provinces of a scope ($3: all, own, a region or a group on the total; $4: our own code).
CHOSEN = """
    chosen AS (
        SELECT p.province_code, p.name_vi, name_key(p.name_vi) AS called, t.rank
        FROM province AS p
        LEFT JOIN ranking AS t
            ON t.year = $1 AND t.measure = 'total' AND t.province_code = p.province_code
        WHERE p.division = (SELECT y.division FROM survey_year AS y WHERE y.year = $1)
            AND ($3 = 'all' OR p.region_code = $3 OR t.quartile_group = $3
                OR ($3 = 'own' AND p.province_code = $4))
    )
"""

# Their comparable changes in the total and in the measures of a level ($2).
_CHANGES = (
    "WITH"
    + CHOSEN
    + """
    , changes AS MATERIALIZED (
        SELECT s.measure, s.province_code, s.quartile_group, s.difference, s.percent, s.direction,
            s.notable, s.margin, s.clear, s.clear_in_list, s.nationwide_shift, s.falls_in_a_row,
            s.position, g.called, g.name_vi,
            if(s.nationwide_shift, s.relative_difference, s.difference) AS yardstick
        FROM standing AS s
        JOIN chosen AS g USING (province_code)
        WHERE s.year = $1 AND s.comparable AND (s.level = $2 OR s.measure = 'total')
    )
"""
)

# Which of the changes a list holds, and in which order; equal ones by name and number.
_HELD = {
    "clear": "clear AND direction = 'fell' AND NOT nationwide_shift",
    "notable": "notable AND direction = 'fell' AND NOT nationwide_shift",
    "low": """measure <> 'total' AND quartile_group = 'lowest' AND direction = 'fell'
        AND NOT nationwide_shift""",
    "longest": """measure <> 'total' AND quartile_group = 'lowest' AND direction = 'fell'
        AND NOT nationwide_shift""",
    "lowest": "measure <> 'total' AND quartile_group = 'lowest' AND NOT nationwide_shift",
    "falls": "measure <> 'total' AND yardstick < 0",
    "rises": "measure <> 'total' AND yardstick > 0",
}

_ORDERED = {
    "clear": "NOT coalesce(clear_in_list, false), difference / margin",
    "notable": "percent",
    "low": "NOT coalesce(clear, false), falls_in_a_row DESC, difference",
    "longest": "falls_in_a_row DESC, NOT coalesce(clear, false), difference",
    "falls": "yardstick, name_vi",
    "rises": "yardstick DESC, name_vi",
}

_EQUAL = ", called, measure <> 'total', position"

_COUNTED = """
    , count(*)::INTEGER AS n, count(*) FILTER (measure <> 'total')::INTEGER AS parts,
        count(DISTINCT province_code) FILTER (measure <> 'total')::INTEGER AS provinces,
        count(*) FILTER (clear)::INTEGER AS clear,
        count(*) FILTER (falls_in_a_row > 1)::INTEGER AS again
    FROM changes WHERE
"""

# All lists in one question: the changes are gathered once.
_COUNTS = " UNION ALL ".join(
    "SELECT '" + name + "' AS list" + _COUNTED + _HELD[name]
    for name in ("clear", "notable", "low", "lowest")
)

_FIRSTS = (
    "SELECT list, measure, province_code FROM ("
    + " UNION ALL ".join(
        "SELECT '"
        + name
        + "' AS list, measure, province_code, row_number() OVER (ORDER BY "
        + _ORDERED[name]
        + _EQUAL
        + ") AS place FROM changes WHERE "
        + _HELD[name]
        + " QUALIFY place <= "
        + most
        for name, most in (
            ("clear", "1"),
            ("notable", "1"),
            ("low", "1"),
            ("longest", "1"),
            ("falls", "$5"),
            ("rises", "$5"),
        )
    )
    + ") ORDER BY list, place"
)


def compared_measures(
    file: Identity, year: int, level: str, scope: str, own_code: str
) -> tuple[ComparedMeasure, ...]:
    """The total and the measures of the level that have an earlier value."""
    return rows(
        file,
        ComparedMeasure,
        "WITH"
        + CHOSEN
        + """
        SELECT c.measure, count(*) FILTER (c.comparable)::INTEGER AS compared,
            count(c.clear) FILTER (c.comparable AND g.province_code IS NOT NULL)::INTEGER
                AS judged,
            coalesce(bool_or(c.nationwide_shift) FILTER (c.comparable), false) AS shifted,
            coalesce(
                bool_or(c.basis <> 'published')
                    FILTER (c.comparable AND g.province_code IS NOT NULL),
                false
            ) AS estimated
        FROM standing AS c
        LEFT JOIN chosen AS g USING (province_code)
        WHERE c.year = $1 AND c.previous_year IS NOT NULL
            AND (c.level = $2 OR c.measure = 'total')
        GROUP BY c.measure
        """,
        year,
        level,
        scope,
        own_code,
    )


def sums(file: Identity, year: int, level: str, scope: str, own_code: str, named: int) -> Sums:
    """The falls of all provinces of the scope together, with the codes of the first `named` that
    have the most clear falls."""
    [found] = rows(
        file,
        Sums,
        "WITH"
        + CHOSEN
        + """
        , held AS (
            SELECT f.*, g.called, max(f.fell_clearly) OVER () AS most
            FROM province_falls AS f
            JOIN chosen AS g USING (province_code)
            WHERE f.year = $1 AND f.level = $2
        )
        SELECT coalesce(sum(compared), 0)::INTEGER AS compared,
            coalesce(sum(fell), 0)::INTEGER AS fell,
            coalesce(sum(fell_notably), 0)::INTEGER AS fell_notably,
            coalesce(sum(judged), 0)::INTEGER AS judged,
            coalesce(sum(fell_clearly), 0)::INTEGER AS fell_clearly,
            coalesce(sum(fell_in_list), 0)::INTEGER AS fell_in_list,
            coalesce(sum(shifted), 0)::INTEGER AS shifted,
            coalesce(sum(fell_in_shifts), 0)::INTEGER AS fell_in_shifts,
            count(*)::INTEGER AS provinces,
            count(*) FILTER (judged > 0)::INTEGER AS judged_provinces,
            count(*) FILTER (fell_clearly > 0)::INTEGER AS clear_provinces,
            count(*) FILTER (2 * fell >= compared)::INTEGER AS half,
            coalesce(any_value(most), 0) AS most,
            count(*) FILTER (fell_clearly = most)::INTEGER AS with_most,
            coalesce(
                list(province_code ORDER BY called) FILTER (fell_clearly = most), []
            )[:$5] AS most_clear
        FROM held
        """,
        year,
        level,
        scope,
        own_code,
        named,
    )
    return found


def listed(
    file: Identity, year: int, level: str, scope: str, own_code: str
) -> tuple[CountedList, ...]:
    """How many changes each list holds, of how many provinces, and how many of them are clear."""
    return rows(file, CountedList, _CHANGES + _COUNTS, year, level, scope, own_code)


def firsts(
    file: Identity, year: int, level: str, scope: str, own_code: str
) -> tuple[FirstChange, ...]:
    """The first of each list, in its order: of falls and rises the first ten, of others one."""
    return rows(file, FirstChange, _CHANGES + _FIRSTS, year, level, scope, own_code, MOST)


def changes(
    file: Identity, name: ListName, year: int, level: str, scope: str, own_code: str, shown: Window
) -> tuple[NamedChange, ...]:
    """The shown changes of a list, in its order."""
    return rows(
        file,
        NamedChange,
        _CHANGES
        + "SELECT measure, province_code FROM changes WHERE "
        + _HELD[name]
        + " ORDER BY "
        + _ORDERED[name]
        + _EQUAL
        + " LIMIT $6 OFFSET $5",
        year,
        level,
        scope,
        own_code,
        shown.first,
        shown.most,
    )
