"""`python -m papi export`: everything, whole or not at all, and nothing that runs as a formula."""

import hashlib
import io
import json
import shutil

import duckdb
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi.__main__ import main
from papi.common.documents import neutral
from papi.export import folder, whole
from papi.warehouse import connection, relations

FORMULA = "=HYPERLINK(1)"


@pytest.fixture(scope="module")
def small(warehouse_path, tmp_path_factory):
    """The warehouse of one year's dimensions and totals, in which someone wrote a formula."""
    path = tmp_path_factory.mktemp("small") / "papi.duckdb"
    shutil.copy(warehouse_path, path)
    with duckdb.connect(str(path)) as con:
        con.execute("UPDATE missing SET reason = $1, reason_vi = '#N/A'", [FORMULA])
        small = "(SELECT measure FROM measure WHERE level IN ('indicator', 'subdimension'))"
        kept = con.execute(
            """SELECT table_name FROM duckdb_columns()
            WHERE schema_name = 'main' AND column_name IN ('year', 'measure')
                AND table_name LIKE 'computed\\_%' ESCAPE '\\'
                AND table_name <> 'computed_claim_verdict'
            GROUP BY table_name HAVING count(*) = 2"""
        ).fetchall()
        for name in ("score", "rank_range", "group_share", *(name for (name,) in kept)):
            con.execute(f"DELETE FROM {name} WHERE year <> 2023 OR measure IN {small}")
    return path


@pytest.fixture
def export(small, tmp_path, capsys):
    def run(form, out=tmp_path / "all", *more):
        arguments = ["export", "--format", form, "--out", str(out), "--lang", "en"]
        code = main([*arguments, "--warehouse", str(small), *more])
        said = capsys.readouterr()
        return code, out, said.out + said.err

    return run


@pytest.fixture(scope="module")
def exported(small, tmp_path_factory):
    """An export of a form, made once for all who only read it."""
    made = {}

    def folder(form):
        if form not in made:
            made[form] = tmp_path_factory.mktemp(form) / "all"
            arguments = ["--format", form, "--out", str(made[form]), "--lang", "en"]
            assert main(["export", *arguments, "--warehouse", str(small)]) == 0
        return made[form]

    return folder


READERS = {
    "csv": lambda path, types: pd.read_csv(
        path, dtype=types, keep_default_na=False, na_values=[""], encoding="utf-8-sig"
    ),
    "parquet": lambda path, types: pd.read_parquet(path),
    "xlsx": lambda path, types: pd.read_excel(
        path, sheet_name=1, dtype=types, keep_default_na=False, na_values=[""]
    ),
}


@pytest.mark.parametrize("form", READERS)
def test_every_table_is_there_with_every_row_and_what_it_is(exported, small, form):
    out = exported(form)
    manifest = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    file = connection.identity(small)
    resources = {one["name"]: one for one in manifest["resources"]}
    assert list(resources) == relations.names(file)
    assert {path.name for path in out.iterdir()} == {
        "README.md",
        "datapackage.json",
        *(one["path"] for one in resources.values()),
    }
    assert manifest["papi"]["warehouse"] == hashlib.sha256(small.read_bytes()).hexdigest()
    for name, one in resources.items():
        path = out / one["path"]
        content = path.read_bytes()
        assert (one["bytes"], one["hash"]) == (len(content), f"sha256:{sha256(content)}")
        described = [field["name"] for field in one["schema"]["fields"]]
        assert described == [*relations.columns(file, name), "figures_are", "cite"]
        text = {
            field["name"]: "str"
            for field in one["schema"]["fields"]
            if field["type"] in {"string", "list"}
        }
        frame = READERS[form](path, text)
        assert list(frame.columns) == described
        assert len(frame) == one["rows"] == relations.count(file, name)
        if len(frame):
            assert frame["cite"].str.contains("papi.org.vn").all()


def sha256(content):
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("form", READERS)
def test_the_figures_are_those_of_the_warehouse(exported, small, form):
    out = exported(form)
    with duckdb.connect(str(small), read_only=True) as con:
        expected = con.execute("SELECT * FROM ranking ORDER BY ALL").df()
    frame = READERS[form](out / f"ranking.{form}", {"province_code": "str"})
    for column in ("province_code", "value", "rank", "ranked_count", "quartile_group"):
        assert frame[column].tolist() == expected[column].tolist()
    long_an = frame[(frame["measure"] == "total") & (frame["province_code"] == "80")].iloc[0]
    assert (round(long_an["value"], 2), long_an["rank"], long_an["ranked_count"]) == (40.83, 46, 61)


