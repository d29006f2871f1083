"""A rehearsed 2025 of 34 provinces on the page: old and new names are never the same place."""

import pytest

from papi.common import survey_year
from papi.common.language import Language
from papi.overview import gather as overview
from papi.overview import headline as wording
from papi.warehouse import connection, places
from tests.pages.shown import headline, html


@pytest.fixture
def path(rehearsed_warehouse):
    return rehearsed_warehouse


@pytest.fixture
def shown_warehouse(path):
    return path


def test_a_bare_name_means_the_province_of_the_years_division(path):
    file = connection.identity(path)
    assert places.find_province(file, "Tây Ninh", 2025) == "80n"
    assert places.find_province(file, "Tây Ninh", 2024) == "72"
    assert places.find_province(file, "Tây Ninh (cũ)", 2025) == "72"
    assert places.find_province(file, "Tây Ninh (mới)", 2024) == "80n"
    assert places.find_province(file, "TP.HCM", 2025) == "79n"
    assert places.find_province(file, "Long An", 2025) == "80"


def test_no_two_places_share_a_name_in_the_picker(path):
    provinces = survey_year.provinces(connection.identity(path)).values()
    names = [one.name for one in provinces]
    assert len(names) == 97
    # Those that July 2025 left as they were are one place each (Huế took a shorter name).
    assert len(set(names)) == 97 - 10
    assert {"Tây Ninh (cũ)", "Tây Ninh (mới)", "Quảng Ninh", "Long An"} <= set(names)
    assert not {"Tây Ninh", "Quảng Ninh (mới)", "Long An (cũ)"} & set(names)


def test_an_unchanged_province_is_found_in_the_years_of_both_divisions(open_link):
    for year, ranked in ((2024, "of 61 ranked"), (2025, "of 34 ranked")):
        app = open_link(province="Quảng Ninh", year=year, lang="en")
        assert headline(app).startswith(f"Quảng Ninh {year}: ")
        assert ranked in headline(app)


def test_a_new_province_is_ranked_among_34(open_link):
    app = open_link(province="tay ninh moi", year=2025, lang="en")
    assert not app.exception
    assert headline(app).startswith("Tây Ninh (new) 2025: ")
    assert "of 34 ranked provinces" in headline(app)
    assert "is the first year in which a total was published" in html(app)


def test_an_old_province_says_what_it_has_become_part_of(open_link):
    app = open_link(province="Long An", year=2025, lang="en")
    assert headline(app).startswith("Long An 2025: PAPI published no scores. Last published, 2024:")
    assert "Long An has been part of Tây Ninh (new) since July 2025" in html(app)


def test_a_new_province_has_no_earlier_years(open_link):
    app = open_link(province="Tây Ninh (mới)", year=2023, lang="en")
    assert "First published, 2025:" in headline(app)
    assert "was formed in July 2025" in html(app)


def test_the_years_before_are_untouched(path):
    file = connection.identity(path)
    seen = overview.gather(file, "80", 2023)
    assert wording.headline(Language("en"), seen).startswith(
        "Long An 2023: 40.83 of 80 points, 46th of 61 ranked provinces"
    )


@pytest.mark.parametrize("province", ["Tây Ninh (mới)", "Long An"])
def test_the_first_year_of_34_has_no_falls_yet_and_says_why(open_link, province):
    app = open_link(province=province, year=2025, lang="en")
    app.switch_page("pages/falls.py").run()
    assert not app.exception and not app.error
    assert headline(app) == (
        "All provinces, 2025: no change in dimensions can be compared with the year before."
    )
    assert "All measures: 2025 is the first year" in html(app)
    assert not app.get("plotly_chart")
