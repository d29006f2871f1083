"""The parts of the page of priorities, in order. What a rise would do and what a target takes
depend on numbers that the reader enters, so they are lines of their own (`risen`, `needed`)."""

from collections.abc import Mapping
from dataclasses import dataclass

from papi.common import estimate_words as estimates
from papi.common import links, proposal
from papi.common.parts import Opening, Part, Subject, View, by_name, headed
from papi.compare import peers as peer_sets
from papi.compare import words as peer_words
from papi.compare.gather import Comparison
from papi.compare.peers import Peers
from papi.priorities import gather, reach_words, tables, what_if, what_if_words, words
from papi.priorities.drawing import drawn
from papi.priorities.gather import Priority
from papi.priorities.target import Target


@dataclass(frozen=True)
class Choice:
    """The peers and the benchmark. asked: the results of the reader's own numbers, in sentences."""

    peers: Peers
    benchmark: str
    asked: tuple[str, ...] = ()


def seen(view: View, choice: Choice) -> Comparison:
    """The province among its peers."""
    return peer_sets.compared(view, choice.peers)


def rows(view: View, choice: Choice) -> tuple[Priority, ...]:
    """The province's measures against the benchmark."""
    return gather.gather(view.file, seen(view, choice), choice.benchmark)


def linked(view: View, link: Mapping[str, str]) -> Choice | None:
    """Peers and benchmark of a link; None for a custom list of peers."""
    found = peer_sets.linked(view, link)
    benchmark = links.asked(link, "benchmark", gather.BENCHMARKS, gather.BENCHMARKS[0])
    return Choice(found, benchmark) if found else None


def opening(view: View, choice: Choice) -> Opening:
    """What comes first by the rule that plans follow, and what noise alone could have added."""
    say, beside = view.language, seen(view, choice)
    rule = proposal.rule(view.file, beside.year, beside.province.code)
    chance = words.by_chance(say, beside, rule)
    said = [*peer_words.of_another_year(say, beside), *filter(None, [chance])]
    if not rows(view, choice):  # else the table says it
        said += within_reach(view, choice)
    return Opening(words.headline(say, beside, rule), said, of_equal_weight=True)


def within_reach(view: View, choice: Choice) -> list[str]:
    """Which dimensions have most points within reach, or why none has any."""
    say, beside, found = view.language, seen(view, choice), rows(view, choice)
    rule = proposal.rule(view.file, beside.year, beside.province.code)
    if why := words.without_reach(say, found, choice.benchmark):
        return why
    most = words.most_within_reach(say, found, choice.benchmark, rule)
    return [most] if most else []


def source(view: View, choice: Choice) -> str:
    """Where the year's figures come from."""
    return estimates.source(view.language, seen(view, choice).survey)


def first(view: View, choice: Choice) -> Part | None:
    """Which dimensions come first: how much of each gap a good year makes up."""
    say, beside, found = view.language, seen(view, choice), rows(view, choice)
    if not found:
        return None
    years = gather.good_years(view.file, beside.year, beside.survey.division)
    shown = beside.survey.estimated
    within = words.within_variation(say, found, choice.benchmark)
    reach = within_reach(view, choice)
    together = reach_words.together(say, gather.dimensions(found))
    return Part(
        "first",
        *headed(reach or together),
        drawing=lambda: drawn(say, found, choice.benchmark),
        marks=tuple(estimates.reading_drawn(say, shown=shown)),
        notes=(" ".join(together),) if reach and together else (),
        source=source(view, choice),
        file_table=tables.priorities(say, found),
        # On screen every row says whether its gap is within the usual variation.
        in_files=tuple(
            filter(
                None, [*(reach_words.reason(say, one, choice.benchmark) for one in found), within]
            )
        ),
        parts=(
            Part(
                "reading",
                fold=say.text("How to read this table"),
                notes=(*reach_words.columns(say), reach_words.history(say, years.get("total"))),
            ),
        ),
    )


def what_was_asked(_view: View, choice: Choice) -> Part:
    """The results of the reader's own numbers, for files: the page shows them under its fields."""
    return Part("asked", in_files=choice.asked)


def risen(view: View, choice: Choice, rises: Mapping[str, float]) -> list[str]:
    """What the total would be with the rises (points by dimension), and what that rests on; empty
    without a total."""
    say, beside = view.language, seen(view, choice)
    if beside.total is None:
        return []
    found = what_if.outcome(view.file, beside.total, dict(rises))
    return [what_if_words.outcome(say, beside.total, found), what_if_words.note(say, beside.total)]


def needed(view: View, choice: Choice, target: Target) -> list[str]:
    """What a target takes, and which dimensions would suffice; empty without a total."""
    say, beside = view.language, seen(view, choice)
    if beside.total is None:
        return []
    points = {
        one.standing.measure: one.points
        for one in rows(view, choice)
        if one.standing.level == "dimension"
    }
    way = what_if.way(view.file, beside, beside.total, target, points)
    return [
        *what_if_words.needed(say, beside.total, way),
        *what_if_words.ways(say, way, points),
        *what_if_words.comes_back(say, way, beside.survey.noise.get("total")),
    ]


SUBJECT = Subject(opening, by_name([first, what_was_asked]), source, linked)
