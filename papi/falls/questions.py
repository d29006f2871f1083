"""Queries about falls: how many provinces fell in each measure, how often one province has fallen,
and where years cannot be compared."""

from dataclasses import dataclass, fields

from papi.common.paged import Window
from papi.falls.scan import Count, Falls, ListedFalls, ListName, Sums
from papi.warehouse.connection import Identity, column, rows
from papi.warehouse.notes import DatedBreak


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
class DimensionGap:
    """The numbers of the dimensions that were not published for a province."""

    province_code: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class FallRecord:
    """Over all years: how many comparable changes outside nationwide shifts were falls and, of
    those judged, clear falls; the longest run of falls with its last year."""

    measure: str
    compared: int
    fell: int
    judged: int
    fell_clearly: int
    shifted: int
    fell_in_shifts: int
    longest_run: int
    longest_run_until: int | None


@dataclass(frozen=True)
class PastChange:
    """A year's change of one measure, None where there is no earlier value; only a `comparable` one
    is shown as a change."""

    year: int
    measure: str
    previous_year: int | None
    difference: float | None
    direction: str | None
    notable: bool | None
    clear: bool | None
    clear_in_list: bool | None
    about_the_same: bool | None
    nationwide_shift: bool | None
    comparable: bool | None
    falls_in_a_row: int | None

    @property
    def changed(self) -> bool:
        """Whether the change is comparable."""
        return bool(self.comparable)


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
_CHOSEN = """
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
    + _CHOSEN
    + """
    , changes AS (
        SELECT c.*, g.called, g.name_vi, r.quartile_group, m.position,
            if(c.nationwide_shift, c.relative_difference, c.difference) AS yardstick
        FROM yearly_change AS c
        JOIN chosen AS g USING (province_code)
        JOIN ranking AS r USING (year, measure, province_code)
        JOIN measure AS m
            ON m.measure = c.measure AND c.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE c.year = $1 AND c.comparable AND (m.level = $2 OR c.measure = 'total')
    )
