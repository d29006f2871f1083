"""The row at the foot of a part: what it offers, and the files behind it, from cold links."""

import csv
import io
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from pages.shared import part_files
from pages.shared.titles import PAGES
from papi.common import choice_codes
from papi.compare import parts as compare
from papi.compare.peers import Peers
from papi.plan import parts as plan
from papi.priorities.target import GroupTarget, RankTarget
from tests.pages.shown import html

LINK = {"province": "Long An", "year": 2023, "lang": "vi"}
CUSTOM = {"peers": "own", "with": "Cà Mau,Hà Nội", "measure": "e_governance"}


@pytest.fixture
def ask(shown_warehouse, monkeypatch):
    """What the server sends for an address."""
    monkeypatch.setenv("PAPI_WAREHOUSE", str(shown_warehouse))
    client = TestClient(Starlette(routes=part_files.routes()))
    return lambda address: client.get(address.removeprefix("."))


def offered(app) -> dict[str, list[str]]:
    """The addresses of files in the rows of a page, by part."""
    rows = re.findall(r"<details class='take'.*?</details>", html(app))
    return {
        re.search("data-part='(.*?)'", row)[1]: [  # type: ignore[index]
            unescape(one) for one in re.findall("href='(.*?)'", row)
        ]
        for row in rows
    }


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_row_offers_is_there(open_link, ask, page):
    rows = offered(open_link(page, **LINK))
    assert rows
    for name, addresses in rows.items():
        text, book = map(ask, addresses)
        assert (text.status_code, book.status_code) == (200, 200), addresses
        whose = "" if page in ("check", "data") else "-2023-Long-An"
        for answer, form in ((text, "csv"), (book, "xlsx")):
            told = answer.headers["content-disposition"]
            assert told == f'attachment; filename="PAPI{whose}-{name}.{form}"'
        heading, *lines = csv.reader(io.StringIO(text.content.decode("utf-8-sig"), newline=""))
        assert lines and {len(one) for one in lines} == {len(heading)}
        first, *sheets = openpyxl.load_workbook(io.BytesIO(book.content)).worksheets
        assert first["A1"].value and sheets
        assert [cell.value for cell in sheets[0][1]] == heading[: sheets[0].max_column]


def test_a_file_holds_what_its_reader_had_chosen(open_link, ask):
    addresses = offered(open_link("compare", **LINK, **CUSTOM))
    text = ask(addresses["heat"][0]).content.decode("utf-8-sig")
    provinces = [row[0] for row in csv.reader(io.StringIO(text, newline=""))][1:4]
    assert sorted(provinces) == ["Cà Mau", "Hà Nội", "Long An"]


@pytest.mark.parametrize(
    "choice",
    [
        plan.Choice(),
        plan.Choice(GroupTarget("highest")),
        plan.Choice(RankTarget(7)),
        compare.Choice(Peers("own", ("01", "96")), x="transparency", measure="total"),
    ],
)
def test_a_choice_comes_back_as_it_was(choice):
    assert choice_codes.read(type(choice), choice_codes.written(choice)) == choice


@pytest.mark.parametrize(
    "text",
    ["{", "[]", "7", '{"is":"View"}', '{"is":"Choice","target":{"is":"Popen","args":"x"}}'],
)
def test_a_text_that_stands_for_no_choice_is_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        choice_codes.read(plan.Choice, text)


@pytest.mark.parametrize(
    "address",
    [
        "/part/overview/nothing.csv?province=Long+An&year=2023",
        "/part/nothing/changes.csv?province=Long+An&year=2023",
        "/part/overview/changes.csv?province=Atlantis&year=2023",
        "/part/overview/changes.csv?province=Long+An&year=2023&choice=%7B",
        '/part/compare/ranks.csv?province=Long+An&year=2023&choice={"is":"Choice"}',
        f"/part/overview/changes.csv?province=Long+An&choice={'x' * 5000}",
    ],
)
def test_a_link_to_nothing_is_not_found(ask, address):
    assert ask(address).status_code == 404


def test_a_frame_of_another_site_holds_one_part_its_source_and_a_link_back(open_link):
    app = open_link(**LINK, embed="changes")
    shown = html(app)
    assert "class='opening profile'" in shown and "class='tiles'" not in shown
    assert "Nguồn: CECODES" in shown
    [link] = re.findall("<a href='(.*?)' target='_blank'>Mở trong trang PAPI", shown)
    found = urlsplit(unescape(link))
    assert (found.path, found.fragment) == ("./", "changes")
    assert parse_qs(found.query) == {one: [str(value)] for one, value in LINK.items()}


def test_a_frame_says_that_figures_are_estimates(open_link):
    link = {"province": "Tây Ninh", "year": 2023, "lang": "en", "division": 34}
    shown = html(open_link(**link, embed="where"))
    assert "Ranks, groups and comparisons among the 34 are estimated" in shown


@pytest.mark.parametrize("asked", ["atlantis", "} body { display: none", "<script>stolen"])
def test_a_frame_with_a_part_that_is_none_holds_no_page(open_link, asked):
    app = open_link(**LINK, embed=asked)
    assert not app.exception and not app.error
    assert "headline" not in html(app)
    assert "Mở trong trang PAPI" in html(app)
    styles = "".join(one.proto.body for one in app.get("html"))
    assert asked not in styles
