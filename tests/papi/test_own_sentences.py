"""What the pages and files say themselves goes through the checker, which must refute none."""

import random
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from papi.claims import shipped, verdict_words
from papi.claims.checking import checks
from papi.common.language import CODES, Language
from papi.common.parts import Part, View
from papi.overview import brief
from papi.plan import fields
from papi.plan import parts as plan_page
from papi.plan.draft import draft
from papi.subjects import SUBJECTS
from papi.warehouse import scores

# The page that checks repeats printed statements that differ.
SAID_BY_US = [name for name in SUBJECTS if name != "check"]
# Choices of the pages, in turn. A page ignores what it does not know.
LINKS: list[dict[str, str]] = [
    {},
    {"peers": "region", "measure": "e_governance", "level": "subdimension", "view": "rank"},
    {"peers": "profile", "benchmark": "peers_best", "scope": "lowest", "rule": "sign"},
    {"peers": "all", "measure": "environment", "benchmark": "own_best", "view": "dimensions"},
]


def words(part: Part) -> Iterator[str]:
    """All that a part says, its drawing and the words in its table included."""
    yield from (part.title, part.answer, part.alt, part.source)
    for said in (
        part.concluded,
        part.remarks,
        part.points,
        part.notes,
        part.in_files,
        part.reading,
        part.marks,
    ):
        yield from said
    for one in part.judgements:
        yield from one.notes
    if part.drawing is not None:
        written = (unescape(one).strip() for one in re.split(r"<[^>]*>", part.drawing()))
        # Shorter ones are labels and cells.
        yield from (one for one in written if len(one.split()) > 4)
    for inner in part.parts:
        yield from words(inner)


def strings(value: Any) -> Iterator[str]:
    """The strings of nested lists and dictionaries."""
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def said(view: View, link: dict[str, str]) -> list[str]:
    """What pages and documents say of a province's year, each sentence once."""
    found: list[str] = []
    for name in SAID_BY_US:
        subject = SUBJECTS[name]
        choice = subject.linked(view, link)
        if choice is None:
            continue
        opening = subject.opening(view, choice)
        found += [opening.headline, *opening.sentences]
        found += [line for part in subject.listed(view, choice) for line in words(part)]
    found.append(brief.as_text(view))
    plan = plan_page.planned(view, plan_page.linked(view, link))
    written = fields.of_plan(draft(view.language, plan))
    # Its appendix repeats its tasks.
    found += strings([value for name, value in written.items() if name != "appendix"])
    return list(dict.fromkeys(line for line in found if line))


def sample(file, number: int) -> list[tuple[int, str]]:
    """Years and provinces with a total, drawn from all of them; in order of the years, because many
    answers are the same for a year and kept."""
    every = [
        (year, one.province_code)
        for year in range(2011, 2025)
        for one in scores.standings(file, year)
        if one.measure == "total"
    ]
    return sorted(random.Random(17).sample(every, number))  # noqa: S311 (a sample, no secret)


def refuted(file, number: int) -> tuple[int, list[str]]:
    """How many sentences were confirmed, and those that were refuted. Both languages of a province
    and year follow each other, so that each question is asked once; a line that states nothing
    states nothing of another province either, and is read once."""
    confirmed, wrong, idle = 0, [], set()
    for at, (year, province_code) in enumerate(sample(file, number)):
        views = [View(file, Language(code), province_code, year) for code in CODES]
        every = [line for view in views for line in said(view, LINKS[at % len(LINKS)])]
        lines = [line for line in every if line not in idle]
        for line, checked in zip(lines, checks(file, lines, province_code, year), strict=True):
            verdicts = [one.verdict for one in checked.sentences]
            confirmed += verdicts.count("confirmed")
            if {"refuted", "denominator"} & set(verdicts):
                wrong.append(f"{province_code} {year}: {line}")
            if not (checked.findings or checked.leftovers):
                idle.add(line)
    return confirmed, wrong


def test_no_sentence_of_ours_is_refuted(file):
    confirmed, wrong = refuted(file, 8)
    assert wrong == []
    assert confirmed > 60


@pytest.mark.every
@pytest.mark.timeout(3600)
def test_no_sentence_of_ours_is_refuted_in_200_province_years(file):
    confirmed, wrong = refuted(file, 200)
    assert wrong == []
    assert confirmed > 2000


@pytest.mark.parametrize("code", CODES)
def test_no_sentence_of_the_page_that_checks_is_refuted(file, code):
    """It names a printed figure beside the computed one, which may be taken for neither."""
    lines = [verdict_words.sentence(Language(code), one) for one in shipped.statements(file)]
    read = checks(file, lines, "80", 2023)
    assert [
        one.text for one in read if {each.verdict for each in one.sentences} - {"unjudged"}
    ] == []
