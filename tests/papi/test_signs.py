"""Where words or a mark say that a figure fell or lies below, the figure has no minus: read for one
province-year in 29, in both divisions and both languages."""

import re

import pytest

from papi.common import survey_year
from papi.common.language import MINUS
from papi.common.palette import PALETTES
from papi.compare import gather as comparison
from papi.compare import words as compare
from papi.falls import drawing as fall_drawing
from papi.falls import gather as declines
from papi.falls import list_words as fall_lists
from papi.overview import gather as overview
from papi.overview import words as changes
from papi.plan import draft, gather
from tests.papi.plan.said import said as said_by
from tests.papi.test_shown_reach import DIVISIONS, LANGUAGES, with_a_total

SIGNED_FALL = re.compile(
    rf"(?i)(?:\bfalls?\b|\bfell\b|\bbelow\b|giảm|dưới|thấp)(?:[^.;()]|(?<=\d)\.)*\({MINUS}|▼\s*{MINUS}"
)
PALETTE = PALETTES["light"]


@pytest.mark.parametrize(
    "said",
    [
        f"Largest fall: Long An, 2. Transparency ({MINUS}1.20).",
        f"Thấp hơn nhiều nhất: 3. Trách nhiệm giải trình ({MINUS}1,2).",
        f"Total  ▼ {MINUS}0.24",
    ],
)
def test_what_is_looked_for_would_be_found(said):
    assert SIGNED_FALL.search(said)


def of_province(file, language, code, year):
    seen = overview.gather(file, code, year)
    plan = draft.draft(language, gather.gather(file, code, year))
    return [
        compare.spine_answer(language, comparison.gather(file, code, year, "region")),
        changes.sum_of_dimensions(language, seen),
        changes.change_answer(language, seen),
        *said_by(plan),
    ]


@DIVISIONS
def test_no_fall_has_a_second_minus(file, of_34):
    file = file.in_34 if of_34 else file
    read = 0
    for code, year in with_a_total(file, 29):
        for language in LANGUAGES.values():
            for said in of_province(file, language, code, year):
                assert not SIGNED_FALL.search(said), said
                read += "giảm" in said or "fell" in said or "▼" in said
    assert read > 20


@pytest.mark.parametrize("level", ["dimension", "subdimension"])
@DIVISIONS
def test_no_fall_of_the_whole_country_has_a_second_minus(file, of_34, level):
    file = file.in_34 if of_34 else file
    own = "22n" if of_34 else "22"
    for year in survey_year.years(file):
        seen = declines.scan(file, year, level, "all", own)
        ends = seen.extremes
        for language in LANGUAGES.values():
            found = [
                *fall_lists.notable_answer(language, seen),
                *fall_lists.extremes_answer(language, seen),
            ]
            for pairs in filter(None, ends.values()):
                found.append(fall_drawing.extremes(language, pairs, 5.0, own, ""))
            for said in found:
                assert not SIGNED_FALL.search(said), said
