"""No sentence about reach, what-if, target or plan contradicts its own figures: read for every
province-year with a total, in both divisions and both languages. Every test run reads one in 29;
`every` reads them all.
"""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from papi.common import proposal, survey_year, typed
from papi.common.language import MINUS, Language
from papi.compare import gather as comparison
from papi.plan import draft, gather
from papi.priorities import gather as priorities
from papi.priorities import reach_words, what_if
from papi.priorities import what_if_words as outcomes
from papi.priorities import words as answers
from papi.priorities.target import GroupTarget, RankTarget

LANGUAGES = {code: Language(code) for code in ("en", "vi")}
FIGURE = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
DECIMAL = re.compile(r"[0-9]+[.,][0-9]+")

SIGNED_ZERO = re.compile(rf"[+{MINUS}-]0(?:[.,]0+)?(?![0-9.,]*[1-9])")
SECOND_MINUS = re.compile(rf"(?:giảm|tụt|fell|down)(?: by)? [{MINUS}-]")
# The figures that a sentence sets against each other.
COMPARED = [
    re.compile(r"([0-9.]+) points to .*, less than a good year's rise that lasted \(([0-9.]+)\)"),
    re.compile(r"([0-9.]+) points to .*, of which a good year's .* makes up ([0-9.]+)\. "),
    re.compile(r"would be ([0-9.]+) instead of ([0-9.]+),"),
    re.compile(r"together have ([0-9.]+) points within reach, out of the ([0-9.]+) needed"),
    re.compile(r"takes ([0-9.]+) points, [0-9.]+(?: \(rounded\))? more than the ([0-9.]+) "),
    re.compile(r"from ([0-9]+)\w\w to ([0-9]+)\w\w of"),
]


def with_a_total(file, step: int) -> Iterator[tuple[str, int]]:
    found = [
        (one.province_code, year)
        for year in survey_year.years(file)
        for one in survey_year.gather(file, year).totals
    ]
    return iter(found[::step])


def of_reach(file, language, seen, benchmark) -> list[str]:
    """What the page of priorities says once its button has filled in the points within reach; the
    sum of the first sentence is that of the fields."""
    rows = priorities.gather(file, seen, benchmark)
    dimensions = priorities.dimensions(rows)
    filled = {one.standing.measure: typed.number(f"{one.points:.2f}") or 0.0 for one in dimensions}
    found = what_if.outcome(file, seen.total, filled)
    together = " ".join(reach_words.together(language, dimensions))
    moved = outcomes.outcome(language, seen.total, found)
    total = round(sum(filled.values()), 2)
    if together:
        assert language.points(total) in DECIMAL.findall(together), together
    assert_gaps_within_noise_are_none(
        [
            *filter(None, (reach_words.reason(language, one, benchmark) for one in dimensions)),
            answers.within_variation(language, rows, benchmark) or "",
        ],
        dimensions,
    )
    if total:
        assert moved.startswith(language.signed_points(total)), moved
    else:
        # All that is said besides is how rare such a rise is, in counts.
        besides = re.sub(r"\(.*?\)", "", together.replace(language.points(0), ""))
        assert not DECIMAL.findall(besides), together
    for one in rows:
        if one.reach and not one.points:
            assert not one.reach.places
            assert one.reach.quartile_group == one.standing.quartile_group
    above = what_if.groups_above(seen.total)
    target = GroupTarget(above[0]) if above else RankTarget(1)
    way = what_if.way(file, seen, seen.total, target, filled)
    rule = proposal.rule(file, seen.year, seen.province.code)
    return [
        *filter(None, [answers.most_within_reach(language, rows, benchmark, rule)]),
        *filter(None, [answers.within_variation(language, rows, benchmark)]),
        *answers.without_reach(language, rows, benchmark),
        *filter(None, (reach_words.reason(language, one, benchmark) for one in rows)),
        *filter(None, [together]), moved,
        *reach_words.columns(language),
        reach_words.history(language, priorities.good_years(file, seen.year, seen.survey.division)
                        .get("total")),
        *outcomes.needed(language, seen.total, way), *outcomes.ways(language, way, filled),
        *outcomes.comes_back(language, way, seen.survey.noise.get("total")),
    ]  # fmt: skip


def assert_gaps_within_noise_are_none(said: list[str], dimensions) -> None:
    """A gap that noise alone would explain is in the one sentence about such, and nowhere else."""
    if not any(one.points for one in dimensions):
        return
    for one in dimensions:
        name = f"{one.standing.code}. "
        opened = [line for line in said if line.startswith(name)]
        assert not (one.within and opened), opened
        assert not one.within or f"{name}" in said[-1], said


def of_plan(language, plan) -> list[str]:
    """What the plan says beside the results of the year, which are not its own words."""
    written = draft.draft(language, plan)
    blocks = [*written.purpose.blocks, *written.organisation.blocks]
    blocks += [block for part in written.tasks.parts for block in part.blocks]
    return [written.subject, *(" ".join([one.heading, *one.paragraphs]) for one in blocks)]


def assert_consistent(sentences: dict[str, list[str]], figure: re.Pattern[str]) -> None:
    for sentence in sentences["en"] + sentences["vi"]:
        assert not SIGNED_ZERO.search(sentence), sentence
        assert not SECOND_MINUS.search(sentence), sentence
    for sentence in sentences["en"]:
        for pattern in COMPARED:
            for one, other in pattern.findall(sentence):
                assert one != other, sentence
    figures = {
        code: Counter(one.replace(",", ".") for one in figure.findall(" ".join(said)))
        for code, said in sentences.items()
    }
    assert figures["en"] == figures["vi"], sentences


SWEEPS = pytest.mark.parametrize("step", [29, pytest.param(1, marks=pytest.mark.every)])
DIVISIONS = pytest.mark.parametrize("of_34", [False, True], ids=["of_63", "of_34"])


@SWEEPS
@DIVISIONS
def test_what_is_said_of_reach_and_what_if_agrees_with_itself(file, of_34, step):
    file = file.in_34 if of_34 else file
    read = 0
    for code, year in with_a_total(file, step):
        seen = comparison.gather(file, code, year, "region")
        assert_nothing_moves_by_itself(file, seen)
        # Another benchmark for each, so that all four are read in every year.
        benchmark = priorities.BENCHMARKS[read % len(priorities.BENCHMARKS)]
        assert_consistent(
            {name: of_reach(file, one, seen, benchmark) for name, one in LANGUAGES.items()}, FIGURE
        )
        read += 1
    assert read * step >= (300 if of_34 else 700)


@SWEEPS
@DIVISIONS
def test_what_a_plan_says_agrees_with_itself(file, of_34, step):
    file = file.in_34 if of_34 else file
    for code, year in with_a_total(file, step):
        plan = gather.gather(file, code, year)
        said = {name: of_plan(one, plan) for name, one in LANGUAGES.items()}
        assert_consistent(said, DECIMAL)
        for mark in ("(mới)", "(cũ)", "(MỚI)", "(CŨ)"):
            assert not any(mark in line for line in said["en"][:3])


def assert_nothing_moves_by_itself(file, seen) -> None:
    """Means of old provinces have more than six decimals, which are no change."""
    found = what_if.outcome(file, seen.total, {})
    assert (found.value, found.moved) == (seen.total.value, 0.0)
    assert (found.rank, found.quartile_group) == (seen.total.rank, seen.total.quartile_group)
    assert outcomes.outcome(LANGUAGES["en"], seen.total, found).startswith("Nothing is changed")
