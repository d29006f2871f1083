"""Programs get the figures that the warehouse holds, each with what it is and where it is from."""

import csv
import io
import json
import shutil

import duckdb
import pytest

from papi.api import answer, parameters
from papi.api.refusal import QuestionRefused
from papi.api.resources import RESOURCES, understood
from papi.warehouse import connection

TABLES = {
    "scores": "score",
    "ranking": "ranking",
    "changes": "yearly_change",
    "missing": "missing",
    "breaks": "series_break",
    "measures": "measure",
    "provinces": "province",
}


def rows(file, name, **asked):
    query = understood(file, name, "json", [(one, str(text)) for one, text in asked.items()])
    return json.loads(answer.answer(file, query).body)


def whole(file, name, **asked):
    """Every row, page after page."""
    found, offset = [], 0
    while True:
        page = rows(file, name, **asked, limit=parameters.MOST, offset=offset)
        found += page["rows"]
        offset += len(page["rows"])
        if page["meta"]["next"] is None:
            assert len(found) == page["meta"]["total"]
            return found


@pytest.mark.parametrize("division", [63, 34])
@pytest.mark.parametrize(("name", "table"), TABLES.items())
def test_page_after_page_every_row_of_the_table_comes_once(file, con, name, table, division):
    asked = {"measure": "total"} if name in {"scores", "ranking", "changes"} else {}
    where = "WHERE measure = 'total'" if asked else ""
    if parameters.DIVISION in RESOURCES[name].parameters:
        asked["division"] = division
        table = f"{'of_34' if division == 34 else 'main'}.{table}"
    asked_of_it = con.execute(f"SELECT * FROM {table} {where}")
    columns = [column[0] for column in asked_of_it.description]
    expected = [dict(zip(columns, row, strict=True)) for row in asked_of_it.fetchall()]
    found = whole(file, name, **asked)
    shared = [column for column in columns if column in found[0]]
    keys = [c for c in ("year", "first_year", "measure", "province_code") if c in shared]
    assert len(shared) >= len(keys) + 2
    assert in_order(found, keys, shared) == in_order(expected, keys, shared)
    assert len({tuple(row[key] for key in keys) for row in found}) == len(found)


def in_order(rows, keys, columns):
    ordered = sorted(rows, key=lambda row: [str(row[key]) for key in keys])
    return [[row[column] for column in columns] for row in ordered]


def test_every_resource_is_compared_with_its_table():
    assert TABLES.keys() == RESOURCES.keys()


def test_long_an_2023_is_40_83_and_46th_of_61_an_estimated_range_beside_it(file):
    (row,) = rows(file, "ranking", year=2023, province="long an", measure="total")["rows"]
    assert round(row["value"], 2) == 40.83
    assert (row["rank"], row["ranked_count"], row["quartile_group"]) == (46, 61, "low_average")
    assert (row["rank_low"], row["rank_high"]) == (25, 60)
    assert (row["unit"], row["figures_are"], row["source"]) == ("points", "computed", "papi-2023")
    assert row["citation"].startswith("CECODES, RTA & UNDP (2024).")


def test_long_an_2023_rose_by_a_point_which_is_no_clear_change(file):
    (row,) = rows(file, "changes", year=2023, province=80, measure="total")["rows"]
    assert (round(row["difference"], 2), row["rank_change"]) == (1.02, 11)
    assert (row["clear"], row["comparable"], row["previous_year"]) == (False, True, 2022)
    assert row["previous_citation"].startswith("CECODES, VFF-CRT, RTA & UNDP (2023).")


def test_a_sum_is_never_called_published(file):
    found = whole(file, "scores", year=2023, province="Long An")
    assert {(row["level"], row["figures_are"]) for row in found} == {
        ("total", "sum of published parts"),
        ("dimension", "sum of published parts"),
        ("subdimension", "published"),
        ("indicator", "published"),
    }


def test_an_estimate_says_that_it_is_one_and_of_which_old_provinces(file):
    asked = {"year": 2023, "province": "Tây Ninh", "measure": "total", "division": 34}
    (score,) = rows(file, "scores", **asked)["rows"]
    assert score["figures_are"] == "estimate: mean of published old provinces"
    assert (score["basis"], score["province_code"]) == ("72+80", "80n")
    for name in ("ranking", "changes"):
        page = rows(file, name, **asked)
        assert page["rows"][0]["figures_are"] == "estimated"
        assert page["meta"]["division"] == 34


def test_the_next_page_is_one_of_the_same_division(file):
    page = rows(file, "ranking", year=2023, measure="total", division=34, limit=10)
    assert "division=34" in page["meta"]["next"]


@pytest.mark.parametrize("name", RESOURCES)
def test_csv_and_json_hold_the_same(file, name):
    asked = [("year", "2022"), ("limit", "50")]
    as_json = json.loads(answer.answer(file, understood(file, name, "json", asked)).body)
    text = answer.answer(file, understood(file, name, "csv", asked)).body.decode()
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(table) == len(as_json["rows"])
    for cells, row in zip(table, as_json["rows"], strict=True):
        assert list(cells) == list(row)
        for column, value in row.items():
            assert cells[column] == written(value), column


