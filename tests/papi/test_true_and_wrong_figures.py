"""Published figures in usual sentences agree; the same sentences with wrong ones do not."""

import string
from dataclasses import asdict

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from papi.claims import check, folding
from papi.common.naming import places
from papi.warehouse import scores


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


@settings(max_examples=50, deadline=None)
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
