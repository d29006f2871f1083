"""Printed claims: the verdicts of all that are shipped, and the words for each."""

from collections import Counter

import pandas as pd
import pytest

from papi.claims import questions, wording
from papi.claims import shipped as held
from papi.claims import verdict_words as answers
from papi.common.language import Language
from tests.conftest import PUBLISHED


@pytest.fixture(scope="module")
def verdicts(file):
    return questions.claim_verdicts(file)


def test_every_shipped_claim_has_one_verdict(verdicts):
    shipped = pd.read_csv(PUBLISHED / "claims.csv", dtype=str)
    assert len(verdicts) == len(shipped) == 298
    assert [one.claim for one in verdicts] == list(range(1, 299))
    assert [one.printed for one in verdicts] == shipped["printed"].tolist()


def test_the_counts_of_all_verdicts(verdicts):
    assert Counter(one.verdict for one in verdicts) == {
        "agrees": 237, "wrong_denominator": 33, "rounding": 18, "differs": 9,
        "cannot_be_checked": 1,
    }  # fmt: skip


def test_the_nine_that_differ(verdicts):
    rows = [one for one in verdicts if one.verdict == "differs"]
    found = {
        (row.year, row.province_code, row.measure, row.kind): (row.printed, round(row.computed, 3))
        for row in rows
    }
    assert found == {
        (2012, "48", "total", "rank"): ("2", 4),
        (2017, "22", "total", "rank_change"): ("21", 30),
        (2019, "01", "total", "value"): ("42.53", 41.533),
        (2019, "40", "environment", "value"): ("3.99", 3.486),
        (2021, "30", "e_governance", "value"): ("3.6", 3.059),
        (2021, "58", "total", "difference"): ("3.086", 3.084),
        (2023, "46", "total", "rank_change"): ("5", 4),
        (2023, "46", "transparency", "value"): ("5.8366", 5.836),
        (2023, "91", "accountability", "rank"): ("32", 33),
    }


def verdict_on(verdicts, year, province, measure, kind):
    asked = (year, province, measure, kind)
    return next(
        one for one in verdicts if (one.year, one.province_code, one.measure, one.kind) == asked
    )


def said(language, row):
    return answers.verdict_sentence(Language(language), row, row.province_vi, row.name_en, None)


def test_46_of_63_is_explained_as_46_of_61(verdicts):
    row = verdict_on(verdicts, 2023, "80", "total", "rank")
    assert row.verdict == "wrong_denominator"
    assert said("en", row) == (
        "The rank is right, the denominator is not: printed 46 of 63; in 2023 Long An is 46 of 61, "
        "because only 61 of the 63 provinces have a published score and can be ranked."
    )
    assert "46/63" in said("vi", row) and "46/61" in said("vi", row)


def test_long_ans_rise_was_printed_a_hundredth_too_high(verdicts):
    row = verdict_on(verdicts, 2023, "80", "total", "difference")
    assert (row.verdict, row.reason) == ("rounding", "last_digit")
    assert "printed +1.03 points, computed +1.02 points" in said("en", row)
    assert "+1,03 điểm" in said("vi", row) and "+1,02 điểm" in said("vi", row)


def test_a_total_made_of_rounded_dimensions_is_rounding(verdicts):
    row = verdict_on(verdicts, 2024, "80", "total", "value")
    assert (row.verdict, row.reason) == ("rounding", "rounded_parts")
    row = verdict_on(verdicts, 2024, "80", "total", "difference")
    assert (row.verdict, row.reason) == ("rounding", "rounded_figures")


def test_a_province_on_the_cut_is_explained(verdicts):
    row = verdict_on(verdicts, 2023, "14", "environment", "group")
    assert (row.verdict, row.reason, row.edge_distance) == ("rounding", "edge", 0)
    assert "low-average group" in said("en", row) and "high-average group" in said("en", row)


