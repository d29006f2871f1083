"""A catalogue of tasks beside the shipped one: what its words mean, and which of the two wins."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from papi.common import measures
from papi.common.bodies import Level
from papi.common.language import CODES, Language
from papi.common.measures import Measure
from papi.common.remembered import remembered
from papi.plan.catalogue_columns import called
from papi.plan.row import LEVELS
from papi.warehouse.actions import Action
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class Meanings:
    """What the words of a catalogue mean. contents: the sub-dimensions in use, in their order;
    questions: the survey questions of each, by stable name; by_words, levels: what a content and a
    level may be called, folded, and which one it is."""

    contents: dict[str, Measure]
    questions: dict[str, tuple[Measure, ...]]
    by_words: dict[str, str]
    levels: dict[str, Level]

    def content(self, words: str) -> str | None:
        """The sub-dimension called so: by its number, its name, both, or its stable name."""
        return self.by_words.get(folded(words))

    def level(self, words: str) -> Level | None:
        """The level called so in either language."""
        return self.levels.get(folded(words))


def folded(words: str) -> str:
    """The words without case, extra blanks or another way of writing an accent."""
    return " ".join(unicodedata.normalize("NFC", words).split()).casefold().rstrip(".")


@remembered(4)
def meanings(file: Identity) -> Meanings:
    """What a catalogue may speak of: the sub-dimensions that PAPI still measures."""
    known = measures.known(file)
    contents = {
        name: one
        for name, one in known.items()
        if one.level == "subdimension" and one.span().last_year is None
    }
    by_words: dict[str, str] = {}
    for name, one in contents.items():
        span = one.span()
        names = {name, span.code or name, span.name_vi, span.name_en}
        names |= {measures.name(Language(code), one) for code in CODES}
        by_words |= dict.fromkeys(map(folded, names), name)
    return Meanings(
        contents,
        {
            name: tuple(q for q in known.values() if q.level == "indicator" and q.parent == name)
            for name in contents
        },
        by_words,
        {
            folded(words): level
            for code in CODES
            for level in LEVELS
            for words in called(Language(code), level)
        },
    )


def winning(shipped: Iterable[Action], own: Iterable[Action]) -> list[Action]:
    """The tasks of both: where a user's catalogue has tasks for a measure and level, only those;
    elsewhere the shipped ones. In the order of the shipped catalogue."""
    mine: dict[tuple[str, Level], list[Action]] = {}
    for one in own:
        mine.setdefault((one.measure, one.level), []).append(one)
    ours: dict[tuple[str, Level], list[Action]] = {}
    for one in shipped:
        ours.setdefault((one.measure, one.level), []).append(one)
    return [task for place, tasks in (ours | mine).items() for task in tasks]
