"""Queries about one province's falls over all years, and where years cannot be compared."""

from dataclasses import dataclass

from papi.warehouse.connection import Identity, rows
from papi.warehouse.notes import DatedBreak


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
        SELECT year, measure, previous_year, difference, direction, notable, clear,
            clear_in_list, about_the_same, nationwide_shift, comparable, falls_in_a_row
        FROM standing
        WHERE province_code = $1 AND (measure = 'total' OR level = 'dimension')
        ORDER BY year, measure
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
