"""Queries the bodies that carry out tasks: their level, their duty, and their name in a year."""

from dataclasses import dataclass
from typing import Literal

from papi.warehouse.connection import Identity, column, rows

BodyLevel = Literal["central", "province", "district", "commune"]


@dataclass(frozen=True)
class Body:
    """A body as plans of one year name it. `requested`: it is asked and not told, because the
    People's Committee does not direct it; `district_body`: which body of the district, where there
    was one, had the same field."""

    body: str
    level: BodyLevel
    requested: bool
    district_body: str | None
    name_vi: str
    name_en: str
    duty_vi: str
    duty_en: str


def bodies(file: Identity, year: int) -> tuple[Body, ...]:
    """The bodies that exist in a plan for `year`, in the order of the table. Several may have one
    name: since 2025 the Department of Finance is both `finance` and `investment`."""
    return rows(
        file,
        Body,
        """
        SELECT b.body, b.level, b.requested, b.district_body, n.name_vi, n.name_en,
            b.duty_vi, b.duty_en
        FROM body AS b
        JOIN body_name AS n
            ON n.body = b.body
            AND ? BETWEEN coalesce(n.first_year, 0) AND coalesce(n.last_year, 9999)
        ORDER BY b.position
        """,
        year,
    )


def called(file: Identity, name: str, year: int) -> list[str]:
    """What the bodies that had this name until an earlier year are called in this one, in
    Vietnamese; nothing where some body still has it. Of a name that begins later nothing is said:
    a department of that name may have been there with other fields."""
    return column(
        file,
        """
        WITH asked AS (
            SELECT body, $2 <= coalesce(last_year, 9999) AS held
            FROM body_name
            WHERE lower($1) IN (lower(name_vi), lower(name_en))
        )
        SELECT n.name_vi
        FROM body_name AS n
        JOIN body AS b ON b.body = n.body
        WHERE n.body IN (SELECT body FROM asked)
            AND NOT EXISTS (SELECT 1 FROM asked WHERE held)
            AND $2 BETWEEN coalesce(n.first_year, 0) AND coalesce(n.last_year, 9999)
        GROUP BY n.name_vi
        ORDER BY min(b.position)
        """,
        name,
        year,
    )
