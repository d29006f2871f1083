"""Queries about the 34 provinces since July 2025 and the old provinces that they consist of."""

from dataclasses import dataclass

from papi.warehouse.connection import Identity, column, rows


@dataclass(frozen=True)
class Place:
    """A province of one division. successor: the province of the 34 (code with "n") that it is
    part of or is; parts: how many old provinces were merged into that one."""

    code: str
    name_vi: str
    division: int
    successor: str
    parts: int

    @property
    def unchanged(self) -> bool:
        """Whether the mergers of July 2025 left it as it was."""
        return self.parts == 1


def estimated_years(file: Identity) -> list[int]:
    """Years in which some values are means of old provinces, and so every rank and group is an
    estimate; none as surveyed."""
    return column(file, "SELECT DISTINCT year FROM score WHERE basis <> 'published' ORDER BY year")


def both_divisions(file: Identity) -> tuple[Place, ...]:
    """All provinces of both divisions, scored or not."""
    return rows(
        file,
        Place,
        """
        SELECT p.province_code AS code, p.name_vi, p.division, s.province_code AS successor,
            (SELECT count(*) FROM province AS o
             WHERE o.division = 63 AND o.successor_code = p.successor_code)::INTEGER AS parts
        FROM province AS p
        JOIN successor AS s USING (successor_code)
        ORDER BY p.division DESC, name_key(p.name_vi)
        """,
    )
