"""Sentences as press and offices write them, each labelled before it was checked: T (all that it
says is so), F (something in it is not), N (nothing in it may be judged).

development.csv was written apart from the grammar, widening.csv while it grew, details.csv to lead
it astray (one detail is false, or a figure is given to two things), offices.csv as offices and the
press count and compare, before anyone asked what the grammar knows of that, several_years.csv as
they tell the course of some years, which led to five rules; kept_back.csv was
never read by those who wrote it: it alone says how far a verdict can be trusted. Of the others,
not_understood.txt lists the true and false sentences that get no verdict yet.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from papi.claims import told, wording
from papi.claims.checking import Checked, checks
from papi.common.language import Language

FOLDER = Path(__file__).parent / "labelled"
FILES = ("development", "widening", "details", "offices", "several_years", "kept_back")
CONFIRMED, REFUTED = {"confirmed", "rounding"}, {"refuted", "denominator"}


def verdict(checked: Checked) -> str:
    """The weightiest verdict of a text's sentences."""
    found = [one.verdict for one in checked.sentences]
    order = ("refuted", "unjudged", "denominator", "rounding", "confirmed")
    return next(one for one in order if one in found)


@pytest.fixture(scope="module")
def verdicts(file):
    """Per file: truth, verdict, sentence and what was judged in it."""
    read = {}
    for name in FILES:
        with (FOLDER / f"{name}.csv").open(encoding="utf-8") as lines:
            rows = list(csv.DictReader(lines))
        checked = checks(file, [one["sentence"] for one in rows])
        read[name] = [
            (row["truth"], verdict(one), row["sentence"], one)
            for row, one in zip(rows, checked, strict=True)
        ]
    return read


@pytest.mark.parametrize("name", FILES)
def test_nothing_false_is_confirmed_and_nothing_true_refuted(verdicts, name):
    wrong = [
        (truth, sentence)
        for truth, verdict, sentence, _ in verdicts[name]
        if (truth != "T" and verdict in CONFIRMED) or (truth == "T" and verdict in REFUTED)
    ]
    assert wrong == []


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_statement_gets_no_verdict(verdicts, name):
    judged = [
        (sentence, [one.text for one in checked.findings])
        for truth, verdict, sentence, checked in verdicts[name]
        if truth == "N" and verdict != "unjudged"
    ]
    assert judged == []


@pytest.mark.parametrize(
    ("name", "least_true", "least_false"),
    [
        ("development", 0.85, 0.85),
        ("widening", 0.80, 0.80),
        ("details", 0.75, 0.75),
        ("offices", 0.50, 0.50),
        ("several_years", 0.60, 0.55),
        ("kept_back", 0.55, 0.70),
    ],
)
def test_most_of_what_is_true_or_false_is_found(verdicts, name, least_true, least_false):
    counts = Counter((truth, verdict) for truth, verdict, _, _ in verdicts[name])

    def share(truth, verdicts):
        of = sum(number for (label, _), number in counts.items() if label == truth)
        return sum(counts[truth, verdict] for verdict in verdicts) / of

    assert share("T", CONFIRMED) >= least_true
    assert share("F", REFUTED) >= least_false


def test_what_is_understood_stays_understood(verdicts):
    unjudged = {
        sentence
        for name in FILES[:-1]
        for truth, verdict, sentence, _ in verdicts[name]
        if truth != "N" and verdict == "unjudged"
    }
    listed = (FOLDER / "not_understood.txt").read_text(encoding="utf-8").splitlines()
    assert unjudged == set(listed)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_verdict_can_be_put_into_words(file, verdicts, language):
    say = Language(language)
    every = [one for rows in verdicts.values() for *_, checked in rows for one in checked.findings]
    assert {one.claim.kind for one in every} == set(wording.KINDS)
    for one in every:
        said = told.finding(say, file, one)
        assert said.sentence and said.about and "{" not in said.sentence


def test_the_sentences_are_many_and_different(verdicts):
    every = [sentence for rows in verdicts.values() for _, _, sentence, _ in rows]
    assert len(every) == len(set(every)) == 1421