def test_a_change_on_an_unpublished_year_cannot_be_checked(verdicts):
    row = verdict_on(verdicts, 2023, "24", "total", "rank_change")
    assert (row.verdict, row.reason) == ("cannot_be_checked", "no_earlier_figure")
    assert "Last published before: 2020" in said("en", row)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_verdict_that_differs_names_both_figures(verdicts, language):
    for row in verdicts:
        if row.verdict != "differs":
            continue
        both = (
            wording.printed_figure(Language(language), row),
            wording.computed_figure(Language(language), row),
        )
        assert both[0] != both[1]
        assert all(figure and figure in said(language, row) for figure in both)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_verdict_has_a_sentence(verdicts, language):
    say = Language(language)
    for row in verdicts:
        sentence = said(language, row)
        assert "None" not in sentence and "nan" not in sentence and "{" not in sentence
        assert wording.verdict_name(say, row.verdict)
        assert wording.kind_name(say, row.kind)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("given", "english", "vietnamese"),
    [
        (
            {"kind": "rank_from_bottom", "printed": "15", "printed_of": None},
            "printed 15th from the bottom, computed 16 of 61 from the bottom.",
            "số nêu 15 từ dưới lên, số tính lại 16/61 từ dưới lên.",
        ),
        (
            {"kind": "rank_direction", "printed": "fell", "printed_of": None},
            "printed a worse rank, computed a better rank. From 57 of 61 in 2022 to 46 of 61",
            "số nêu giảm hạng, số tính lại tăng hạng. Từ 57/61 năm 2022 đến 46/61",
        ),
        (
            {"kind": "rose_count", "printed": "8", "printed_of": 8},
            "printed 8 of 8 dimensions, computed 5 of 8 dimensions",
            "số nêu 8/8 nội dung, số tính lại 5/8 nội dung",
        ),
        (
            {"kind": "fell_count", "printed": "1", "printed_of": None},
            "printed 1 dimension, computed 3 of 8 dimensions",
            "số nêu 1 nội dung, số tính lại 3/8 nội dung",
        ),
        (
            {"kind": "rose_count", "printed": "6", "printed_of": 8, "against": "72"},
            "printed 6 of 8 dimensions, computed 5 of 8 dimensions.",
            "số nêu 6/8 nội dung, số tính lại 5/8 nội dung.",
        ),
        (
            {"kind": "fell_count", "printed": "1", "printed_of": None, "against": "mean"},
            "printed 1 dimension, computed 6 of 8 dimensions.",
            "số nêu 1 nội dung, số tính lại 6/8 nội dung.",
        ),
        (
            {"kind": "mean", "printed": "43.5", "printed_of": None, "province_code": None},
            "printed 43.5 points, computed 42.42 points",
            "số nêu 43,5 điểm, số tính lại 42,42 điểm",
        ),
        (
            {"kind": "difference", "printed": "-2.50", "printed_of": None, "against": "72"},
            "printed −2.50 points, computed +1.60 points. 2023: Long An 40.8330 points, X 39.2364",
            "số nêu −2,50 điểm, số tính lại +1,60 điểm. Năm 2023: Long An 40,8330 điểm, X 39,2364",
        ),
        (
            {"kind": "direction", "printed": "rose", "printed_of": None, "against": "mean"},
            "printed higher, computed lower. 2023: Long An 40.8330 points, X 42.4212",
            "số nêu cao hơn, số tính lại thấp hơn. Năm 2023: Long An 40,8330 điểm, X 42,4212",
        ),
        (
            {"kind": "rank_change", "printed": "-3", "printed_of": None, "against": "72"},
            "printed 3 places behind, computed 14 places ahead. 2023: Long An rank 46, X rank 60",
            "số nêu xếp dưới 3 bậc, số tính lại xếp trên 14 bậc. Năm 2023: Long An hạng 46, X hạng",
        ),
    ],
)
def test_every_kind_is_said_in_both_languages(file, language, given, english, vietnamese):
    [row] = questions.judged_claims(file, [{**CLAIM, **given}])
    assert row.verdict == "differs"
    against = "X" if "against" in given else None
    said = answers.verdict_sentence(Language(language), row, "Long An", "Total", against=against)
    assert {"en": english, "vi": vietnamese}[language] in said
    assert wording.kind_name(Language(language), row.kind, against)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_indicators_percentage_is_a_percentage(file, language):
    claim = {"measure": "election_quality_02", "kind": "percentage", "printed": "99.9",
             "printed_of": None}  # fmt: skip
    [row] = questions.judged_claims(file, [{**CLAIM, **claim}])
    assert row.verdict == "differs"
    assert wording.printed_figure(Language(language), row) in {"99,9%", "99.9%"}
    assert (wording.computed_figure(Language(language), row) or "").endswith("%")


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_and_verdict_on_a_sentence_has_words(language):
    say = Language(language)
    reasons = [wording.leftover_reason(say, one) for one in wording.REASONS]
    assert len(set(reasons)) == len(reasons) == 19
    labels = {
        wording.sentence_label(say, one)
        for one in ("confirmed", "rounding", "denominator", "refuted", "unjudged", "in_part")
    }
    assert len(labels) == 6


CLAIM = {
    "claim": 1, "year": 2023, "province_code": "80", "measure": "total", "kind": "value",
    "printed": "40.83", "printed_of": 80, "base_year": None, "region_code": None,
    "precision": None, "against": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("given", "verdict", "reason"),
    [
        ({}, "agrees", "equal"),
        ({"printed_of": 60}, "wrong_denominator", "other_denominator"),
        ({"printed": "40.84"}, "rounding", "last_digit"),
        ({"printed": "40.81"}, "differs", "other_figure"),
        ({"printed": "41", "precision": "about"}, "agrees", "equal"),
        ({"printed": "41", "precision": "at_least"}, "differs", "other_figure"),
        ({"kind": "rank", "printed": "46", "printed_of": 61}, "agrees", "equal"),
        ({"kind": "rank", "printed": "45", "printed_of": 61}, "differs", "other_figure"),
        ({"kind": "rank", "printed": "last", "printed_of": None}, "differs", "other_figure"),
        ({"kind": "region_rank", "printed": "7", "printed_of": 13}, "agrees", "equal"),
        (
            {"kind": "region_rank", "printed": "7", "printed_of": 13, "region_code": "SE"},
            "differs",
            "other_region",
        ),
        (
            {"kind": "difference", "printed": "2.0", "printed_of": None, "base_year": 2021},
            "differs",
            "other_figure",
        ),
        ({"year": 2030}, "cannot_be_checked", "no_survey"),
        ({"year": None}, "cannot_be_checked", "no_year"),
        ({"province_code": None}, "cannot_be_checked", "no_province"),
        ({"province_code": "22"}, "cannot_be_checked", "no_figure"),
        ({"measure": "construction_permits"}, "cannot_be_checked", "no_measure"),
        ({"printed": "forty"}, "cannot_be_checked", "not_understood"),
    ],
)
def test_rules_of_the_judge(file, given, verdict, reason):
    [row] = questions.judged_claims(file, [{**CLAIM, **given}])
    assert (row.verdict, row.reason) == (verdict, reason)


def test_a_source_without_an_address_is_named_in_the_readers_language(file):
    nameless = [one for one in held.statements(file) if one.address is None]
    assert {one.source for one in nameless} == set(answers.NAMED)
    for one in nameless:
        assert answers.publisher(Language("en"), one) == one.source
        assert answers.publisher(Language("vi"), one) != one.source
