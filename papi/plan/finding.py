"""Finds rows of a plan by words, with or without accents, and by the body that they name."""

import unicodedata
from collections.abc import Iterable

from papi.plan.assignments import bodies
from papi.plan.row import WORDS, PlanRow


def folded(text: str) -> str:
    """The text without accents and case: Đất đai → dat dai."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def found(rows: Iterable[PlanRow], words: str, body: str = "") -> list[PlanRow]:
    """The rows that have all the words somewhere, and the body as leading or coordinating one."""
    wanted = folded(words).split()
    return [
        row
        for row in rows
        if (not body or body in of_row(row))
        and all(word in folded(" ".join(getattr(row, name) for name in WORDS)) for word in wanted)
    ]


def of_row(row: PlanRow) -> list[str]:
    """The bodies of a row, the leading ones first, each once."""
    return list(dict.fromkeys([*bodies(row.lead), *bodies(row.coordinating)]))


def all_bodies(rows: Iterable[PlanRow]) -> list[str]:
    """Every body that the rows name, by name."""
    return sorted({body for row in rows for body in of_row(row)}, key=folded)