def test_a_formula_in_the_data_is_text_in_every_file(exported):
    out = exported("csv")
    frame = pd.read_csv(out / "missing.csv", encoding="utf-8-sig", keep_default_na=False)
    assert set(frame["reason"]) == {f"'{FORMULA}"}
    out = exported("xlsx")
    book = openpyxl.load_workbook(out / "missing.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not {cell.data_type for cell in cells} & {"f", "e"}
    reasons = [cell for cell in cells if cell.value == FORMULA]
    assert len(reasons) == 80
    assert all(cell.quotePrefix for cell in reasons)
    assert sum(cell.value == "#N/A" for cell in cells) == 80


def test_the_readme_says_every_column_and_its_unit(exported, small):
    out = exported("parquet")
    text = (out / "README.md").read_text(encoding="utf-8")
    assert "| percent | percent (5.0 = 5%) | Difference in percent" in text
    for name in relations.names(connection.identity(small)):
        assert f"### {name}.parquet" in text


def test_an_export_is_replaced_but_nobody_elses_file_is_lost(export, tmp_path):
    code, out, _ = export("csv")
    assert code == 0
    code, out, _ = export("parquet")
    assert code == 0
    assert not list(out.glob("*.csv"))
    for touch in (
        lambda: (out / "notes.txt").write_text("mine"),
        lambda: (out / "README.md").write_text("mine"),
    ):
        export("parquet", out, "--force")
        touch()
        before = {path.name: path.read_bytes() for path in out.iterdir()}
        code, _, said = export("parquet")
        assert code == 2
        assert "Nothing was written" in said
        assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    code, _, said = export("parquet", out, "--force")
    assert code == 0
    (kept,) = [path for path in tmp_path.iterdir() if (path / "README.md").read_bytes() == b"mine"]
    assert str(kept) in said
    assert (out / "score.parquet").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_an_empty_folder_is_filled_and_a_file_is_no_folder(export, tmp_path):
    (tmp_path / "all").mkdir()
    assert export("parquet")[0] == 0
    (tmp_path / "file").write_text("x")
    assert export("parquet", tmp_path / "file")[0] == 1
    assert export("parquet", tmp_path / "none" / "deep")[0] == 1
    assert {path.name for path in tmp_path.iterdir()} == {"all", "file"}


def test_what_fails_half_way_leaves_everything_as_it_was(export, tmp_path, monkeypatch):
    code, out, _ = export("parquet")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    monkeypatch.setattr(whole, "ROWS_OF_A_SHEET", 100)
    code, _, said = export("xlsx")
    assert code == 1
    assert "does not fit into Excel (100 rows per sheet" in said
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["all"]


def test_a_folder_without_a_true_manifest_is_not_ours(tmp_path):
    for text in ("", "[]", "{}", '{"papi": 1}', '{"papi": {"files": {"x": "0"}}}', "\x00"):
        (tmp_path / folder.MANIFEST).write_text(text)
        assert not folder.is_ours(tmp_path)
    (tmp_path / folder.MANIFEST).write_text('{"papi": {"files": {}}}')
    assert folder.is_ours(tmp_path)


CELLS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"], include_characters="\t\n=+-@'\"#,;"),
    max_size=12,
)
FRAMES = st.lists(
    st.tuples(
        CELLS,
        st.one_of(st.none(), st.floats(-1e300, 1e300)),
        st.integers(-(2**31), 2**31 - 1),
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: pd.DataFrame(rows, columns=["text", "figure", "count"]))


@settings(deadline=None, max_examples=50)
@given(FRAMES)
def test_csv_gives_back_what_was_written(frame):
    written = whole.written_csv(frame)
    back = pd.read_csv(
        io.BytesIO(written),
        encoding="utf-8-sig",
        keep_default_na=False,
        dtype={"text": "str", "figure": "str"},
    )
    assert back["text"].tolist() == [neutral(text) for text in frame["text"]]
    figures = [None if text == "" else float(text) for text in back["figure"]]
    assert figures == [None if pd.isna(value) else value for value in frame["figure"]]
    assert back["count"].tolist() == frame["count"].tolist()


@settings(deadline=None, max_examples=40)
@given(FRAMES)
def test_excel_gives_back_what_was_written_and_nothing_runs(frame):
    book = openpyxl.load_workbook(io.BytesIO(whole.written_excel("t", frame, ["=1"])))
    rows = list(book["t"].iter_rows(min_row=2))
    assert not {cell.data_type for row in rows for cell in row} & {"f", "e"}
    for row, text, figure, count in zip(rows, *map(frame.get, frame.columns), strict=True):
        assert (row[0].value or "") == text
        assert row[1].value == (None if pd.isna(figure) else pytest.approx(figure, rel=1e-15))
        assert row[2].value == count


def test_characters_that_no_workbook_holds_are_shown_as_replaced():
    frame = pd.DataFrame({"text": ["a\x00b\x1f", "=\uffff"]})
    book = openpyxl.load_workbook(io.BytesIO(whole.written_excel("t", frame, [])))
    assert [row[0] for row in book["t"].iter_rows(min_row=2, values_only=True)] == ["a�b�", "=�"]
    with pytest.raises(whole.TooLarge):
        whole.written_excel("t", pd.DataFrame({"text": ["x" * 32_768]}), [])
