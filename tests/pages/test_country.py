"""The country's page: both ends of the ranking with possible ranks, regions, medians by year."""

import io
import re
from html import unescape

import pandas as pd
import pytest

from papi.common import survey_year
from papi.common.language import Language
from papi.common.parts import View
from papi.country import parts
from papi.country.parts import SUBJECT, Choice
from tests.pages.shown import headline, html, pieces


def drawn(app, caption: str) -> list[tuple[str, pd.DataFrame]]:
    """The markup and the figures of the drawings with that caption."""
    found = [one for one in pieces(app) if f"<caption>{caption}</caption>" in one]
    return [(one, pd.read_html(io.StringIO(one))[0]) for one in found]


def test_the_ends_are_the_first_and_last_ten_with_their_possible_ranks(open_link, file):
    app = open_link("country", province="Long An", year=2023, lang="en")
    assert not app.exception and not app.error
    assert headline(app) == (
        "The country in 2023, Total: a median of 42.33 points among 61 ranked provinces, 0.09 "
        "above 2022."
    )
    ((_, top),) = drawn(app, "The first 10 of 61")
    ((markup, bottom),) = drawn(app, "The last 10 of 61")
    totals = survey_year.gather(file, 2023).totals
    for held, shown in ((totals[:10], top), (totals[-10:], bottom)):
        ranks = [f"{one.rank} ({one.rank_low}–{one.rank_high})" for one in held]
        assert shown.iloc[:, 0].tolist() == ranks
    assert bottom.iloc[-1].tolist()[1] == "Đắk Nông"
    assert bottom.iloc[-1].tolist()[2].startswith("38.97 ")
    last = totals[-1]
    assert last.rank_low is not None
    reach = [float(one) for one in re.findall(r"class='range own' .*?x2='(.*?)'", markup)]
    assert reach[-1] == pytest.approx(4 + (61 - last.rank_low) / 60 * 88, abs=0.06)


def test_every_province_is_a_dot_in_its_region_with_the_published_median(open_link, file):
    app = open_link("country", province="Long An", year=2023, lang="en", measure="e_governance")
    ((markup, table),) = drawn(app, "Provinces by region")
    dots = re.findall("<i class='(dot|mine)' style='.*?' title='(.*?)'", markup)
    survey = survey_year.gather(file, 2023).on_measure("e_governance")
    assert len(dots) == len(survey) == table["Provinces"].sum()
    names = {code: one.name for code, one in survey_year.provinces(file).items()}
    assert {unescape(title) for _, title in dots} == {
        f"{names[one.province_code]}: {one.value:.2f}" for one in survey
    }
    assert [title.split(":")[0] for kind, title in dots if kind == "mine"] == ["Long An"]
    regions: dict[str, list[float]] = {}
    for one in survey:
        region = survey_year.provinces(file)[one.province_code].region_en
        regions.setdefault(str(region), []).append(one.value)
    for _, row in table.iterrows():
        assert row["Median"] == pytest.approx(pd.Series(regions[row["Region"]]).median(), abs=0.006)


def test_medians_stand_by_year_with_the_breaks_marked(open_link, file):
    app = open_link("country", province="Long An", year=2023, lang="en")
    ((markup, table),) = drawn(app, "National medians by year")
    table = table.set_index("National median")
    assert table.columns.tolist() == [str(year) for year in range(2011, 2025)]
    total = survey_year.gather(file, 2023).totals
    middle = pd.Series([one.value for one in total]).median()
    assert float(str(table.loc["Total", "2023"])) == pytest.approx(middle, abs=0.006)
    assert table.loc["Total", "2018"] == "‖44.08"
    assert table.loc["8. E-governance", "2017"] == "–"
    shares = [float(one) for one in re.findall(r"--share: (.*?)'", markup)]
    assert min(shares) == 0 and max(shares) == 1


@pytest.mark.parametrize(("code", "year", "of_34"), [("80", 2011, False), ("80n", 2022, True)])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_any_year_and_division_has_its_parts(file, code, year, of_34, lang):
    view = View(file.in_34 if of_34 else file, Language(lang), code, year)
    listed = [part.key for part in SUBJECT.listed(view, Choice())]
    assert listed == ["map", "ends", *([] if of_34 else ["regions"]), "years"]
    ranked = SUBJECT.tables(view, Choice())[0].figures()
    assert len(ranked) == len(parts.seen(view, Choice()).standings)


def test_a_measure_not_published_in_the_year_is_answered_with_the_total(open_link):
    app = open_link("country", province="Long An", year=2015, lang="vi", measure="e_governance")
    assert headline(app).startswith("Cả nước năm 2015, Tổng điểm")
    assert "Quản trị điện tử" not in headline(app)
    assert html(app)
