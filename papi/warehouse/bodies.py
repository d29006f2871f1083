"""Queries the bodies that carry out tasks: their level, their duty, and their name in a year."""

from dataclasses import dataclass
from typing import Literal

from papi.warehouse.connection import Identity, rows

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
