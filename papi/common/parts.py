"""Defines the parts that a subject's page, files and documents are built from.

A subject's `parts.py` has one function per part and lists them in the order of the page. The page
draws them; CSV, Excel, brief and opening words read the same list.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import plotly.graph_objects as go

from papi.common import edition_words
from papi.common.charts.native import NativeChart
from papi.common.language import Language
from papi.common.palette import Palette
from papi.common.tables import Table
from papi.warehouse import editions
from papi.warehouse.connection import Identity

Choice = TypeVar("Choice")
Figure = Callable[[Palette], go.Figure]


@dataclass(frozen=True)
class View:
    """What the reader is looking at: file, language, province and year."""

    file: Identity
    language: Language
    province_code: str
    year: int


@dataclass(frozen=True)
class LegendEntry:
    """A group (or `unpublished`) and its words in the legend."""

    group: str
    words: str


@dataclass(frozen=True)
class Judgement:
    """A verdict as a list shows it. verdict: its code, for the colour; label: mark and word;
    about: what was judged; sentence: what the tables say; notes: assumptions."""

    verdict: str
    label: str
    about: str
    sentence: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opening:
    """What a page opens with: its headline, and what may be concluded, most important first."""

    headline: str
    sentences: list[str]
    of_equal_weight: bool = False


@dataclass(frozen=True)
class Part:
    """A finding with everything that supports it.

    title, answer: the finding for this choice, and the line under it. reading: how to read the
    figure; marks: what its marks mean, in small type under it. figure: draws the chart in a
    palette; drawing: our own escaped markup in its place; alt: its finding, the answer if empty;
    picture_title: its title when it is downloaded, the title if empty. folded: the label of an
    expander that holds the table; fold: of one that holds the whole part. concluded, remarks,
    points, notes: sentences, from the largest to the smallest. parts: sub-parts. abreast: on a wide
    screen their drawings are side by side. in_files: the sentences that a
    file repeats at its head; file_table: the table for files where it is larger than the page's,
    made when a file is; taken: whether files include its table at all. on_paper: what documents
    show for the drawing, a chart that an office can edit or a table with small pictures.
    """

    key: str
    title: str = ""
    answer: str = ""
    legend: tuple[LegendEntry, ...] = ()
    reading: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    figure: Figure | None = None
    drawing: Callable[[], str] | None = None
    alt: str = ""
    picture_title: str = ""
    table: Table | None = None
    tall: bool = False
    folded: str = ""
    concluded: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    source: str = ""
    fold: str = ""
    parts: tuple["Part", ...] = ()
    abreast: bool = False
    in_files: tuple[str, ...] = ()
    file_table: Table | Callable[[], Table] | None = None
    taken: bool = True
    on_paper: NativeChart | Table | None = None

    def of_edition(self, said: str) -> "Part":
        """The part with the edition named beside its sources."""
        source = f"{self.source} {said}" if self.source else ""
        return replace(self, source=source, parts=tuple(one.of_edition(said) for one in self.parts))

    def tables(self, *, alone: bool = False) -> Iterator[Table]:
        """Its tables as files hold them, those of its own parts after its own. alone: those of a
        file of this part, also what a file of the page holds elsewhere."""
        if (self.taken or alone) and (table := self.file_table or self.table):
            yield table() if callable(table) else table
        for part in self.parts:
            yield from part.tables(alone=alone)

    @property
    def has_table(self) -> bool:
        """Whether there is any table that a file of this part holds."""
        return bool(self.file_table or self.table) or any(one.has_table for one in self.parts)


def headed(sentences: Sequence[str]) -> tuple[str, str]:
    """A part's title and answer: the finding without its full stop, and the other sentences."""
    finding, *others = sentences
    return finding.removesuffix("."), " ".join(others)


@dataclass(frozen=True)
class Subject(Generic[Choice]):
    """A subject's opening words and its parts by name, each for a view and a choice. A part with
    nothing to show is None. `linked` reads the choice from a link: None where it depends on more
    than single choices. `source` cites the sources of all of it. `first` names the part whose
    drawing stands under the opening in the document that the server sends before any script."""

    opening: Callable[[View, Choice], Opening]
    parts: dict[str, Callable[[View, Choice], Part | None]]
    source: Callable[[View, Choice], str]
    linked: Callable[[View, Mapping[str, str]], Choice | None]
    first: str = ""

    def listed(self, view: View, choice: Choice) -> list[Part]:
        """All parts, in the order of the page."""
        made = (make(view, choice) for make in self.parts.values())
        return [part for part in made if part]

    def part(self, view: View, name: str, choice: Choice) -> Part | None:
        """A part by its name, with its source and the edition of its figures: readers take it away
        from its page. KeyError where the subject has no such part."""
        made = self.parts[name](view, choice)
        if made is None:
            return None
        edition = edition_words.of_file(view.language, editions.current(view.file))
        return replace(made, source=made.source or self.source(view, choice)).of_edition(edition)

    def tables(self, view: View, choice: Choice) -> list[Table]:
        """The tables that a file of the page holds."""
        return [table for part in self.listed(view, choice) for table in part.tables()]

    def sentences(self, view: View, choice: Choice) -> list[str]:
        """What a file of the page says at its head."""
        opening = self.opening(view, choice)
        parts = self.listed(view, choice)
        repeated = [line for part in parts for line in part.in_files]
        said = dict.fromkeys([opening.headline, *opening.sentences, *repeated])
        edition = edition_words.of_file(view.language, editions.current(view.file))
        return [*said, self.source(view, choice), edition]


def by_name(makers: Iterable[Callable[[View, Any], Part | None]]) -> dict[str, Any]:
    """Parts under the names of the functions that make them."""
    return {make.__name__: make for make in makers}
