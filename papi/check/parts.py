"""The parts of the page that checks: the count of printed statements, those chosen, and the
statements of a pasted text. All except those about one province are the same for every reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from papi.check import words
from papi.claims import shipped
from papi.claims import tables as claim_tables
from papi.claims import verdict_words as claims
from papi.claims.checking import Checked
from papi.claims.shipped import Statements
from papi.common.parts import Opening, Part, Subject, View, by_name
from papi.data import words as data
from papi.warehouse import sources


@dataclass(frozen=True)
class Choice:
    """Which printed statements; None where they are not wanted. read: a text pasted by the reader,
    as checked."""

    statements: Statements | None = None
    read: Checked | None = None


def linked(_view: View, _link: Mapping[str, str]) -> Choice:
    """The opening words do not depend on the choice."""
    return Choice()


def opening(view: View, _choice: Choice) -> Opening:
    """What can be done here. The results of the statements follow, because judging takes time."""
    return Opening(words.headline(view.language), [])


def source(view: View, _choice: Choice) -> str:
    """What the statements are checked against."""
    return data.citation(view.language, sources.sources(view.file.as_surveyed))


def counted(view: View, _choice: Choice) -> Part:
    """The count of all statements by verdict, for files: the page counts those chosen."""
    say = view.language
    every = [one.verdict for one in shipped.statements(view.file.as_surveyed)]
    counts = claims.counted(say, every)
    return Part("counted", in_files=(counts, claims.legend(say)))


def printed(view: View, choice: Choice) -> Part | None:
    """The printed statements that match the choice."""
    say = view.language
    if choice.statements is None:
        return None
    found = shipped.chosen(view.file.as_surveyed, view.province_code, choice.statements)
    return Part(
        "printed",
        remarks=(claims.counted(say, [one.verdict for one in found]),),
        table=claim_tables.printed(say, found),
        file_table=claim_tables.printed(say, found, whole=True),
        tall=True,
        notes=(claims.legend(say),),
        source=source(view, choice),
    )


def pasted(view: View, choice: Choice) -> Part | None:
    """The statements of the pasted text, for files: the page shows them under its field."""
    if choice.read is None or not choice.read.findings:
        return None
    file = view.file.as_surveyed
    return Part("pasted", file_table=claim_tables.pasted(view.language, file, choice.read.findings))


SUBJECT = Subject(opening, by_name([counted, printed, pasted]), source, linked)
