"""Other indices of the province (PAR INDEX, SIPAS, PCI, DTI) beside PAPI: small lines and ranks.

What each measures and its scale differ, so nothing here compares their points.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from papi.common import naming
from papi.common.drawing import marks
from papi.common.language import Language
from papi.common.rank_columns import Place, of_count
from papi.common.tables import Column, Table
from papi.overview import questions
from papi.overview.gather import Overview
from papi.overview.questions import OtherIndex
from papi.warehouse.connection import Identity

# In the order in which offices name them.
ORDER = ("PAR INDEX", "SIPAS", "PCI", "DTI")


@dataclass(frozen=True)
class OtherSeries:
    """An index of the province over its years, the last one the newest."""

    name: str
    years: tuple[OtherIndex, ...]

    @property
    def newest(self) -> OtherIndex:
        """The last year that is held."""
        return self.years[-1]

    @property
    def before(self) -> OtherIndex | None:
        """The year before the newest, where it is held."""
        held = [one for one in self.years if one.year == self.newest.year - 1]
        return held[0] if held else None


def gather(file: Identity, overview: Overview) -> list[OtherSeries]:
    """The indices held of the province up to the overview's year."""
    code = overview.province.code
    codes = [code]
    if naming.places(file)[code].unchanged:
        codes = sorted({naming.code_in(file, code, 63), naming.code_in(file, code, 34)})
    found: dict[str, list[OtherIndex]] = {}
    for one in questions.other_indices(file, codes):
        if one.year <= overview.year:
            found.setdefault(one.index_name, []).append(one)
    return [OtherSeries(name, tuple(found[name])) for name in ORDER if name in found]


def answer(language: Language, held: Sequence[OtherSeries], overview: Overview) -> str:
    """The ranks, each with its year."""
    ranks = [
        language.text(
            "{name} {rank} of {count} ({year})",
            name=one.name,
            rank=language.ordinal(one.newest.rank),
            count=one.newest.of_count,
            year=one.newest.year,
        )
        for one in held
        if one.newest.rank is not None
    ]
    if overview.total is not None:
        own = language.text(
            "{name} {rank} of {count} ({year})",
            name="PAPI",
            rank=language.ordinal(overview.total.rank),
            count=overview.total.ranked_count,
            year=overview.year,
        )
        ranks = [own, *ranks]
    return language.text("Ranks: {ranks}.", ranks="; ".join(ranks)) if ranks else ""


def table(language: Language, held: Sequence[OtherSeries]) -> Table:
    """The newest value and rank of each index, those of the year before, and its years as a
    line."""
    return Table(
        language.text("Other indices"),
        [
            Column(language.text("Index"), "text", lambda one: one.name),
            Column(language.text("Its years"), "text", lambda one: None,
                   drawing=lambda one: marks.line(
                       {year.year: year.value for year in one.years if year.value is not None})),
            Column(language.text("Year"), "text", lambda one: str(one.newest.year)),
            Column(language.text("Value, own scale"), "points", lambda one: one.newest.value),
            of_count(language, language.text("Rank"), lambda one: _rank(one.newest)),
            Column(language.text("Value the year before"), "points",
                   lambda one: one.before and one.before.value),
            of_count(language, language.text("Rank the year before"),
                     lambda one: _rank(one.before)),
            Column(language.text("Source"), "text", lambda one: one.newest.source),
        ],
        list(held),
    )  # fmt: skip


def _rank(one: OtherIndex | None) -> Place | None:
    if one is None or one.rank is None or one.of_count is None:
        return None
    return one.rank, one.of_count


def note(language: Language) -> str:
    """Why their points say nothing beside each other."""
    return language.text(
        "Other publishers' figures, as printed. Each index measures something else on a scale of "
        "its own: points cannot be compared between indices, and each line has its own axis. How "
        "much their ranks vary by chance is not known here."
    )


def source(language: Language, held: Sequence[OtherSeries]) -> str:
    """Where they were printed."""
    named = dict.fromkeys(one.newest.source for one in held)
    return language.text("Source: {citation}", citation="; ".join(named))
