"""The trend page in a rehearsed 2025: a new province has one year and no region."""

import pytest

from tests.pages.shown import headline, html


@pytest.fixture
def path(rehearsed_warehouse):
    return rehearsed_warehouse


@pytest.fixture
def shown_warehouse(path):
    return path


@pytest.mark.parametrize("view", ["value", "rank", "group", "dimensions"])
def test_a_new_province_has_too_few_years(open_trends, view):
    app = open_trends(
        province="Tây Ninh (mới)", year=2025, lang="en", view=view, **{"with": "Long An"}
    )
    assert not app.exception and not app.error
    assert "too few" in headline(app)
    assert len(app.get("plotly_chart")) == 1


def test_a_region_has_no_mean_of_new_provinces(open_trends):
    app = open_trends(province="Tây Ninh (mới)", year=2025, lang="en", mean="MRD")
    assert not app.exception and not app.error
    assert "No mean of this region is published" in html(app)


def test_an_old_province_ends_in_2024(open_trends):
    app = open_trends(province="Long An", year=2025, lang="en")
    assert "last published year up to then is 2024" in html(app)
