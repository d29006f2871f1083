"""Finds rows of a plan by words, with or without accents, and by the body that they name."""

import unicodedata
from collections.abc import Iterable

from papi.plan.row import WORDS, PlanRow
from papi.plan.row_groups import bodies_of


def folded(text: str) -> str:
    """The text without accents and case: Đất đai → dat dai."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def found(
    rows: Iterable[PlanRow], words: str, body: str = "", level: str | None = None
) -> list[PlanRow]:
    """The rows that have all the words somewhere, the body as leading or coordinating one, and the
    level."""
    wanted = folded(words).split()
    return [
        row
        for row in rows
        if (not body or body in of_row(row))
        and level in (None, row.level)
        and all(word in folded(" ".join(getattr(row, name) for name in WORDS)) for word in wanted)
    ]


def of_row(row: PlanRow) -> list[str]:
    """The bodies of a row, the leading ones first, each once."""
    return list(dict.fromkeys([*bodies_of(row.lead), *bodies_of(row.coordinating)]))


def all_bodies(rows: Iterable[PlanRow]) -> list[str]:
    """Every body that the rows name, by name."""
    return sorted({body for row in rows for body in of_row(row)}, key=folded)
