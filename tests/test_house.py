"""The house's own rules, read from the code: which half may know which, and SQL with no values in
it."""

import ast
import csv
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from papi.subjects import SUBJECTS
from tests.conftest import ROOT

CODE = {
    folder: [path for path in (ROOT / folder).rglob("*.py") if "__pycache__" not in path.parts]
    for folder in ("etl", "papi", "pages")
}
FORBIDDEN = {
    "etl": {"streamlit", "plotly", "papi", "pages"},
    "papi": {"streamlit", "etl", "pages"},
    "pages": {"etl", "duckdb"},
}
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
    "papi/warehouse/connection.py": {"ATTACH '", 'SELECT sum(hash(columns(*))) FROM "'},
}

# Names of the warehouse that ask nothing: which tables there are. Classes ask nothing either.
ANSWERS_AS_THEY_ARE = {
    "papi.warehouse.relations",
    "papi.warehouse.relations.OF_34",
}

# Where a frame is what there is: a whole relation, of whatever columns, becomes a CSV or Excel file
# (whole.py); Streamlit's editor gives a plan's rows back as a frame (rows.py).
READS_FRAMES = {"papi/export/whole.py", "papi/plan/rows.py"}

# Types that python-docx and openpyxl give no other name.
PRIVATE_TYPES = {"docx.table._Cell", "docx.table._Row", "openpyxl.worksheet._write_only"}

# What papi wrote for its readers to edit, it reads back; PAPI's workbooks are etl's.
READS_ITS_OWN_FILES = {"papi/plan/sheet_reader.py"}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("folder", FORBIDDEN)
def test_imports_run_one_way(folder):
    assert CODE[folder]
    wrong = {
        f"{path.relative_to(ROOT)} imports {name}"
        for path in CODE[folder]
        for name in imports(path)
        if name.split(".")[0] in FORBIDDEN[folder]
    }
    assert not wrong


def test_a_page_imports_no_page():
    pages = {path.stem for path in (ROOT / "pages").glob("*.py")}
    wrong = {
        f"{path.name} imports {name}"
        for path in CODE["pages"]
        for name in imports(path)
        if name.startswith("pages.") and name.split(".")[1] in pages
    }
    assert not wrong


def named(pattern: str) -> list[Path]:
    """The modules of papi whose path fits; a rule over none of them would hold nothing."""
    found = [path for path in CODE["papi"] if path.relative_to(ROOT / "papi").match(pattern)]
    assert found, pattern
    return found


def asks_the_warehouse(path: Path) -> bool:
    return path in {*named("warehouse/*.py"), *named("*/questions.py")}


def test_papi_asks_duckdb_only_in_the_warehouse_package_and_reads_no_workbook():
    for path in CODE["papi"]:
        if path not in named("warehouse/*.py"):
            assert "duckdb" not in set(imports(path)), path
        if path.relative_to(ROOT).as_posix() not in READS_ITS_OWN_FILES:
            assert "load_workbook" not in path.read_text(encoding="utf-8"), path


def test_what_all_subjects_share_knows_none_of_them():
    for path in [*named("common/*.py"), *named("common/charts/*.py"), *named("warehouse/*.py")]:
        known = {".".join(name.split(".")[:2]) for name in imports(path)}
        ours = {name for name in known if name.startswith("papi.")}
        assert ours <= {"papi.common", "papi.warehouse"}, path


def test_a_subject_imports_another_only_where_contributing_says_why():
    """The table of CONTRIBUTING is the list: nothing is missing there, nothing left over."""
    shared = {"common", "warehouse"}
    subjects = {path.parent.name for path in (ROOT / "papi").glob("*/__init__.py")} - shared
    assert len(subjects) > 9
    found = {
        (subject, name.split(".")[1])
        for subject in subjects
        for path in named(f"{subject}/*.py")
        for name in imports(path)
        if name.startswith("papi.") and name.split(".")[1] in subjects - {subject}
    }
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert found == set(re.findall(r"^\| `(\w+)` \| `(\w+)` \|", text, re.MULTILINE))


def test_both_halves_mean_the_same_contract():
    written, read = (
        re.search(r"^CONTRACT = (\d+)$", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)
        for path in ("etl/build.py", "papi/warehouse/connection.py")
    )
    assert written and read and written[1] == read[1]


