"""The routes on a real server: tags, caching, refusals, attacks, a warehouse that is swapped."""

import shutil
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from servers.dashboard import serve
from tests.api.conftest import Reply, ask

LONG_AN = {"year": 2023, "province": "Long An", "measure": "total"}


def is_a_calm_problem(reply: Reply) -> bool:
    """Problem details that give nothing of the inside away."""
    problem = reply.json
    text = reply.body.decode().lower()
    return (
        reply.headers["content-type"] == "application/problem+json"
        and problem["status"] == reply.status
        and {"type", "title", "detail", "errors"} <= problem.keys()
        and not any(word in text for word in ("traceback", "duckdb", ".py", "select ", "/tmp"))  # noqa: S108
    )


def test_long_an_2023_is_46th_of_61(get):
    (row,) = get("ranking.json", **LONG_AN).json["rows"]
    assert (round(row["value"], 2), row["rank"], row["ranked_count"]) == (40.83, 46, 61)
    csv = get("ranking.csv", **LONG_AN)
    assert csv.headers["content-type"] == "text/csv; charset=utf-8; header=present"
    assert csv.body.decode().splitlines()[1].startswith("2023,total,total,,")


def test_pages_of_rows_are_counted_and_linked(get, api_server):
    reply = get("scores.json", year=2023, level="total", limit=100)
    assert int(reply.headers["x-total-count"]) == reply.json["meta"]["total"] == 122
    assert f'<{reply.json["meta"]["next"]}>; rel="next"' in reply.headers["link"]
    following = ask(f"{api_server}/{reply.json['meta']['next']}")
    assert len(following.json["rows"]) == 22
    assert "next" not in following.headers["link"]
    assert get("scores.json", offset=999_999).json["rows"] == []


def test_a_tag_holds_until_something_changes(get, api_server):
    first = get("scores.csv", **LONG_AN)
    tag = first.headers["etag"]
    assert first.headers["cache-control"] == "public, no-cache"
    address = f"{api_server}/scores.csv"
    for known in (tag, tag.removeprefix("W/"), f'"other", {tag}', "*"):
        again = ask(address, LONG_AN, headers={"If-None-Match": known})
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert ask(address, LONG_AN, headers={"If-None-Match": '"other"'}).status == 200
    others = [
        get("scores.json", **LONG_AN),
        get("ranking.csv", **LONG_AN),
        get("scores.csv", **{**LONG_AN, "year": 2022}),
        get("scores.csv", **LONG_AN, limit=1),
    ]
    assert len({tag, *(other.headers["etag"] for other in others)}) == 5


def test_the_head_is_that_of_the_whole_answer(api_server):
    whole, head = (
        ask(f"{api_server}/ranking.csv", LONG_AN, method=method) for method in ("GET", "HEAD")
    )
    assert (head.status, head.body) == (200, b"")
    for name in ("etag", "content-type", "content-length", "x-total-count", "link"):
        assert head.headers[name] == whole.headers[name]


