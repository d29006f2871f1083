"""The trend page in a rehearsed 2025: a new province has one year and no region."""

import pytest

from etl.build import build
from tests.conftest import PUBLISHED
from tests.etl import workbook_maker as made
from tests.pages.test_overview import headline, html


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    directory = tmp_path_factory.mktemp("trends34")
    name = "2025PAPI_ProvincialIndicators_BangChiTieuCapTinh.xlsx"
    rows = made.layout(2025, made.rehearsed())
    made.write(directory / "workbooks" / name, {"2025_VIE_ENG": rows})
    to = directory / "papi.duckdb"
    build(PUBLISHED, to, workbooks=directory / "workbooks", show_progress=False)
    return to


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
