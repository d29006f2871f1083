"""A country of a few hundred places: lists are shown a page at a time, and their figures are those
of the whole list."""

import itertools
import re
from pathlib import Path
from unittest.mock import patch

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from benchmarks.scaled_build import more_places
from etl import build, checks, rank_draws, tables
from pages.shared import names
from papi.common import paged, survey_year
from papi.common.language import Language
from papi.common.paged import PAGE, Turn, Window, pages
from papi.common.parts import Part, View
from papi.compare.parts import Choice as Comparing
from papi.compare.peers import Peers
from papi.country import gather as country
from papi.country import parts as country_parts
from papi.data import parts as data_parts
from papi.data.parts import Choice as DataChoice
from papi.falls import gather as falls
from papi.falls import parts as fall_parts
from papi.overview import parts as overview_parts
from papi.site import nation, shell
from papi.site.shell import Site
from papi.subjects import SUBJECTS
from papi.warehouse import connection, scores
from papi.warehouse.connection import Identity
from tests.made_once import made_once
from tests.whole_lists import listed, rows

TIMES, YEAR, LONG_AN = 4, 2023, "80"
LANGUAGES = [Language("vi"), Language("en")]


@pytest.fixture(scope="module")
def many(tmp_path_factory, few_years: Path) -> Identity:
    """The last four years with each province four times, its copies a little apart; possible ranks
    are drawn fewer times, which no list depends on."""

    def make(path: Path) -> None:
        read = tables.read
        with (
            patch.object(tables, "read", lambda published: more_places(read(published), TIMES)),
            patch.object(checks, "problems", lambda _con: []),
            patch.object(rank_draws, "DRAWS", 50),
        ):
            build.build(few_years, path, show_progress=False)

    return connection.identity(made_once(tmp_path_factory, "many.duckdb", make))


def drawn(part: Part) -> list[str]:
    """What a part draws, with its own parts."""
    own = [part.drawing()] if part.drawing else []
    return own + [one for under in part.parts for one in drawn(under)]


def shown_rows(part: Part) -> list[int]:
    """How many rows the tables of a part have on the page."""
    own = [len(part.table.rows)] if part.table else []
    return own + [one for under in part.parts for one in shown_rows(under)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("subject", "choice"),
    [
        ("overview", overview_parts.Choice()),
        ("country", country_parts.Choice()),
        ("falls", fall_parts.Choice()),
        ("falls", fall_parts.Choice("subdimension", "lowest")),
        *(
            ("compare", Comparing(Peers(one), "apart", "total", None, "transparency",
                                  "corruption_control", "total"))
            for one in ("region", "group", "all")
        ),
    ],
)  # fmt: skip
def test_no_part_shows_more_than_a_page(many, subject, choice, language):
    view = View(many, language, LONG_AN, YEAR)
    with patch.object(scores, "standings", side_effect=AssertionError("a whole year is read")):
        for part in SUBJECTS[subject].listed(view, choice):
            # A page of the ranking, and the map around the province.
            assert sum(one.count("<a ") for one in drawn(part)) <= PAGE + 63
            assert max(shown_rows(part), default=0) <= PAGE + 4, part.key
            said = " ".join((part.answer, *part.notes, *(one.words for one in part.legend)))
            assert len(said) < 4000


