"""The server draws the newest year's pages by itself, and says when it has."""

import json
import shutil
import time
import urllib.request
from collections import Counter
from urllib.parse import parse_qs

import pytest

from pages.shared import warming
from pages.shared.visitor import visit
from papi.warehouse import connection, editions
from papi.warehouse.connection import WarehouseUnreadable
from servers.dashboard import serve


def health(server):
    with urllib.request.urlopen(f"{server.address}/api/health") as answer:  # noqa: S310  our own
        return json.loads(answer.read())


def test_every_page_of_the_newest_year_is_visited_once_in_both_languages(file):
    visits = list(warming.links(file))
    assert len(visits) == len(set(visits))
    asked = [(page, parse_qs(query)) for page, query in visits]
    assert {query["year"][0] for _, query in asked} == {"2024"}
    by_page = Counter((page, query["lang"][0]) for page, query in asked)
    assert by_page["", "vi"] == by_page["compare", "en"] == 63
    assert by_page["data", "vi"] == 1
    # The opening of every province comes before anything else.
    assert [page for page, _ in asked[:126]] == [""] * 126


def seconds(visitor, province):
    """How long a page takes that only its first visit draws."""
    began = time.monotonic()
    visitor.open("compare", f"province={province}&year=2024&lang=vi")
    return time.monotonic() - began


def test_what_has_been_visited_stands_ready(few_years_warehouse, monkeypatch):
    monkeypatch.setenv("PAPI_WAREHOUSE", str(few_years_warehouse))
    with serve(warehouse=few_years_warehouse) as server:
        address = server.address.replace("http", "ws")
        monkeypatch.setattr(warming, "_address", lambda: address)
        few = [("compare", f"province={one}&year=2024&lang=vi") for one in ("Nam+Định", "Cà+Mau")]
        monkeypatch.setattr(warming, "links", lambda _file: few)
        warming._visit_all(connection.identity(few_years_warehouse))
        with visit(address) as visitor:
            cold = seconds(visitor, "Hà+Giang")
            assert min(seconds(visitor, "Cà+Mau") for _ in range(3)) < 0.6 * cold
        assert health(server) == {
            "status": "ok",
            "edition": {
                "name": editions.current(connection.identity(few_years_warehouse)).edition,
                "first_built": health(server)["edition"]["first_built"],
            },
            "warmed": False,
            "store": None,
        }


def test_a_file_replaced_meanwhile_is_begun_anew(few_years_warehouse, tmp_path, monkeypatch):
    path = tmp_path / "papi.duckdb"
    shutil.copy(few_years_warehouse, path)
    monkeypatch.setenv("PAPI_WAREHOUSE", str(path))
    with serve(warehouse=path) as server:
        address = server.address.replace("http", "ws")
        monkeypatch.setattr(warming, "_address", lambda: address)
        file = connection.identity(path)
        assert not warming.is_done(file)
        shutil.copy(few_years_warehouse, tmp_path / "new")
        (tmp_path / "new").replace(path)
        with pytest.raises(WarehouseUnreadable):
            warming._visit_all(file)
