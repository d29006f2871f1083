"""The sections of the data page. Most are about the whole file, whichever province is chosen."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from pages.shared import show, verdicts
from pages.shared.frame import Page
from pages.shared.kept import kept
from pages.shared.verdicts import Choice
from papi.claims import shipped
from papi.claims import tables as claim_tables
from papi.claims import verdict_words as claims
from papi.claims.checking import Checked
from papi.common import measures, naming, survey_year
from papi.common.tables import Table
from papi.data import glossary_tables as glossary
from papi.data import limit_tables as known_limits
from papi.data import source_tables as tables
from papi.data import words as data
from papi.warehouse import notes, sources


def of_the_file(page: Page) -> Page:
    """The page without what these sections do not show: the division, the province, the year."""
    return replace(page, file=page.file.as_surveyed, province_code="", year=0)


def opening(page: Page, _link: Mapping[str, str]) -> show.Opening:
    """The words that the page opens with; the statements are judged when it is drawn."""
    return show.Opening(_held(of_the_file(page)), [])


@kept
def words(page: Page) -> None:
    """How much is held."""
    show.headline(_held(page))


@kept
def counted(page: Page) -> None:
    """What the judged statements came to."""
    show.conclusions([_counts(page)])


@kept
def printed(page: Page, choice: Choice) -> None:
    """The printed statements that a choice leaves; there is one at least."""
    say, found = page.language, verdicts.left(page, choice)
    show.remarks([claims.counted(say, [one.verdict for one in found])])
    show.note(claims.legend(say))
    show.table(say, claim_tables.printed(say, found), tall=True)


@kept
def origins(page: Page) -> None:
    """What was loaded from where, what was checked, what is missing, and where series break."""
    say, file, cite = page.language, page.file, citation(page)
    show.part(
        say,
        say.text("What was loaded from where?"),
        data.loaded(say),
        key="loaded",
        source=cite,
        table_behind=_loaded(page),
    )
    show.part(
        say,
        say.text("What was checked, and did it pass?"),
        data.checks(say, sources.checked(file)),
        key="checks",
        source=cite,
        table_behind=_checked(page),
    )
    show.points(data.rules(say))
    changed = sources.workbook_differences(file)
    if changed.empty:
        show.note(data.no_differences(say))
    else:
        show.note(data.some_differences(say, len(changed)))
        differences = tables.differences(
            say, changed, partial(_province, page), partial(_measure, page)
        )
        show.table(say, differences, tall=True)
    show.part(
        say,
        say.text("What was not published, and why?"),
        data.gaps(say, notes.every_gap(file)),
        key="gaps",
        source=cite,
        table_behind=_gaps(page),
    )
    show.part(
        say,
        say.text("Where do series break?"),
        data.breaks(say, notes.every_break(file)),
        key="breaks",
        source=cite,
        table_behind=_breaks(page),
        tall=True,
    )


@kept
def terms(page: Page, level: str) -> None:
    """What each measure of a level is called, and which years it holds."""
    known = measures.known(page.file).values()
    found = glossary.glossary(page.language, [one for one in known if one.level == level])
    show.table(page.language, found, tall=True)
    show.table(page.language, glossary.terms(page.language))


def taken(page: Page, choice: Choice, read: Checked | None) -> list[Table]:
    """The page's tables to take away; `read` is a text that was checked."""
    say, whole = page.language, of_the_file(page)
    findings = read.findings if read else []
    return [
        claim_tables.printed(say, verdicts.left(page, choice), whole=True),
        *([claim_tables.pasted(say, whole.file, findings)] if findings else []),
        _loaded(whole), _checked(whole), _gaps(whole), _breaks(whole),
        glossary.glossary(say, measures.known(whole.file).values()), glossary.terms(say),
    ]  # fmt: skip


def sentences(page: Page) -> list[str]:
    """What the page says, for the head of its file."""
    return [_held(page), _counts(page), claims.legend(page.language), citation(page)]


def citation(page: Page) -> str:
    """Where all figures come from."""
    return data.citation(page.language, sources.sources(page.file))


def _held(page: Page) -> str:
    return data.headline(page.language, sources.sources(page.file))


def _counts(page: Page) -> str:
    return claims.counted(page.language, [one.verdict for one in shipped.statements(page.file)])


def _loaded(page: Page) -> Table:
    return tables.sources(page.language, sources.sources(page.file))


def _checked(page: Page) -> Table:
    return tables.checked(page.language, sources.checked(page.file))


def _gaps(page: Page) -> Table:
    found = notes.every_gap(page.file)
    return known_limits.gaps(page.language, found, partial(_province, page))


def _breaks(page: Page) -> Table:
    found = notes.every_break(page.file)
    return known_limits.breaks(page.language, found, partial(_measure, page))


def _province(page: Page, code: str) -> str:
    """As the frame names it."""
    found = survey_year.provinces(page.file).get(code)
    name = found.name if found else naming.full_name(page.file, code)
    return page.language.place(name)


def _measure(page: Page, name: str, year: int) -> str:
    """With its number in that year."""
    known = measures.known(page.file)
    return measures.name(page.language, known[name], year) if name in known else name