def test_any_page_of_the_web_may_read(api_server):
    reply = ask(f"{api_server}/measures.json", headers={"Origin": "https://example.org"})
    assert reply.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-credentials" not in reply.headers
    asked_before = ask(
        f"{api_server}/measures.json",
        method="OPTIONS",
        headers={
            "Origin": "https://example.org",
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )
    assert asked_before.status == 200
    assert "set-cookie" not in reply.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nothing_can_be_written(api_server, method):
    reply = ask(f"{api_server}/scores.json", method=method)
    assert reply.status == 405
    assert reply.headers["allow"] == "GET, HEAD"
    assert is_a_calm_problem(reply)


@pytest.mark.parametrize("path", ["nope", "scores", "scores.xml", "scores.json/x", "pages/data.py"])
def test_an_unknown_address_says_what_there_is(get, path):
    reply = get(path)
    assert reply.status == 404
    assert is_a_calm_problem(reply)
    assert "scores.csv" in reply.json["errors"][0]["allowed"]["enum"]


def test_every_fault_is_named_at_once_with_what_is_allowed(get):
    reply = get("changes.json", year=1999, provinz="x", limit=0)
    assert reply.status == 400
    assert is_a_calm_problem(reply)
    errors = {error["parameter"]: error for error in reply.json["errors"]}
    assert errors.keys() == {"provinz", "year", "limit"}
    assert errors["year"]["allowed"]["enum"] == list(range(2011, 2025))
    assert errors["limit"]["allowed"]["maximum"] == 2000
    assert "year, province, measure, level, division, limit, offset" in errors["provinz"]["detail"]


def test_a_province_is_known_in_any_usual_spelling(get):
    for written in ("\u00d0à Nẵng", "T.P Đà Nẳng", "1. Đà Nẵng"):
        reply = get("ranking.json", province=written, year=2023, measure="total")
        assert reply.status == 200
        assert [row["province_code"] for row in reply.json["rows"]] == ["48"]


def test_an_unknown_province_is_told_the_nearest(get):
    reply = get("scores.json", province="Log An")
    assert reply.status == 404
    assert reply.json["errors"][0]["nearest"][0] == "Long An"
    assert reply.headers["cache-control"] == "no-store"


def test_a_problem_is_told_in_the_language_asked_for_vietnamese_first(api_server):
    def detail(language):
        headers = {"Accept-Language": language}
        reply = ask(f"{api_server}/scores.json", {"province": "Log An"}, headers=headers)
        return reply.headers["content-language"], reply.json["detail"]

    code, said = detail("en-GB,vi;q=0.5")
    assert code == "en"
    assert said.startswith("No province is called “Log An”. Nearest: Long An, ")
    for language in ("", "fr", "vi-VN"):
        assert detail(language)[0] == "vi"
        assert detail(language)[1].startswith("Không có tỉnh nào tên “Log An”.")


ATTACKS = [
    "'; DROP TABLE score; --",
    "' OR 1=1 --",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "\x00",
    "${jndi:ldap://x}",
    "<script>alert(1)</script>",
    "{name}",
    "{0.__class__}",
    "9" * 5000,
    "-9223372036854775809",
    "1e309",
    "NaN",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\N{RIGHT-TO-LEFT OVERRIDE}80",
    "\r\nSet-Cookie: x=1",
    "a" * 20_000,
]


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
@pytest.mark.parametrize("parameter", ["year", "province", "measure", "level", "limit", "more"])
def test_an_attack_is_a_question_not_understood(get, con, parameter, text):
    reply = get("scores.json", **{parameter: text})
    assert reply.status in {400, 404}
    assert is_a_calm_problem(reply)
    assert "set-cookie" not in reply.headers
    assert len(reply.body) < 20_000


def test_stray_bytes_in_a_spelling_are_passed_over(get):
    reply = get("scores.json", year=2023, measure="total", province="Long An\x00")
    assert [row["province_code"] for row in reply.json["rows"]] == ["80"]


def test_an_attack_as_a_name_is_refused_too(get, api_server):
    for name in ("year'; DROP", "../x", "\x00", "x" * 5000, *(f"p{n}" for n in range(3))):
        reply = get("scores.json", **{name: "1"})
        assert reply.status == 400
        assert is_a_calm_problem(reply)
    many = ask(f"{api_server}/scores.json", {f"p{n}": n for n in range(500)})
    assert (many.status, len(many.json["errors"])) == (400, 10)
    raw = ask(f"{api_server}/scores.json?year=%ff%fe&=&&;measure")
    assert raw.status == 400
    assert is_a_calm_problem(raw)


@pytest.mark.parametrize("path", ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%00", "//x"])
def test_an_attack_as_a_path_finds_nothing(api_server, path):
    reply = ask(f"{api_server}/{path}")
    assert b"root:" not in reply.body
    assert reply.status in {200, 400, 404}
    if reply.status == 200:  # outside /api it is the dashboard's own page
        assert b"<!doctype html>" in reply.body.lower()


def test_many_at_once_get_their_own_answers(get):
    def ask_for(year):
        return year, {row["year"] for row in get("ranking.json", year=year, limit=20).json["rows"]}

    with ThreadPoolExecutor(16) as askers:
        for year, years in askers.map(ask_for, list(range(2011, 2025)) * 4):
            assert years == {year}


def test_the_pages_are_served_beside(api_server):
    root = api_server.removesuffix("/api")
    for path in ("", "/compare?province=Long+An", "/_stcore/health"):
        with urllib.request.urlopen(root + path, timeout=10) as reply:  # noqa: S310
            assert reply.status == 200
    with urllib.request.urlopen(api_server, timeout=10) as reply:  # noqa: S310
        assert reply.url == f"{api_server}/openapi.json"


def test_metrics_are_closed_without_nginx_unless_opened(api_server, warehouse_path, monkeypatch):
    root = api_server.removesuffix("/api")
    for path in ("metrics", "metrics/", "%6Detrics", "metrics?families=active_sessions"):
        for method in ("GET", "HEAD", "OPTIONS"):
            assert ask(f"{root}/_stcore/{path}", method=method).status == 404
    monkeypatch.setenv("PAPI_OPEN_METRICS", "1")
    with serve(warehouse=warehouse_path) as server:
        opened = ask(f"{server.address}/_stcore/metrics")
        assert (opened.status, b"active_sessions" in opened.body) == (200, True)


@pytest.fixture
def own(warehouse_path: Path, tmp_path: Path):
    """A warehouse that a test may swap, and a server's api on it."""
    path = tmp_path / "papi.duckdb"
    shutil.copy(warehouse_path, path)
    with serve(warehouse=path) as server:
        yield path, f"{server.address}/api"


def test_a_swapped_warehouse_is_served_anew_and_a_damaged_one_not_at_all(own):
    path, api = own
    asked = {**LONG_AN, "measure": "civic_knowledge"}
    before = ask(f"{api}/scores.json", asked)
    document = ask(f"{api}/openapi.json")
    other = path.with_suffix(".new")
    shutil.copy(path, other)
    with duckdb.connect(str(other)) as con:
        con.execute(
            "UPDATE score SET value = 2.5 "
            "WHERE year = 2023 AND province_code = '80' AND measure = 'civic_knowledge'"
        )
    other.replace(path)
    after = ask(f"{api}/scores.json", asked, headers={"If-None-Match": before.headers["etag"]})
    assert after.status == 200
    assert before.json["rows"][0]["value"] != after.json["rows"][0]["value"] == 2.5
    assert document.headers["etag"] != ask(f"{api}/openapi.json").headers["etag"]

    kept = path.read_bytes()
    other.write_bytes(kept[: len(kept) // 2])
    other.replace(path)
    for address in ("scores.json", "openapi.json"):
        damaged = ask(f"{api}/{address}")
        assert (damaged.status, damaged.headers["retry-after"]) == (503, "30")
        assert is_a_calm_problem(damaged)
    path.unlink()
    assert ask(f"{api}/scores.csv").status == 503
    path.write_bytes(kept)
    assert ask(f"{api}/scores.json", asked).json["rows"][0]["value"] == 2.5
