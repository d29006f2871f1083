"""A pasted sentence is read as a person would read it, and each of its statements judged."""

import unicodedata
from pathlib import Path

import pytest

from papi.claims import check, checking, folding

TABLE = Path(__file__).parent / "sentences.txt"


def table():
    """Each sentence with its expected statements and leftovers, one a line."""
    for block in TABLE.read_text(encoding="utf-8").split("\n\n"):
        sentence, *lines = block.strip().removeprefix("> ").split("\n")
        yield pytest.param(sentence, lines, id=sentence[:60])


def as_lines(checked):
    """What was found, as the table writes it."""
    for one in checked.findings:
        claim = one.claim
        if claim.implied:
            continue
        of = f"/{claim.printed_of}" if claim.printed_of else ""
        yield (
            f"{claim.kind} {claim.printed}{of} {claim.province_code} {claim.year} {claim.measure} "
            f"{one.verdict}"
        )
    for left in checked.leftovers:
        yield f"? {left.reason}: {left.text}"


@pytest.mark.parametrize(("sentence", "expected"), list(table()))
def test_real_wordings(file, sentence, expected):
    assert list(as_lines(check(file, sentence))) == expected


# The verdict on a whole sentence: the worst in it, and none where something is left unjudged.
WHOLE = {
    "Năm 2023 Long An đạt 40,83 điểm, xếp thứ 46.": "confirmed",
    "Năm 2023 Long An đạt 40,84 điểm, xếp thứ 46.": "rounding",
    "Năm 2023 Long An đạt 40,84 điểm, xếp thứ 46/63.": "denominator",
    "Năm 2023 Long An đạt 40,84 điểm, xếp thứ 45/63.": "refuted",
    "Năm 2023 Long An đạt 40,83 điểm, xếp thứ 46/63, năm 1999 xếp thứ 3.": "unjudged",
    "Năm 2030 Long An đạt 40,83 điểm.": "unjudged",
    "Long An, Hà Nội, năm 2023 Hà Nội xếp thứ 15.": "unjudged",
}


@pytest.mark.parametrize("sentence", WHOLE)
def test_the_verdict_on_a_whole_sentence(file, sentence):
    assert [one.verdict for one in check(file, sentence).sentences] == [WHOLE[sentence]]


def test_the_table_is_wide():
    sentences = [one.values[0] for one in table()]
    vietnamese = [one for one in sentences if folding.has_accents(one)]
    assert len(vietnamese) > 60
    assert len(sentences) - len(vietnamese) > 20


def test_a_sentence_without_province_and_year_is_read_as_the_callers(file):
    (found,) = check(file, "Tổng điểm đạt 40,83 điểm.", "80", 2023).findings
    assert (found.claim.province_code, found.claim.year) == ("80", 2023)
    assert set(found.claim.assumed) == {"year", "province"}
    assert found.verdict == "agrees"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Đăk Lăk", "66"),
        ("Đak Lak", "66"),
        ("Ðắk Lắk", "66"),  # with eth
        ("Đăk Nông", "67"),
        ("Bà Rịa - Vũng Tầu", "77"),
        ("Bà Rịa-VT", "77"),
        ("Đà Nẳng", "48"),
        ("tỉnh Quảng Ngải", "51"),
        ("TP. Đà\u200b Nẵng", "48"),
        (unicodedata.normalize("NFD", "Bắc Cạn"), "06"),
    ],
)
def test_a_province_is_known_in_any_usual_spelling(file, written, code):
    (found,) = check(file, f"Năm 2023 {written} đạt 40,83 điểm.", "80", 2023).findings
    assert found.claim.province_code == code


@pytest.mark.parametrize("written", ["Thạnh Hóa", "tỉnh Atlantis", "thành phố Sao Hỏa", "Lạng Sờn"])
def test_a_name_that_no_province_has_gets_no_verdict(file, written):
    for text in (
        f"Năm 2023 {written} đạt 40,83 điểm.",
        f"{written} năm 2023. Đạt 40,83 điểm PAPI.",
    ):
        verdicts = {one.verdict for one in check(file, text, "80", 2023).findings}
        assert verdicts <= {"cannot_be_checked"}, text


def test_what_the_text_names_goes_before_the_callers_choice(file):
    (found,) = check(file, "Năm 2023 Tây Ninh đạt 39,24 điểm.", "80", 2022).findings
    assert (found.claim.province_code, found.claim.year, found.claim.assumed) == ("72", 2023, ())


def test_year_and_province_carry_over_to_the_next_sentence(file):
    found = check(
        file, "Năm 2023, Long An đạt 40,83 điểm. Xếp thứ 46. Tây Ninh xếp thứ 60."
    ).findings
    assert [(one.claim.province_code, one.claim.year) for one in found] == [
        ("80", 2023),
        ("80", 2023),
        ("72", 2023),
    ]
    assert set(found[1].claim.assumed) == {"year", "province"}


def test_spans_point_into_the_text_that_was_read(file):
    checked = check(file, "Long An năm 2023 xếp thứ 46/63, đạt 40,83 điểm.")
    assert [checked.text[slice(*one.claim.span)].strip() for one in checked.findings] == [
        "xếp thứ 46/63",
        "đạt 40,83 điểm",
    ]


def test_decomposed_letters_are_read_alike(file):
    text = "Năm 2023 tỉnh Đắk Nông đạt 38,97 điểm, đứng cuối bảng."
    decomposed = unicodedata.normalize("NFD", text)
    assert list(as_lines(check(file, decomposed))) == list(as_lines(check(file, text)))


@pytest.mark.parametrize("text", ["", "   ", "Hôm nay trời đẹp.", "Nothing is claimed here.", "…"])
def test_a_text_that_claims_nothing(file, text):
    checked = check(file, text)
    assert (checked.findings, checked.leftovers) == ([], [])


def test_a_long_text_is_cut_and_says_so(file):
    text = "Long An 2023 đạt 40,83 điểm. " + "a" * checking.LONGEST
    checked = check(file, text)
    assert checked.cut and len(checked.text) == checking.LONGEST
    assert [one.verdict for one in checked.findings] == ["agrees"]
