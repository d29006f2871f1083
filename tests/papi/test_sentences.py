"""A pasted sentence is read as a person would read it, and each of its statements judged."""

import string
import unicodedata
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from papi.claims import check, checking, folding, grammar, verdict_words, wording
from papi.common.language import Language
from papi.common.naming import places
from papi.warehouse import scores

TABLE = Path(__file__).parent / "sentences.txt"
VERDICTS = set(wording.VERDICTS)


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


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "1," * 10_000,
        "xếp thứ " * 2_500,
        "tang " * 4_000,
        "nhóm " * 4_000,
        "từ hạng 1 " * 2_000,
        "up by " * 3_000,
        "/" * 20_000,
        "(" * 20_000,
        "so voi a " * 2_200,
        "Long An " * 2_500,
        "thứ hạng số ở tại " * 1_100,
        "khong a" * 2_800,
        " " * 20_000,
    ],
)
def test_no_text_runs_away(file, text):
    # A pattern that backtracks would take hours here, not a second.
    checked = check(file, text)
    assert checked.text and all(one.verdict in VERDICTS for one in checked.findings)


many = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
WORDS = st.sampled_from(
    ["Long An", "tăng", "giảm", "46", "46/63", "40,83", "điểm", "bậc", "xếp thứ", "nhóm",
     "cao nhất",
     "từ hạng", "lên", "năm 2023", "so với", "năm 2022", "(", ")", ",", ".", "/", "%", "-", "PAPI",
     "lần lượt", "và", "ranked", "from", "to", "57th", "points", "up", "last", "2.1", "0", "999",
     *(ways[0].partition(":")[0] for tag, ways in grammar.WORDS.items() if tag != "silent")]
)  # fmt: skip


@many
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=25).map(" ".join)))
@example("tăng 0 bậc Long An 2023")
@example("Long An 2023 từ nhóm trung bình thấp đến nhóm cao nhất")
@example("Long An 2023 đạt 0,0 điểm, xếp thứ 0/0")
@example("\u0301\u0300 46/63 \ud7ff")
def test_no_text_ever_raises(file, text):
    for one in check(file, text, "80", 2023).findings:
        assert one.verdict in VERDICTS
        for code in ("vi", "en"):
            assert verdict_words.verdict_sentence(
                Language(code), one.figures, "Long An", "PAPI", one.claim.precision
            )


@pytest.fixture(scope="module")
def standings(file):
    """Totals, dimensions and sub-dimensions of a year from each part of the series, as published:
    before and after the breaks, with gaps, the newest."""
    rows = []
    for year in (2013, 2016, 2018, 2021, 2023, 2024):
        rows += [asdict(one) for one in scores.standings(file, year)]
    return [row for row in rows if row["measure"] != "core"]


VI_VALUE = "Năm {year}, {measure} của tỉnh {province} đạt {points} điểm."
TEMPLATES = {
    "value": [
        VI_VALUE,
        "{province} scored {points} points in {year} for {measure}.",
        "{measure} năm {year} ({province}): {points} điểm",
    ],
    "rank": [
        "Năm {year}, {measure} của {province} xếp thứ {rank}/{count}.",
        "In {year}, {province} ranked {rank} out of {count} for {measure}.",
        "{province} năm {year}: {measure} đứng thứ {rank} trên {count} tỉnh, thành phố",
    ],
    "difference": [
        "{measure} của {province} năm {year} {way} {step} điểm so với năm {before}.",
        "{province}'s {measure} score was {way_en} {step} points in {year}.",
    ],
    "rank_change": ["Năm {year}, {measure} của {province} {moved} {places} bậc."],
    "group": [
        "{measure} của {province} năm {year} thuộc nhóm {group}.",
        "In {year}, {province} was in the {group_en} group for {measure}.",
    ],
}
GROUPS = {
    "highest": ("cao nhất", "highest"), "high_average": ("trung bình cao", "high-average"),
    "low_average": ("trung bình thấp", "low-average"), "lowest": ("thấp nhất", "lowest"),
}  # fmt: skip


def written(row, name, kind, template, wrong, comma):
    """The template filled with the row's true figures, or with wrong ones."""
    digits = 4 if kind in {"value", "difference"} else 0
    off = 0.37 if wrong else 0.0
    english = any(word in template for word in ("In {", "scored", "score was"))
    measure = row["name_en"] if english else row["name_vi"]
    if row["measure"] == "total":
        measure = "PAPI"
    place = (row["rank"] % row["ranked_count"]) + 1 if wrong else row["rank"]
    groups = list(GROUPS)
    group = (
        groups[(groups.index(row["quartile_group"]) + 2) % 4] if wrong else row["quartile_group"]
    )
    step = (row["difference"] or 0.0) + off if kind == "difference" else 0.0
    moved = int(row["rank_change"]) + (2 if wrong else 0) if kind == "rank_change" else 0

    def number(value):
        text = f"{value:.{digits}f}"
        return text.replace(".", ",") if comma else text

    return template.format(
        year=row["year"],
        before=row["year"] - 1,
        measure=measure,
        province=name,
        points=number(row["value"] + off),
        rank=place,
        count=row["ranked_count"],
        way="tăng" if step >= 0 else "giảm",
        way_en="up" if step >= 0 else "down",
        step=number(abs(step)),
        moved="tăng" if moved >= 0 else "giảm",
        places=abs(moved),
        group=GROUPS[group][0],
        group_en=GROUPS[group][1],
    )


@settings(many, max_examples=50)
@given(st.data())
def test_true_figures_agree_and_wrong_ones_do_not(file, standings, data):
    row = data.draw(st.sampled_from(standings))
    kind = data.draw(st.sampled_from(sorted(TEMPLATES)))
    if kind in {"difference", "rank_change"}:
        assume(row["previous_year"] == row["year"] - 1)
    if kind == "rank_change":
        assume(abs(row["rank_change"]) > 2)
    template = data.draw(st.sampled_from(TEMPLATES[kind]))
    wrong, comma = data.draw(st.booleans()), data.draw(st.booleans())
    name = places(file)[row["province_code"]].name_vi
    if data.draw(st.booleans()):
        name = folding.fold(name).plain.title()
    text = written(row, name, kind, template, wrong, comma)
    checked = check(file, text)
    found = [one for one in checked.findings if one.claim.kind == kind]
    assert len(found) == len(checked.findings) == 1, text
    claim = found[0].claim
    asked = (claim.province_code, claim.year, claim.measure)
    assert asked == (row["province_code"], row["year"], row["measure"]), text
    assert not checked.leftovers, text
    assert (found[0].verdict == "agrees") != wrong, text


def test_the_templates_use_every_blank_they_know():
    fields = {
        name
        for forms in TEMPLATES.values()
        for form in forms
        for _, name, _, _ in string.Formatter().parse(form)
        if name
    }
    assert {"points", "rank", "count", "step", "places", "group"} <= fields
