"""Who may import whom: the halves one way, the subjects as CONTRIBUTING lists them."""

import ast
import re
from pathlib import Path

import pytest

from papi.subjects import SUBJECTS
from tests.conftest import ROOT
from tests.house.code import CODE, imports, is_record, named

FORBIDDEN = {
    "etl": {"streamlit", "plotly", "papi", "pages"},
    "papi": {"streamlit", "etl", "pages"},
    "pages": {"etl", "duckdb"},
}

# Names of the warehouse that ask nothing: which tables there are. Classes ask nothing either.
ANSWERS_AS_THEY_ARE = {
    "papi.warehouse.relations",
    "papi.warehouse.relations.OF_34",
}

# Types that python-docx and openpyxl give no other name.
PRIVATE_TYPES = {"docx.table._Cell", "docx.table._Row", "openpyxl.worksheet._write_only"}

# What papi wrote for its readers to edit, it reads back; PAPI's workbooks are etl's.
READS_ITS_OWN_FILES = {
    "papi/plan/sheet_reader.py",
    "papi/plan/catalogue_cells.py",
    "papi/last_plan/cells.py",
    "papi/plan/monitoring_cells.py",
}


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


def test_charts_and_words_ask_no_questions():
    silent = [*named("*/*chart*.py"), *named("common/charts/*.py"), *named("*/*words.py")]
    for path in [*silent, *named("*/*tables.py")]:
        asked = {
            name
            for name in imports(path)
            if (name.startswith("papi.warehouse.") or "questions" in name)
            and not is_record(name)
            and not all_records(path, name)
        }
        assert asked <= ANSWERS_AS_THEY_ARE, (path, asked)


def all_records(path: Path, module: str) -> bool:
    """Whether the module imports nothing but classes from this one."""
    names = [name for name in imports(path) if name.startswith(f"{module}.")]
    return bool(names) and all(map(is_record, names))


def test_nothing_rests_on_a_name_that_a_library_keeps_to_itself():
    for path in CODE["papi"]:
        private = {
            name
            for name in imports(path)
            if name.rpartition(".")[2].startswith("_") and not name.startswith(("papi.", "__"))
        }
        assert private <= PRIVATE_TYPES, path


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
    # Streamlit leaves an argument that begins with a stroke out of the key: only one function has
    # such, and all of them in words.
    (cached,) = [node for node in kept if node.name == "_drawn"]
    told, *others = [one.arg for one in cached.args.args]
    assert told == "told"
    assert all(name.startswith("_") for name in others)
    kept.remove(cached)
    assert len(kept) > 1
    for node in kept:
        assert [ast.unparse(one) for one in node.decorator_list] == ["_kept"], node.name
        assert node.args.args[0].arg == "page", node.name


def test_every_subject_that_has_a_page_lists_its_parts_once():
    """Which part there is, is asked of `parts.py` alone: no page names a chart, table or answer of
    its own that files would have to name again."""
    listed = {path.parent.name for path in named("*/parts.py")} - {"common"}
    assert listed == set(SUBJECTS)
    assert listed == {path.stem for path in (ROOT / "pages").glob("*.py")}
    for path in (ROOT / "pages").glob("*.py"):
        names = {name for name in imports(path) if name.startswith("papi.")}
        assert not {name for name in names if "charts" in name}, path
