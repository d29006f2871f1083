"""A text sent to be checked: the answer, and what is refused."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from papi.claims.checking import LONGEST
from papi.warehouse import connection
from tests.api.conftest import ask
from tests.api.test_server import is_a_calm_problem

SENTENCE = "Năm 2023, Long An đạt 40,83 điểm, xếp thứ 46/63."


@pytest.fixture
def send(api_server):
    """Sends a body, an object as JSON."""

    def sent(body, **headers: str):
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", **headers}
        return ask(f"{api_server}/check", method="POST", headers=headers, body=content)

    return sent


def test_a_text_is_answered_sentence_by_sentence(send):
    reply = send({"text": SENTENCE})
    assert reply.status == 200
    assert reply.headers["content-type"] == "application/json"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "set-cookie" not in reply.headers
    (sentence,) = reply.json["sentences"]
    assert (sentence["text"], sentence["verdict"]) == (SENTENCE, "denominator")
    assert [(one["printed"], one["verdict"]) for one in sentence["statements"]] == [
        ("40.83", "confirmed"),
        ("46", "denominator"),
    ]


def test_province_and_year_hold_for_what_names_none(send):
    asked = {"text": "Chỉ số PAPI đạt 40,83 điểm.", "province": "long an", "year": 2023}
    (sentence,) = send(asked).json["sentences"]
    assert sentence["verdict"] == "confirmed"
    assert sentence["statements"][0]["assumed"] == ["province", "year"]


def test_nothing_is_written_or_kept(send, warehouse_path):
    before = connection.identity(warehouse_path), sorted(warehouse_path.parent.iterdir())
    assert send({"text": "'; DROP TABLE score; -- Long An xếp thứ 46 năm 2023."}).status == 200
    assert (connection.identity(warehouse_path), sorted(warehouse_path.parent.iterdir())) == before


@pytest.mark.parametrize("letter", ["a", "ữ", "\N{GRINNING FACE}"])
def test_a_text_of_20_000_characters_is_taken_and_one_more_is_not(send, letter):
    assert send({"text": letter * LONGEST}).status == 200
    reply = send({"text": letter * (LONGEST + 1)}, **{"Accept-Language": "vi"})
    assert reply.status == 413
    assert is_a_calm_problem(reply)
    assert "tối đa 20000 ký tự" in reply.json["detail"]


def test_a_body_without_end_is_refused_before_it_is_read(send):
    reply = send(b'{"text": "' + b"a" * 1_000_000)
    assert reply.status == 413
    assert is_a_calm_problem(reply)


@pytest.mark.parametrize(
    ("body", "status", "parameter"),
    [
        (b"", 400, "text"),
        (b"[", 400, "text"),
        (b"\xff\xfe", 400, "text"),
        (b"[" * 100_000, 400, "text"),
        ([], 400, "text"),
        ({}, 400, "text"),
        ({"text": 5}, 400, "text"),
        ({"text": None}, 400, "text"),
        ({"text": "a", "year": "2023"}, 400, "year"),
        ({"text": "a", "year": True}, 400, "year"),
        ({"text": "a", "year": 1999}, 400, "year"),
        ({"text": "a", "province": ""}, 400, "province"),
        ({"text": "a", "province": ["80"]}, 400, "province"),
        ({"text": "a", "province": "Log An"}, 404, "province"),
        ({"text": "a", "more": "b"}, 400, "more"),
        (b'{"text": "a", "year": 1e999}', 400, "year"),
        (b'{"text": "a", "year": NaN}', 400, "year"),
    ],
)
def test_what_is_no_question_is_refused_and_named(send, body, status, parameter):
    reply = send(body)
    assert reply.status == status
    assert is_a_calm_problem(reply)
    assert reply.json["errors"][0]["parameter"] == parameter


@pytest.mark.parametrize(
    "text", ["", " \n", "\x00\ud800", "<script>alert(1)</script>", "{year}%s", "1e309 NaN " * 99]
)
def test_any_text_is_answered(send, text):
    reply = send({"text": text})
    assert reply.status == 200
    assert all(not one["statements"] for one in reply.json["sentences"])


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_it_is_sent_with_post_alone(api_server, method):
    reply = ask(f"{api_server}/check", method=method)
    assert (reply.status, reply.headers["allow"]) == (405, "POST")
    assert is_a_calm_problem(reply)


def test_any_page_of_the_web_may_ask(api_server, send):
    asked_before = ask(
        f"{api_server}/check",
        method="OPTIONS",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type",
        },
    )
    assert asked_before.status == 200
    reply = send({"text": SENTENCE}, Origin="https://example.org")
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in reply.headers


def test_long_texts_at_once_do_not_hold_up_the_figures(send, get):
    with ThreadPoolExecutor(6) as senders:
        waiting = [senders.submit(send, {"text": (SENTENCE + " ") * 400}) for _ in range(6)]
        begun = time.monotonic()
        assert get("ranking.json", year=2023, limit=1).status == 200
        assert time.monotonic() - begun < 10
        assert {one.result().status for one in waiting} == {200}