def written(value):
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("name", RESOURCES)
def test_every_column_is_described_with_its_unit(file, con, name):
    page = rows(file, name, limit=1)
    assert set(page["meta"]["units"]) == set(page["rows"][0])
    known = {unit for (unit,) in con.execute("SELECT unit FROM unit").fetchall()}
    assert set(page["meta"]["units"].values()) <= known


def test_what_the_dictionary_says_of_answers_alone_stands_in_answers(file, con):
    said = con.execute("SELECT column_name FROM column_meaning WHERE relation = 'answers'")
    found = {column for name in RESOURCES for column in rows(file, name, limit=1)["rows"][0]}
    assert {name for (name,) in said.fetchall()} - found == {"cite"}  # that of files


@pytest.mark.parametrize(
    ("text", "year", "division", "code"),
    [
        ("80", None, 63, "80"),
        ("LONG AN", None, 63, "80"),
        ("tp hcm", 2023, 63, "79"),
        ("Ba Ria-Vung Tau", 2023, 63, "77"),
        ("Tây Ninh (cũ)", None, 63, "72"),
        ("Long An", 2023, 34, "80n"),
        ("80", 2023, 34, "80n"),
        ("Hà Nội", 2023, 34, "01n"),
        ("80n", 2023, 34, "80n"),
    ],
)
def test_a_province_is_understood_by_code_and_by_any_spelling(file, text, year, division, code):
    pairs = [("province", text), ("division", str(division))]
    pairs += [("year", str(year))] if year else []
    query = understood(file, "scores", "json", pairs)
    assert query.choice.province == code
    assert answer.answer(file, query).total > 0


def test_what_is_asked_in_other_words_is_the_same_question(file):
    ways = [[("province", "long an"), ("year", "2023")], [("year", "2023"), ("province", "80")]]
    one, other = (understood(file, "scores", "csv", pairs) for pairs in ways)
    assert one == other
    assert answer.tag(file, one) == answer.tag(file, other)


def test_the_address_of_the_next_page_asks_for_the_next_page(file):
    page = rows(file, "scores", year=2023, province="Bà Rịa - Vũng Tàu", limit=7, offset=3)
    path, query = page["meta"]["next"].split("?")
    assert path == "scores.json"
    pairs = [tuple(pair.split("=")) for pair in query.split("&")]
    following = understood(file, "scores", "json", pairs)
    assert (following.limit, following.offset, following.choice.province) == (7, 10, "77")


@pytest.fixture
def with_formulas(warehouse_path, tmp_path):
    """A warehouse in which someone wrote formulas for reasons."""
    path = tmp_path / "papi.duckdb"
    shutil.copy(warehouse_path, path)
    with duckdb.connect(str(path)) as con:
        con.execute("UPDATE missing SET reason = '=HYPERLINK(1)', reason_vi = '-1+1'")
    return connection.identity(path)


def test_text_that_a_spreadsheet_would_run_stays_text(with_formulas):
    query = understood(with_formulas, "missing", "csv", [])
    text = answer.answer(with_formulas, query).body.decode()
    table = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {(row["reason"], row["reason_vi"]) for row in table} == {("'=HYPERLINK(1)", "'-1+1")}
    plain = rows(with_formulas, "missing")["rows"]
    assert {row["reason"] for row in plain} == {"=HYPERLINK(1)"}


def test_a_negative_figure_is_no_text(file):
    query = understood(file, "changes", "csv", [("province", "80"), ("measure", "total")])
    text = answer.answer(file, query).body.decode()
    differences = [float(row["difference"]) for row in csv.DictReader(io.StringIO(text))]
    assert min(differences) < 0


@pytest.mark.parametrize(
    ("pairs", "parameter"),
    [
        ([("year", "1999")], "year"),
        ([("year", "2023.0")], "year"),
        ([("year", "٢٠٢٣")], "year"),
        ([("year", "")], "year"),
        ([("measure", "Total")], "measure"),
        ([("level", "total' OR 1=1")], "level"),
        ([("limit", "0")], "limit"),
        ([("limit", "2001")], "limit"),
        ([("limit", "9" * 400)], "limit"),
        ([("offset", "-1")], "offset"),
        ([("offset", "1e3")], "offset"),
        ([("province", "")], "province"),
        ([("province", "x" * 61)], "province"),
        ([("select", "1")], "select"),
        ([("year", "2022"), ("year", "2023")], "year"),
    ],
)
def test_what_is_not_allowed_is_named(file, pairs, parameter):
    with pytest.raises(QuestionRefused) as refused:
        understood(file, "scores", "json", pairs)
    assert refused.value.status == 400
    assert [fault.parameter for fault in refused.value.faults] == [parameter]
