"""Queries about what must be noted beside a figure: gaps, breaks, shifts, sources."""

from dataclasses import dataclass

from papi.warehouse.connection import Identity, column, rows


@dataclass(frozen=True)
class Break:
    """Where a measure's series breaks (`break`) or asks for care (`caution`), and why."""

    measure: str
    severity: str
    note_en: str
    note_vi: str


@dataclass(frozen=True)
class DatedBreak(Break):
    """A break or caution of one of several years."""

    year: int


@dataclass(frozen=True)
class ListedBreak(DatedBreak):
    """A break or caution and where it is known from (as in breaks.csv)."""

    origin: str


@dataclass(frozen=True)
class Unpublished:
    """A dimension of a province that was not published, its number, and the reason as printed."""

    province_code: str
    measure: str
    code: str
    reason_en: str
    reason_vi: str


@dataclass(frozen=True)
class ListedGap:
    """What was not published of a province in a year: the dimensions' numbers, how many dimensions
    the year had, and the reason as printed."""

    year: int
    province_code: str
    codes: tuple[str, ...]
    of: int
    reason_en: str
    reason_vi: str

    @property
    def whole(self) -> bool:
        """Whether nothing of the province was published."""
        return len(self.codes) == self.of


@dataclass(frozen=True)
class NationalShift:
    """A dimension or total that moved the same way in nearly every province at once."""

    measure: str
    provinces: int
    median_percent: float
    share_fell: float
    share_rose: float


@dataclass(frozen=True)
class DatedShift(NationalShift):
    """A shift of one of several years."""

    year: int


def gaps(file: Identity, year: int) -> tuple[Unpublished, ...]:
    """What was not published that year."""
    return rows(
        file,
        Unpublished,
        """
        SELECT g.province_code, g.measure, m.code, g.reason AS reason_en, g.reason_vi
        FROM missing AS g
        JOIN measure AS m
            ON m.measure = g.measure AND g.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        WHERE g.year = $1
        ORDER BY g.province_code, m.position
        """,
        year,
    )


def breaks(file: Identity, year: int) -> tuple[Break, ...]:
    """Breaks and cautions of that year."""
    return rows(
        file,
        Break,
        "SELECT measure, severity, note AS note_en, note_vi FROM series_break WHERE year = $1",
        year,
    )


def every_gap(file: Identity) -> tuple[ListedGap, ...]:
    """What was not published, by year and province, newest year first."""
    return rows(
        file,
        ListedGap,
        """
        WITH used AS (
            SELECT y.year, count(*)::INTEGER AS of
            FROM survey_year AS y
            JOIN measure AS m
                ON m.level = 'dimension'
                AND y.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
            GROUP BY y.year
        )
        SELECT g.year, g.province_code, list(m.code ORDER BY m.position) AS codes, u.of,
            g.reason AS reason_en, g.reason_vi
        FROM missing AS g
        JOIN used AS u USING (year)
        JOIN measure AS m
            ON m.measure = g.measure AND g.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        GROUP BY g.year, g.province_code, u.of, g.reason, g.reason_vi
        ORDER BY g.year DESC, g.province_code
        """,
    )


def every_break(file: Identity) -> tuple[ListedBreak, ...]:
    """Every break and caution, newest first."""
    return rows(
        file,
        ListedBreak,
        """
        SELECT b.measure, b.severity, b.note AS note_en, b.note_vi, b.year, b.origin
        FROM series_break AS b
        JOIN measure AS m
            ON m.measure = b.measure AND b.year BETWEEN m.first_year AND coalesce(m.last_year, 9999)
        ORDER BY b.year DESC, b.severity, m.level <> 'total', m.level <> 'dimension', m.position
        """,
    )


def shifts(file: Identity, year: int) -> tuple[NationalShift, ...]:
    """Nationwide shifts of that year, dimensions and total."""
    return rows(
        file,
        NationalShift,
        """
        SELECT n.measure, n.n AS provinces, n.median_percent, n.share_fell, n.share_rose
        FROM national_shift AS n
        WHERE n.year = $1 AND n.is_shift AND EXISTS (
            FROM measure AS m
            WHERE m.measure = n.measure AND m.level IN ('total', 'dimension')
        )
        ORDER BY n.measure
        """,
        year,
    )


def citation(file: Identity, year: int) -> str:
    """How PAPI's report of that year is cited."""
    return str(column(file, "SELECT citation FROM source WHERE year = $1", year)[0])
