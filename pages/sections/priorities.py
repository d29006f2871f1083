"""The sections of the page of priorities."""

from collections.abc import Mapping

from pages.shared import show
from pages.shared.frame import Page
from pages.shared.kept import kept
from pages.shared.peers import Peers, compared, linked
from papi.common import estimate_words as estimates
from papi.common import links
from papi.common.tables import Table
from papi.compare import words as peer_words
from papi.priorities import charts, tables, what_if
from papi.priorities import gather as priorities
from papi.priorities import what_if_words as outcomes
from papi.priorities import words as answers
from papi.priorities.gather import Priority
from papi.priorities.target import Target


def rows(page: Page, peers: Peers, benchmark: str) -> tuple[Priority, ...]:
    """The province's measures against the benchmark."""
    return priorities.gather(page.file, compared(page, peers), benchmark)


def opening(page: Page, link: Mapping[str, str]) -> show.Opening | None:
    """The words that the page opens with; None where they hang on an own list of provinces."""
    peers = linked(page, link)
    benchmark = links.asked(link, "benchmark", priorities.BENCHMARKS, priorities.BENCHMARKS[0])
    return _concluded(page, peers, benchmark) if peers else None


@kept
def words(page: Page, peers: Peers, benchmark: str) -> None:
    """What is within reach, and why."""
    show.words(_concluded(page, peers, benchmark))


@kept
def reach(page: Page, peers: Peers, benchmark: str) -> None:
    """How much of each gap a good year makes up."""
    say, seen = page.language, compared(page, peers)
    dimensions = priorities.dimensions(rows(page, peers, benchmark))
    if not any(one.benchmark for one in dimensions):
        return
    title = say.text(
        "{province} {year}: how much of the gap to {benchmark} does a good year make up?",
        province=seen.province.name,
        year=seen.year,
        benchmark=answers.benchmark_in_sentence(say, benchmark),
    )
    show.part(
        say,
        title,
        answers.together(say, dimensions),
        key="reach",
        source=estimates.source(say, seen.survey),
        reading=[answers.legend(say), *estimates.reading(say, shown=seen.survey.estimated)],
        figure=charts.reach(say, dimensions, page.palette),
    )


@kept
def first(page: Page, peers: Peers, benchmark: str, level: str, order: str) -> None:
    """Which measures first."""
    say, seen, found = page.language, compared(page, peers), rows(page, peers, benchmark)
    history = priorities.good_years(page.file, seen.year, seen.survey.division).get("total")
    show.part(
        say,
        say.text("Which measures first?"),
        answers.table_answer(say, found, level),
        key="first",
        source=estimates.source(say, seen.survey),
        tall=True,
        table_behind=tables.priorities(say, found, level, order),
        notes=[*answers.columns(say), answers.history(say, history)],
    )


def risen(page: Page, peers: Peers, rises: Mapping[str, float]) -> list[str]:
    """What the total would be with the rises (points by dimension), and what that rests on; empty
    without a total."""
    say, seen = page.language, compared(page, peers)
    if seen.total is None:
        return []
    found = what_if.outcome(page.file, seen, seen.total, dict(rises))
    return [outcomes.outcome(say, seen.total, found), outcomes.note(say, seen.total)]


def needed(page: Page, peers: Peers, benchmark: str, target: Target) -> list[str]:
    """What a target takes, and which dimensions would do; empty without a total."""
    say, seen = page.language, compared(page, peers)
    if seen.total is None:
        return []
    points = {
        one.standing.measure: one.points
        for one in rows(page, peers, benchmark)
        if one.standing.level == "dimension"
    }
    way = what_if.way(page.file, seen, seen.total, target, points)
    return [
        outcomes.needed(say, seen.total, way),
        *outcomes.ways(say, way, points),
        *outcomes.comes_back(say, way, seen.survey.noise.get("total")),
    ]


def taken(page: Page, peers: Peers, benchmark: str, level: str, order: str) -> list[Table]:
    """The page's table to take away."""
    return [tables.priorities(page.language, rows(page, peers, benchmark), level, order)]


def sentences(page: Page, peers: Peers, benchmark: str, lines: list[str]) -> list[str]:
    """What the page says, for the head of its file; `lines` answer what was asked of it."""
    say, seen, found = page.language, compared(page, peers), rows(page, peers, benchmark)
    return [
        answers.headline(say, seen, found, benchmark),
        *answers.reasons(say, found, benchmark),
        *lines,
        estimates.source(say, seen.survey),
    ]


def _concluded(page: Page, peers: Peers, benchmark: str) -> show.Opening:
    say, seen, found = page.language, compared(page, peers), rows(page, peers, benchmark)
    reasons = answers.reasons(say, found, benchmark)
    return show.Opening(
        answers.headline(say, seen, found, benchmark),
        [*peer_words.of_another_year(say, seen), *reasons],
        of_equal_weight=True,
    )