"""
)
# Which of the changes a list holds, and in which order; equal ones by name and number.
_HELD = {
    "clear": "clear AND direction = 'fell' AND NOT nationwide_shift",
    "notable": "notable AND direction = 'fell' AND NOT nationwide_shift",
    "low": """measure <> 'total' AND quartile_group = 'lowest' AND direction = 'fell'
        AND NOT nationwide_shift""",
    "falls": "measure <> 'total' AND yardstick < 0",
    "rises": "measure <> 'total' AND yardstick > 0",
}
_ORDERED = {
    "clear": "NOT coalesce(clear_in_list, false), difference / margin",
    "notable": "percent",
    "low": "NOT coalesce(clear, false), falls_in_a_row DESC, difference",
    "falls": "yardstick, name_vi",
    "rises": "yardstick DESC, name_vi",
}
_EQUAL = ", called, measure <> 'total', position"


def compared_measures(
    file: Identity, year: int, level: str, scope: str, own_code: str
) -> tuple[ComparedMeasure, ...]:
    """The total and the measures of the level that have an earlier value."""
    return rows(
        file,
        ComparedMeasure,
        "WITH"
        + _CHOSEN
        + """
        SELECT c.measure, count(*) FILTER (c.comparable)::INTEGER AS compared,
            count(c.clear) FILTER (c.comparable AND g.province_code IS NOT NULL)::INTEGER
                AS judged,
            coalesce(bool_or(c.nationwide_shift) FILTER (c.comparable), false) AS shifted,
            coalesce(
                bool_or(s.basis <> 'published')
                    FILTER (c.comparable AND g.province_code IS NOT NULL),
                false
            ) AS estimated
        FROM yearly_change AS c
        JOIN score AS s USING (year, measure, province_code)
        LEFT JOIN chosen AS g ON g.province_code = c.province_code
        JOIN measure AS m
            ON m.measure = c.measure AND c.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE c.year = $1 AND (m.level = $2 OR c.measure = 'total')
        GROUP BY c.measure
        """,
        year,
        level,
        scope,
        own_code,
    )


def sums(file: Identity, year: int, level: str, scope: str, own_code: str) -> Sums:
    """The falls of all provinces of the scope together."""
    [found] = rows(
        file,
        Sums,
        "WITH"
        + _CHOSEN
        + """
        , held AS (
            SELECT f.*, max(f.fell_clearly) OVER () AS most
            FROM province_falls AS f
            SEMI JOIN chosen AS g USING (province_code)
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
            count(*) FILTER (fell_clearly = most)::INTEGER AS with_most
        FROM held
        """,
        year,
        level,
        scope,
        own_code,
    )
    return found


def listed(
    file: Identity, name: ListName, year: int, level: str, scope: str, own_code: str
) -> ListedFalls:
    """What is said of a list of changes as a whole."""
    [found] = rows(
        file,
        ListedFalls,
        _CHANGES
        + """
        SELECT count(*)::INTEGER AS n, count(*) FILTER (measure <> 'total')::INTEGER AS parts,
            count(DISTINCT province_code) FILTER (measure <> 'total')::INTEGER AS provinces,
            count(*) FILTER (clear)::INTEGER AS clear,
            count(*) FILTER (falls_in_a_row > 1)::INTEGER AS again
        FROM changes WHERE
        """
        + _HELD[name],
        year,
        level,
        scope,
        own_code,
    )
    return found


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


def longest_low(
    file: Identity, year: int, level: str, scope: str, own_code: str
) -> tuple[NamedChange, ...]:
    """Of the low and falling measures the one that has fallen for most years, the first of the list
    where several have; none in an empty list."""
    return rows(
        file,
        NamedChange,
        _CHANGES
        + "SELECT measure, province_code FROM changes WHERE "
        + _HELD["low"]
        + " ORDER BY falls_in_a_row DESC, "
        + _ORDERED["low"]
        + _EQUAL
        + " LIMIT 1",
        year,
        level,
        scope,
        own_code,
    )


def low(file: Identity, year: int, level: str, scope: str, own_code: str) -> int:
    """How many comparable scores of the level are in the lowest group; without nationwide
    shifts."""
    question = """
        SELECT count(*) FROM changes
        WHERE measure <> 'total' AND quartile_group = 'lowest' AND NOT nationwide_shift
    """
    return int(column(file, _CHANGES + question, year, level, scope, own_code)[0])


# A scope's provinces by $5: clear, falls, notable, rank, name, or a measure (its largest fall
# first); those without falls, a rank or a change last. $6: what their names hold.
_PLACES = (
    "WITH"
    + _CHOSEN
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


def most_clear(
    file: Identity, year: int, level: str, scope: str, own_code: str, most: int
) -> list[str]:
    """Codes of the first provinces of the scope, by name, with most clear falls."""
    question = """
        SELECT province_code FROM placed WHERE compared IS NOT NULL
        QUALIFY fell_clearly = max(fell_clearly) OVER ()
        ORDER BY called LIMIT $7
    """
    values = (year, level, scope, own_code, "name", "", most)
    return column(file, _PLACES + question, *values)


def absent(
    file: Identity, year: int, scope: str, own_code: str, when: int
) -> tuple[DimensionGap, ...]:
    """The scope's provinces of which something was not published in the year `when`, by name."""
    return rows(
        file,
        DimensionGap,
        "WITH"
        + _CHOSEN
        + """
        SELECT u.province_code, list(m.code ORDER BY m.position) AS codes
        FROM missing AS u
        JOIN chosen AS g USING (province_code)
        JOIN measure AS m
            ON m.measure = u.measure AND u.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE u.year = $5 AND $2 = ''
        GROUP BY u.province_code, g.called
        ORDER BY g.called
        """,
        year,
        "",
        scope,
        own_code,
        when,
    )


def fall_records(file: Identity, province_code: str) -> tuple[FallRecord, ...]:
    """How often the province has fallen over all years, in each measure."""
    return rows(
        file,
        FallRecord,
        """
        SELECT f.measure, f.compared, f.fell, f.judged, f.fell_clearly, f.shifted,
            f.fell_in_shifts, f.longest_run, f.longest_run_until
        FROM fall_record AS f
        WHERE f.province_code = $1
        ORDER BY (SELECT max(m.position) FROM measure AS m WHERE m.measure = f.measure), f.measure
        """,
        province_code,
    )


def changes_over_time(file: Identity, province_code: str) -> tuple[PastChange, ...]:
    """The province's total and dimensions in every year they were published."""
    return rows(
        file,
        PastChange,
        """
        SELECT s.year, s.measure, c.previous_year, c.difference, c.direction, c.notable, c.clear,
            c.clear_in_list, c.about_the_same, c.nationwide_shift, c.comparable, c.falls_in_a_row
        FROM score AS s
        LEFT JOIN yearly_change AS c USING (year, measure, province_code)
        WHERE s.province_code = $1 AND (s.measure = 'total' OR s.measure IN (
            SELECT m.measure FROM measure AS m WHERE m.level = 'dimension'))
        ORDER BY s.year, s.measure
        """,
        province_code,
    )


def breaks_over_time(file: Identity) -> tuple[DatedBreak, ...]:
    """Every break of the total and the dimensions."""
    return rows(
        file,
        DatedBreak,
        """
        SELECT b.measure, b.severity, b.note AS note_en, b.note_vi, b.year
        FROM series_break AS b
        WHERE b.severity = 'break' AND (b.measure = 'total' OR b.measure IN (
            SELECT m.measure FROM measure AS m WHERE m.level = 'dimension'))
        ORDER BY b.year, b.measure
        """,
    )