def test_the_pages_of_the_ranking_are_the_ranking(many):
    nation = country.nation(many, YEAR)
    whole = scores.standings_on(many, YEAR, "total")
    assert nation.count == len(whole) == len({one.province_code for one in whole}) > 200
    turned = [Turn(page) for page in range(1, pages(nation.count) + 1)]
    shown = [country.ranked(nation, turn).standings for turn in turned]
    assert all(len(one) == PAGE for one in shown[:-1])
    assert list(itertools.chain(*shown)) == list(whole)
    values = [one.value for one in whole]
    assert values == sorted(values, reverse=True)
    assert sum(nation.kinds.values()) == nation.count
    assert nation.median == pytest.approx(sorted(values)[len(values) // 2], abs=0.1)


@pytest.mark.parametrize("find", ["xã 3", "LONG AN", "long an xa 2", "nowhere"])
def test_a_search_finds_every_name_that_holds_it(many, find):
    nation = country.nation(many, YEAR)
    found = country.ranked(nation, Turn(1, find))
    assert len(found.standings) == min(found.count, PAGE)
    known = survey_year.names(many)
    ranked = [known[one.province_code] for one in scores.standings_on(many, YEAR, "total")]
    wanted = {"xã 3": "xã 3", "LONG AN": "Long An", "long an xa 2": "Long An xã 2"}.get(find)
    assert found.count == sum(bool(wanted and wanted in one) for one in ranked)


@pytest.mark.parametrize("order", ["clear", "falls", "notable", "rank", "name", "transparency"])
def test_the_pages_of_the_falls_are_the_falls(many, order):
    seen = falls.scan(many, YEAR, "dimension", "all", LONG_AN)
    whole = rows(seen, LONG_AN, order)
    count = falls.count(seen, LONG_AN, "")
    shown = [
        falls.rows(seen, LONG_AN, order, "", Window(first, PAGE)) for first in range(0, count, PAGE)
    ]
    assert count == len(whole) == 63 * TIMES
    assert [row.province.code for row in itertools.chain(*shown)] == [
        row.province.code for row in whole
    ]
    counted = [row.falls for row in whole if row.falls]
    assert seen.sums.provinces == len(counted)
    assert seen.sums.fell_clearly == sum(one.fell_clearly for one in counted)
    assert seen.sums.half == sum(2 * one.fell >= one.compared for one in counted)


def test_what_a_list_says_of_itself_is_what_it_holds(many):
    seen = falls.scan(many, YEAR, "dimension", "lowest", LONG_AN)
    for name, said in seen.lists.items():
        held = listed(seen, LONG_AN, name)
        parts = [row.province.code for row, one in held if one.measure != "total"]
        assert (said.n, said.parts, said.provinces) == (len(held), len(parts), len(set(parts)))
        assert said.first == next(iter(held), None)


def test_the_static_ranking_has_every_place_once_on_pages_that_link_to_each_other(many):
    site = Site(many, "", "", (YEAR,), frozenset())
    view = View(many, Language("en"), "", YEAR)
    count = country.nation(many, YEAR).count
    made = [nation.measure_page(site, view, "total", page, of_34=False) for page in range(1, 6)]
    assert nation.page_count(view, "total") == len(made) == pages(count) == 5
    listed = [re.findall(r"<th scope='row'><a [^>]*>(.*?)</a>", one.body) for one in made]
    assert max(map(len, listed)) <= PAGE
    assert len(set(itertools.chain(*listed))) == sum(map(len, listed)) == count
    for page in made:
        (said, turned), *_ = page.choices
        assert said == "Page" and {one.path for one in made} >= {where for where, _ in turned}
        assert len(shell.document(site, page).encode()) < 60_000
    assert [where for where, _ in made[2].choices[0][1]] == [
        made[at].path for at in (0, 1, 3, 4)
    ]  # fmt: skip


def test_what_was_not_published_is_a_page_of_a_long_list(many, monkeypatch):
    monkeypatch.setattr(paged, "PAGE", 20)
    view = View(many, Language("en"), "", YEAR)
    count = data_parts.gap_count(view)
    shown = [data_parts.gaps(view, DataChoice(turn=Turn(page))) for page in (1, 2)]
    rows_of = [one.table.rows for one in shown if one.table]
    assert [len(one) for one in rows_of] == [20, count - 20]
    whole = shown[0].file_table
    assert callable(whole) and [*rows_of[0], *rows_of[1]] == whole().rows
    assert f"Shown are 21 to {count} of {count}." in shown[1].answer


def test_names_are_asked_for_a_page_at_a_time(many, monkeypatch):
    monkeypatch.setenv("PAPI_WAREHOUSE", many.path)
    client = TestClient(Starlette(routes=names.routes()))

    def listed_for(**asked: str) -> list[str]:
        answer = client.get("/names", params={"of": "province", "lang": "vi", **asked})
        assert answer.status_code == 200
        return [one["name"] for one in answer.json()]

    assert len(listed_for(typed="")) == names.MOST
    assert listed_for(typed="long an")[0] == "Long An"
    assert listed_for(typed="long an xa 2") == ["Long An xã 2"]
    assert listed_for(typed="zzz") == []
    assert client.get("/names", params={"of": "secrets", "lang": "vi"}).status_code == 400
    (hit, *_) = listed_for(of="search", typed="long an xa 2")
    assert re.match("Long An xã 2", hit)
