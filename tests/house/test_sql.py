"""Where SQL stands, with no values in it; one contract; answers come as records."""

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import ROOT
from tests.house.code import CODE, asks_the_warehouse

PASTED = re.compile(
    r"\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (TABLE|VIEW)|ATTACH)\b", re.ASCII
)
# Where a name of our own (a table of the file, a path that ATTACH takes) must be put in by hand.
NAMES_PUT_IN = {
    "etl/build.py": {
        'CREATE TABLE raw."',
        '" AS SELECT * FROM frame',
        'INSERT INTO "',
        '" BY NAME SELECT * FROM rows ORDER BY ALL',
    },
    "etl/lake.py": {"CREATE VIEW ", '" AS\nSELECT '},
    "papi/warehouse/connection.py": {"ATTACH '", 'SELECT sum(hash(columns(*))) FROM "'},
}

# Where a frame is what there is: a whole relation, of whatever columns, becomes a CSV or Excel file
# (whole.py); Streamlit's editor gives a plan's rows back as a frame (rows.py).
READS_FRAMES = {"papi/export/whole.py"}


def test_sql_stands_only_where_it_belongs():
    for path in [*CODE["pages"], *CODE["papi"]]:
        if path in CODE["papi"] and asks_the_warehouse(path):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not PASTED.search(node.value), f"{path}: {node.value[:60]}"


def test_no_value_is_pasted_into_sql():
    for path in [*CODE["etl"], *CODE["papi"], *CODE["pages"]]:
        allowed = NAMES_PUT_IN.get(str(path.relative_to(ROOT)), set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.JoinedStr):
                continue
            parts = [part.value for part in node.values if isinstance(part, ast.Constant)]
            pasted = [part for part in parts if PASTED.search(str(part))]
            assert set(pasted) <= allowed, f"{path}:{node.lineno}"


def test_a_frame_is_read_cell_by_cell_only_where_it_is_one():
    """Answers come as records with None (connection.rows); nobody turns a frame into rows."""
    reads = re.compile(r"\bto_dict\(|\.(isna|notna|isnull|notnull|iterrows|itertuples)\(")
    found = {
        path.relative_to(ROOT).as_posix()
        for path in CODE["papi"]
        if reads.search(path.read_text(encoding="utf-8"))
    }
    assert found == READS_FRAMES


def test_both_halves_mean_the_same_contract():
    written, read = (
        re.search(r"^CONTRACT = (\d+)$", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
        for path in ("etl/build.py", "papi/warehouse/connection.py")
    )
    assert written and read and written[1] == read[1]


def test_no_list_of_relations_or_columns_stands_beside_the_dictionary():
    """A few names may stand together, where they are shown or asked for; not so many."""
    with (ROOT / "etl" / "sql" / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    relations = {row["relation"] for row in rows if row["exported"] == "yes"}
    columns = {row["column"] for row in rows if row["column"]}
    assert len(relations) > 30 and len(columns) > 150
    for path in [*CODE["papi"], *CODE["pages"]]:
        for names in named_together(path):
            assert len(names & relations) < 5, (path, names)
            assert len(names & columns) < 12, (path, names)


def named_together(path: Path) -> Iterator[set[str]]:
    """The words of every list, tuple and set of a module, and the keys of every dict."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.List | ast.Tuple | ast.Set):
            parts: list[ast.expr | None] = [*node.elts]
        elif isinstance(node, ast.Dict):
            parts = [*node.keys]
        else:
            continue
        words = (one.value for one in parts if isinstance(one, ast.Constant))
        yield {one for one in words if isinstance(one, str)}