def is_record(name: str) -> bool:
    """Whether an imported name is a class: what an answer is made of asks for nothing."""
    return name.rpartition(".")[2][0].isupper()


def all_records(path: Path, module: str) -> bool:
    """Whether the module imports nothing but classes from this one."""
    names = [name for name in imports(path) if name.startswith(f"{module}.")]
    return bool(names) and all(map(is_record, names))


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


def test_charts_and_words_ask_no_questions():
    silent = [*named("*/*chart*.py"), *named("common/charts/*.py"), *named("*/*words.py")]
    for path in [*silent, *named("*/*tables.py")]:
        asked = {
            name
            for name in imports(path)
            if (name.startswith("papi.warehouse.") or ".questions" in name)
            and not is_record(name)
            and not all_records(path, name)
        }
        assert asked <= ANSWERS_AS_THEY_ARE, (path, asked)


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


def test_nothing_rests_on_a_name_that_a_library_keeps_to_itself():
    for path in CODE["papi"]:
        private = {
            name
            for name in imports(path)
            if name.rpartition(".")[2].startswith("_") and not name.startswith(("papi.", "__"))
        }
        assert private <= PRIVATE_TYPES, path


def top(path: Path, kind: type[ast.ClassDef | ast.FunctionDef]) -> list[str]:
    """The names of a module's own classes or functions."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return [node.name for node in body if isinstance(node, kind)]


def test_no_two_classes_bear_one_name():
    names = Counter(
        name
        for path in CODE["papi"]
        for name in top(path, ast.ClassDef)
        # Each subject's parts.py defines its own Choice.
        if not (path.name == "parts.py" and name == "Choice")
    )
    assert len(names) > 80
    assert not {name for name, times in names.items() if times > 1}


def test_a_function_is_called_after_what_it_gives():
    for path in [*CODE["papi"], *CODE["etl"], *(ROOT / "pages" / "shared").glob("*.py")]:
        assert not {"of", "found", "rest", "one"} & set(top(path, ast.FunctionDef)), path


def test_no_module_is_called_after_nothing():
    for path in [*CODE["etl"], *CODE["papi"], *CODE["pages"]]:
        assert not re.search(r"util|helper|manager|process", path.stem), path


def test_every_module_says_what_it_is():
    for path in [*CODE["etl"], *CODE["papi"], *CODE["pages"], ROOT / "app.py"]:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), path


def test_no_machine_path_or_host_is_written_anywhere():
    tracked = [
        path
        for pattern in ("*.md", "*.py", "*.toml", "*.txt", "*.in", "*.sql", "Makefile")
        for path in ROOT.glob(pattern)
    ]
    for path in [*tracked, *CODE["etl"], *CODE["papi"], *CODE["pages"]]:
        text = path.read_text(encoding="utf-8")
        assert "/wo" + "rk/" not in text, path
        assert "index-" + "url http" not in text, path


def test_a_kept_part_knows_nothing_but_what_it_is_given():
    path = ROOT / "pages" / "shared" / "kept.py"
    text = path.read_text(encoding="utf-8")
    asked_of_the_reader = r"session_state|query_params|st\.context|button|\bglobal\b"
    assert not re.search(asked_of_the_reader, text)
    assert not {name for name in imports(path) if re.search("choices|pick", name)}
    kept = [
        node
        for node in ast.parse(text).body
        if isinstance(node, ast.FunctionDef) and node.decorator_list
    ]
    assert len(kept) > 3
    for node in kept:
        names = [one.arg for one in node.args.args]
        # Streamlit leaves an argument that begins with a stroke out of the key.
        assert names[0] == "page", node.name
        assert not any(name.startswith("_") for name in names), node.name


def test_every_subject_that_has_a_page_lists_its_parts_once():
    """Which part there is, is asked of `parts.py` alone: no page names a chart, table or answer of
    its own that files would have to name again."""
    listed = {path.parent.name for path in named("*/parts.py")} - {"common"}
    assert listed == set(SUBJECTS)
    assert listed == {path.stem for path in (ROOT / "pages").glob("*.py")}
    for path in (ROOT / "pages").glob("*.py"):
        names = {name for name in imports(path) if name.startswith("papi.")}
        assert not {name for name in names if "charts" in name}, path
