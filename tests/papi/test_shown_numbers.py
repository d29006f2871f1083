"""The figures of every province and year, both divisions: each makes sense as it is shown, agrees
with the words beside it, and is the same in both languages."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest

from papi.common import vocabulary
from papi.common.language import MINUS, Language
from papi.common.parts import View
from papi.overview import brief, conclusions, profile_words, tables
from papi.overview import gather as overview
from papi.overview import headline as wording
from papi.overview import words as answers

EN, VI = Language("en"), Language("vi")
NUMBER = r"[0-9]+(?:[.,][0-9]+)*"
EMPTY_SIGN = re.compile(rf"[+{MINUS}-]0(?:[.,]0+)?(?![.,]?[0-9])")
SECOND_SIGN = re.compile(
    rf"\b(?:giảm|tăng|fell|rose|fall|rise|down|up|here|đáng kể|most)(?: by)? \(?[+{MINUS}-][0-9]"
)
ROUNDED = ("(rounded)", "(làm tròn)", "≈")


def figure(text: str) -> Decimal:
    """An English figure, whatever stands around it."""
    found = re.search(rf"[+{MINUS}]?{NUMBER}", text)
    assert found, text
    return Decimal(found[0].replace(MINUS, "-").replace(",", ""))


def amount(text: str) -> Decimal:
    """How much an English difference is, without its sign; less than can be shown is nothing."""
    return Decimal() if "less than 0.01" in text.lower() else abs(figure(text))


def figures(language: Language, text: str) -> Counter[str]:
    """The numbers of a text as English writes them; codes such as 5.2 are the same in both."""
    found = re.findall(NUMBER, text.replace("tháng 7", ""))
    if language.code == "en":
        return Counter(found)
    swap = str.maketrans(",.", ".,")
    return Counter(
        one if re.fullmatch(r"[0-9]\.[0-9]", one) else one.translate(swap) for one in found
    )


def text_of(view: View, seen: overview.Overview) -> str:
    """What the overview says in words and tables."""
    language = view.language
    table = tables.changes(language, [*filter(None, [seen.total]), *seen.dimensions])
    return "\n".join(
        [
            brief.as_text(view),
            *(
                f"{profile_words.value(language, one)}; {profile_words.change(language, one)}; "
                f"{profile_words.word(language, one)}; {vocabulary.rank_in_range(language, one)}; "
                f"{profile_words.next_group(language, one)}"
                for one in [*filter(None, [seen.total]), *seen.dimensions]
            ),
            answers.sum_of_dimensions(language, seen),
            *("  ".join(row) for row in table.shown(language).itertuples(index=False)),
        ]
    )


def wrong_differences(seen: overview.Overview) -> Iterator[str]:
    """Differences that neither fit the two figures as shown nor say that they are rounded, and
    those that say so though they fit."""
    table = tables.changes(EN, [*filter(None, [seen.total]), *seen.dimensions])
    rows = table.shown(EN)
    for place, one in enumerate(table.rows):
        if not one.changed:
            continue
        cells = [str(cell) for cell in rows.iloc[place]]
        after, before = figure(cells[1]), figure(cells[2])
        places = [cells[3], profile_words.change(EN, one)]
        if one.level == "total":
            clause = wording.headline(EN, seen).split(" group, ")[1].split(";")[0]
            if "same points" not in clause:
                places.append(clause)
        for shown in places:
            fits = abs(after - before) == amount(shown)
            if fits == any(mark in shown for mark in ROUNDED):
                yield f"{before} → {after}: {shown}"


def wrong_edges(seen: overview.Overview) -> Iterator[str]:
    """The same of the way to the next group's edge."""
    if seen.total and seen.total.next_edge is not None:
        said = conclusions.distance(EN, seen.total)
        edge = Decimal(re.findall(NUMBER, said.split("edge ")[1].split(")")[0])[0])
        fits = edge - figure(EN.points(seen.total.value)) == amount(said.split(" points")[0])
        if fits == ("(rounded)" in said):
            yield said


def wrong_words(seen: overview.Overview) -> Iterator[str]:
    """Words that the figure beside them denies."""
    words = [vocabulary.change_word(EN, one) for one in seen.dimensions if one.changed]
    judged = [word for word in words if "shift" not in word and "unknown" not in word]
    fell, rose = judged.count("clear fall"), judged.count("clear rise")
    if judged:
        begins = f"{fell or 'None'} of the {len(judged)} dimensions"
        said = answers.change_answer(EN, seen)
        if not said.startswith(begins) or (
            (fell or rose) and f", {rose or 'none'} rose clearly" not in said
        ):
            yield f"{words}: {said}"
    for one in [*filter(None, [seen.total]), *seen.dimensions]:
        if one.changed and (abs(figure(EN.percent(one.percent or 0.0))) > 5) != one.notable:
            yield f"{one.measure}: {EN.percent(one.percent or 0.0)}, notable: {one.notable}"
    total = seen.total
    if total and total.changed and total.clear is not None:
        said = (conclusions.verdict(EN, seen) or "").split("):")[0]
        change, margin = (Decimal(one) for one in re.findall(r"[0-9]+\.[0-9]+", said)[:2])
        word = (
            "clear" if change > margin else "within" if 2 * change >= margin else "about the same"
        )
        if word not in vocabulary.change_word(EN, total) and not total.nationwide_shift:
            yield f"{change} beside {margin}: {said}"


@pytest.mark.parametrize("division", [63, 34])
def test_every_year_of_every_province_shows_figures_that_make_sense(con, file, division):
    asked = replace(file, of_34=division == 34)
    schema = "of_34" if division == 34 else "main"
    found = []
    years = con.execute(
        f"SELECT DISTINCT year, province_code FROM {schema}.score ORDER BY year, province_code"
    ).fetchall()
    assert len(years) > 250
    for year, code in years:
        seen = overview.gather(asked, code, year)
        texts = [(one, text_of(View(asked, one, code, year), seen)) for one in (VI, EN)]
        wrong = [
            *wrong_differences(seen),
            *wrong_edges(seen),
            *wrong_words(seen),
            *(
                line
                for _, text in texts
                for line in text.splitlines()
                if EMPTY_SIGN.search(line) or SECOND_SIGN.search(line)
            ),
        ]
        vi, en = (figures(*one) for one in texts)
        if vi != en:
            wrong.append(f"vi only {vi - en}, en only {en - vi}")
        found += [(code, year, one) for one in wrong]
    assert not found, (len(found), found[:12])
