"""The parts of the data page in order: printed statements, sources, checks, gaps, breaks, names.
All except the statements about one province are the same for every reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from papi.claims import shipped
from papi.claims import tables as claim_tables
from papi.claims import verdict_words as claims
from papi.claims.checking import Checked
from papi.claims.shipped import Statements
from papi.common import measures, naming, survey_year
from papi.common.parts import Opening, Part, Subject, View, by_name
from papi.data import glossary_tables, limit_tables, source_tables, words
from papi.warehouse import notes, sources


@dataclass(frozen=True)
class Choice:
    """Which printed statements, and which level of measures; None where either is not wanted. read:
    a text pasted by the reader, as checked."""

    statements: Statements | None = None
    level: str | None = None
    read: Checked | None = None


def linked(_view: View, _link: Mapping[str, str]) -> Choice:
    """The opening words do not depend on the choice."""
    return Choice()


def opening(view: View, _choice: Choice) -> Opening:
    """How much is held. The results of the statements follow, because judging them takes time."""
    return Opening(words.headline(view.language, sources.sources(view.file.as_surveyed)), [])


def citation(view: View) -> str:
    """Where all figures come from."""
    return words.citation(view.language, sources.sources(view.file.as_surveyed))


def source(view: View, _choice: Choice) -> str:
    """Where all figures come from."""
    return citation(view)


def counted(view: View, _choice: Choice) -> Part:
    """The count of statements by verdict."""
    say = view.language
    every = [one.verdict for one in shipped.statements(view.file.as_surveyed)]
    counts = claims.counted(say, every)
    return Part("counted", concluded=(counts,), in_files=(counts, claims.legend(say)))


def printed(view: View, choice: Choice) -> Part | None:
    """The printed statements that match the choice."""
    say = view.language
    if choice.statements is None:
        return None
    found = shipped.chosen(view.file.as_surveyed, view.province_code, choice.statements)
    return Part(
        "printed",
        remarks=(claims.counted(say, [one.verdict for one in found]),),
        reading=(claims.legend(say),),
        table=claim_tables.printed(say, found),
        file_table=claim_tables.printed(say, found, whole=True),
        tall=True,
    )


def pasted(view: View, choice: Choice) -> Part | None:
    """The statements of the pasted text, for files: the page shows them under its field."""
    if choice.read is None or not choice.read.findings:
        return None
    file = view.file.as_surveyed
    return Part("pasted", file_table=claim_tables.pasted(view.language, file, choice.read.findings))


def loaded(view: View, _choice: Choice) -> Part:
    """What was loaded, and from where."""
    say = view.language
    return Part(
        "loaded",
        say.text("What was loaded, and from where?"),
        words.loaded(say),
        table=source_tables.sources(say, sources.sources(view.file.as_surveyed)),
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
        say.text("What was checked, and did it pass?"),
        words.checks(say, found),
        table=source_tables.checked(say, found),
        points=tuple(words.rules(say)),
        source=citation(view),
        parts=(differences,),
    )


def gaps(view: View, _choice: Choice) -> Part:
    """What was not published, and why."""
    say, found = view.language, notes.every_gap(view.file.as_surveyed)
    return Part(
        "gaps",
        say.text("What was not published, and why?"),
        words.gaps(say, found),
        table=limit_tables.gaps(say, found, lambda code: _province(view, code)),
        source=citation(view),
    )


def breaks(view: View, _choice: Choice) -> Part:
    """Where series break."""
    say, found = view.language, notes.every_break(view.file.as_surveyed)
    return Part(
        "breaks",
        say.text("Where do series break?"),
        words.breaks(say, found),
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
    by_name([counted, printed, pasted, loaded, checks, gaps, breaks, terms]),
    source,
    linked,
)
