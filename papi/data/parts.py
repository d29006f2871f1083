"""The parts of the data page in order: sources, checks, gaps, breaks, names. They are the same for
every reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from papi.common import measures, naming, survey_year
from papi.common.paged import FIRST, Turn, window
from papi.common.parts import Opening, Part, Subject, View, by_name, headed
from papi.common.tables import Table
from papi.data import glossary_tables, limit_tables, source_tables, words
from papi.warehouse import notes, sources
from papi.warehouse.notes import ListedGap


@dataclass(frozen=True)
class Choice:
    """Which level of measures; None where the glossary is not wanted. turn: the open page of what
    was not published, where that is long."""

    level: str | None = None
    turn: Turn = FIRST


def linked(_view: View, _link: Mapping[str, str]) -> Choice:
    """The opening words do not depend on the choice."""
    return Choice()


def opening(view: View, _choice: Choice) -> Opening:
    """How much is held."""
    return Opening(words.headline(view.language, sources.sources(view.file.as_surveyed)), [])


def citation(view: View) -> str:
    """Where all figures come from."""
    return words.citation(view.language, sources.sources(view.file.as_surveyed))


def source(view: View, _choice: Choice) -> str:
    """Where all figures come from."""
    return citation(view)


def loaded(view: View, _choice: Choice) -> Part:
    """What was loaded, and from where."""
    say, found = view.language, sources.sources(view.file.as_surveyed)
    return Part(
        "loaded",
        *headed(words.loaded(say, found)),
        table=source_tables.sources(say, found),
        source=citation(view),
    )


def checks(view: View, _choice: Choice) -> Part:
    """What was checked, and what added workbooks changed."""
    say, file = view.language, view.file.as_surveyed
    found, changed = sources.checked(file), sources.workbook_differences(file)
    if not changed:
        differences = Part("differences", notes=(words.no_differences(say),))
    else:
        differences = Part(
            "differences",
            reading=(words.some_differences(say, len(changed)),),
            table=source_tables.differences(
                say, changed, lambda code: _province(view, code),
                lambda name, year: _measure(view, name, year),
            ),
            tall=True,
            taken=False,
        )  # fmt: skip
    return Part(
        "checks",
        *headed(words.checks(say, found)),
        table=source_tables.checked(say, found),
        points=tuple(words.rules(say)),
        source=citation(view),
        parts=(differences,),
    )


def gap_count(view: View) -> int:
    """How many rows the list of what was not published has."""
    return len(notes.every_gap(view.file.as_surveyed))


def gaps(view: View, choice: Choice) -> Part:
    """What was not published, and why; of a long list one page, and all of it in files."""
    say, found = view.language, notes.every_gap(view.file.as_surveyed)
    rows = window(choice.turn, len(found))
    shown = found[rows.first :][: rows.most]
    said = words.gaps(say, found)
    if len(shown) < len(found):
        said.append(words.shown(say, rows.first + 1, rows.first + len(shown), len(found)))

    def table(listed: Sequence[ListedGap]) -> Table:
        return limit_tables.gaps(say, listed, lambda code: _province(view, code))

    return Part(
        "gaps",
        *headed(said),
        table=table(shown),
        file_table=lambda: table(found),
        source=citation(view),
    )


def breaks(view: View, _choice: Choice) -> Part:
    """Where series break."""
    say, found = view.language, notes.every_break(view.file.as_surveyed)
    return Part(
        "breaks",
        *headed(words.breaks(say, found)),
        table=limit_tables.breaks(say, found, lambda name, year: _measure(view, name, year)),
        tall=True,
        source=citation(view),
    )


def terms(view: View, choice: Choice) -> Part | None:
    """What each measure is called and its years: one level on the page, all levels in files."""
    if choice.level is None:
        return None
    say, known = view.language, list(measures.known(view.file.as_surveyed).values())
    shown = [one for one in known if one.level == choice.level]
    return Part(
        "terms",
        table=glossary_tables.glossary(say, shown),
        file_table=glossary_tables.glossary(say, known),
        tall=True,
        parts=(Part("words", table=glossary_tables.terms(say)),),
    )


def _province(view: View, code: str) -> str:
    """The province's name, as the frame writes it."""
    file = view.file.as_surveyed
    found = survey_year.provinces(file).get(code)
    return view.language.place(found.name if found else naming.full_name(file, code))


def _measure(view: View, name: str, year: int) -> str:
    """The measure's name with its number in that year."""
    known = measures.known(view.file.as_surveyed)
    return measures.name(view.language, known[name], year) if name in known else name


SUBJECT = Subject(
    opening,
    by_name([loaded, checks, gaps, breaks, terms]),
    source,
    linked,
)
