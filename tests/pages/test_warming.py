"""The server draws the newest year's pages by itself, and says when it has."""

import json
import shutil
import threading
import urllib.request
from collections import Counter
from contextlib import nullcontext
from unittest.mock import Mock
from urllib.parse import parse_qs

import pytest
from websockets.sync.server import serve as websockets_server
from websockets.typing import Subprotocol

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


FEW = [("compare", f"province={one}&year=2024&lang=vi") for one in ("Nam+Định", "Cà+Mau")]


class Reader:
    """Opens pages in this process, where what is asked can be counted."""

    def __init__(self, open_link):
        self.open_link = open_link

    def open(self, page, query):
        self.open_link(page, **{name: value for name, (value,) in parse_qs(query).items()})


def test_nothing_is_asked_again_of_what_has_been_visited(open_link, monkeypatch, file):
    reader = Reader(open_link)
    monkeypatch.setattr(warming, "visit", lambda _address: nullcontext(reader))
    monkeypatch.setattr(warming, "RESTS", 0)
    monkeypatch.setattr(warming, "links", lambda _file: FEW)
    warming._visit_all(file)
    asked = Mock(wraps=connection.rows_once)
    monkeypatch.setattr(connection, "rows_once", asked)
    for page, query in FEW:
        reader.open(page, query)
    assert asked.call_count == 0
    reader.open("compare", "province=Hà+Giang&year=2024&lang=vi")
    assert asked.call_count > 0


def test_the_server_visits_itself_and_says_which_edition_it_holds(few_years_warehouse, monkeypatch):
    monkeypatch.setenv("PAPI_WAREHOUSE", str(few_years_warehouse))
    with serve(warehouse=few_years_warehouse) as server:
        monkeypatch.setattr(warming, "_address", lambda: server.address.replace("http", "ws"))
        monkeypatch.setattr(warming, "links", lambda _file: FEW)
        warming._visit_all(connection.identity(few_years_warehouse))
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


def goes_away(socket):
    socket.recv()
    socket.close()


def test_a_server_that_goes_away_while_a_page_is_drawn_is_an_error_to_wait_after():
    streamlit = [Subprotocol("streamlit")]
    with websockets_server(goes_away, "127.0.0.1", 0, subprotocols=streamlit) as gone:
        threading.Thread(target=gone.serve_forever, daemon=True).start()
        port = gone.socket.getsockname()[1]
        with visit(f"ws://127.0.0.1:{port}") as visitor, pytest.raises(ConnectionError):
            visitor.open("compare", "province=Hà+Giang")
        gone.shutdown()
