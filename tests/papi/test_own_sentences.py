"""What the pages and files say themselves goes through the checker, which must refute none."""

import random
from collections.abc import Iterator
from typing import Literal

import pytest

from papi.claims.checking import checks
from papi.common.language import Language
from papi.common.parts import Part, View
from papi.subjects import SUBJECTS
from papi.warehouse import scores

# The page that checks repeats printed statements that differ.
SAID_BY_US = [name for name in SUBJECTS if name != "check"]


def words(part: Part) -> Iterator[str]:
    """All that a part says."""
    yield from (part.answer, part.alt, part.source)
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
    for inner in part.parts:
        yield from words(inner)


def said(view: View) -> list[str]:
    """What every subject says of a province's year, each sentence once."""
    found: list[str] = []
    for name in SAID_BY_US:
        subject = SUBJECTS[name]
        choice = subject.linked(view, {})
        if choice is None:
            continue
        opening = subject.opening(view, choice)
        found += [opening.headline, *opening.sentences]
        found += [line for part in subject.listed(view, choice) for line in words(part) if line]
    return list(dict.fromkeys(found))


def sample(file, number: int) -> list[tuple[int, str]]:
    """Years and provinces with a total, drawn from all of them."""
    every = [
        (year, one.province_code)
        for year in range(2011, 2025)
        for one in scores.standings(file, year)
        if one.measure == "total"
    ]
    return random.Random(17).sample(every, number)  # noqa: S311 (a sample, no secret)


def refuted(file, number: int, language: Literal["vi", "en"]) -> tuple[int, list[str]]:
    """How many sentences were confirmed, and those that were refuted."""
    confirmed, wrong = 0, []
    for year, province_code in sample(file, number):
        lines = said(View(file, Language(language), province_code, year))
        for checked in checks(file, lines, province_code, year):
            verdicts = [one.verdict for one in checked.sentences]
            confirmed += verdicts.count("confirmed")
            if {"refuted", "denominator"} & set(verdicts):
                wrong.append(f"{province_code} {year}: {checked.text}")
    return confirmed, wrong


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_sentence_of_ours_is_refuted(file, language):
    confirmed, wrong = refuted(file, 5, language)
    assert wrong == []
    assert confirmed > 25


@pytest.mark.every
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_sentence_of_ours_is_refuted_in_200_province_years(file, language):
    confirmed, wrong = refuted(file, 200, language)
    assert wrong == []
    assert confirmed > 2000
