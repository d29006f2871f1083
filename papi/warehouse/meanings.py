"""What the tables, views and columns of the file mean, as the file itself says: the words of the
pages' list, of exported files and of answers to programs are all read here."""

from collections.abc import Iterable
from dataclasses import dataclass

from papi.common.language import Language
from papi.common.remembered import remembered
from papi.warehouse.connection import Identity, rows_once

# Where a column is looked for that its own relation says nothing of: what it means wherever it
# stands, then what answers and files add to the columns of the warehouse.
_ELSEWHERE = ("*", "answers")


@dataclass(frozen=True)
class Meaning:
    """What a column of a relation says, and its unit: the name for programs, that for readers."""

    relation: str
    column_name: str
    unit: str
    unit_vi: str
    unit_en: str
    words_vi: str
    words_en: str

    def words(self, language: Language) -> str:
        """What the column says, in a sentence."""
        return language.either(self.words_vi, self.words_en)

    def unit_name(self, language: Language) -> str:
        """The unit in words."""
        return language.either(self.unit_vi, self.unit_en)


@dataclass(frozen=True)
class Contents:
    """What a table or view holds, in both languages, and of which kind its figures are."""

    relation: str
    figures_are: str
    holds_vi: str
    holds_en: str

    def holds(self, language: Language) -> str:
        """What it holds, in a few words."""
        return language.either(self.holds_vi, self.holds_en)


def offered(file: Identity) -> dict[str, Contents]:
    """The tables and views of which files are offered, in the order of the list."""
    return _offered(file.as_surveyed)


def of_column(file: Identity, column: str, relation: str) -> Meaning:
    """What a column of that table or view means; KeyError for one that is not described."""
    known = _columns(file.as_surveyed)
    found = (known.get((one, column)) for one in (relation, *_ELSEWHERE))
    meaning = next((one for one in found if one), None)
    if meaning is None:
        raise KeyError(column)
    return meaning


def units(file: Identity, columns: Iterable[str], relation: str) -> dict[str, str]:
    """The unit of each of these columns, as programs know it (table unit)."""
    return {name: of_column(file, name, relation).unit for name in columns}


@remembered(2)
def _offered(file: Identity) -> dict[str, Contents]:
    found = rows_once(
        file,
        Contents,
        """
        SELECT relation, figures_are, meaning_vi AS holds_vi, meaning_en AS holds_en
        FROM relation_meaning
        WHERE exported
        ORDER BY position
        """,
    )
    return {one.relation: one for one in found}


@remembered(2)
def _columns(file: Identity) -> dict[tuple[str, str], Meaning]:
    found = rows_once(
        file,
        Meaning,
        """
        SELECT
            c.relation, c.column_name, u.unit, u.name_vi AS unit_vi, u.name_en AS unit_en,
            c.meaning_vi AS words_vi, c.meaning_en AS words_en
        FROM column_meaning AS c
        JOIN unit AS u USING (unit)
        """,
    )
    return {(one.relation, one.column_name): one for one in found}
