"""The server as it really runs, and what one reader may do to it and to the others."""

import ast
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import frame, sign_in, upload
from tests.conftest import ROOT
from tests.pages.shown import html

CONFIG = """
import json
from streamlit import config
config.get_config_options()
names = ["server.enableXsrfProtection", "server.enableCORS", "server.address",
         "server.maxUploadSize",
         "client.showErrorDetails", "browser.gatherUsageStats", "server.enableStaticServing"]
print(json.dumps({name: config.get_option(name) for name in names}))
"""


def test_the_server_runs_with_the_safe_settings():
    ran = subprocess.run(
        [sys.executable, "-c", CONFIG],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT")},
    )
    assert json.loads(ran.stdout) == {
        "server.enableXsrfProtection": True,
        "server.enableCORS": True,
        "server.address": "127.0.0.1",
        "server.maxUploadSize": upload.LARGEST_MEGABYTES,
        "client.showErrorDetails": "none",
        "browser.gatherUsageStats": False,
        "server.enableStaticServing": False,
    }


@pytest.fixture
def two_readers(warehouse_path, monkeypatch):
    monkeypatch.setenv("PAPI_WAREHOUSE", str(warehouse_path))

    def reader(province: str) -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
        app.query_params.update({"province": province, "year": "2023", "lang": "en"})
        return app.run()

    return reader("Long An"), reader("Hà Nội")


def test_what_one_reader_chooses_and_types_no_other_sees(two_readers):
    first, second = two_readers
    for app, name in ((first, "Long An"), (second, "Hà Nội")):
        headlines = [one.value for one in app.markdown if "class='headline'" in one.value]
        assert len(headlines) == 1 and name in headlines[0]
    first.switch_page("pages/check.py").run()
    first.text_area(key="sentence").set_value("Only for my own eyes 2023: 40.83").run()
    second.switch_page("pages/check.py").run()
    assert second.text_area(key="sentence").value == ""
    assert "my own eyes" not in html(second)


CONTAINERS = (ast.Dict, ast.List, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)


# Written to while modules are imported, before there is a reader: how each memory is emptied.
WRITTEN_AT_IMPORT = {
    "papi/common/remembered.py": {"_EMPTIED"},
    # By the server's own thread: the files whose pages have been drawn, nothing of a reader's.
    "pages/shared/warming.py": {"_done"},
    "papi/site/writing.py": {"_of_this_process"},
}


def test_no_module_keeps_what_a_reader_did():
    """A container at a module's top is a constant: nobody writes to it, in any function."""
    # A page's own script runs anew for each reader; what it imports is there for all.
    for folder in ("pages/shared", "papi"):
        for path in (ROOT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert not [n for n in ast.walk(tree) if isinstance(n, ast.Global | ast.Nonlocal)], path
            held = {
                target.id
                for node in tree.body
                if isinstance(node, ast.Assign | ast.AnnAssign)
                for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
                if isinstance(target, ast.Name) and isinstance(node.value, CONTAINERS)
            }
            written = {_name(node) for node in ast.walk(tree)} & held
            known = WRITTEN_AT_IMPORT.get(path.relative_to(ROOT).as_posix(), set())
            assert written == known, f"{path}: {written}"


CHANGES = {"append", "add", "update", "pop", "extend", "clear", "setdefault", "remove", "insert"}


def _name(node: ast.AST) -> str | None:
    """The name of what a node of the code writes into, if it does."""
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        into: ast.AST = node.value
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr not in CHANGES:
            return None
        into = node.func.value
    else:
        return None
    return into.id if isinstance(into, ast.Name) else None


@pytest.mark.parametrize(
    "name",
    ["../../x.xlsx", "/etc/cron.d/x.xlsx", "..\\..\\x.xlsx", ".x.xlsx", "....xlsx", "a\x00b.xlsx"],
)
def test_the_name_of_an_uploaded_file_leads_nowhere(tmp_path, monkeypatch, warehouse_path, name):
    monkeypatch.setenv("PAPI_WAREHOUSE", str(warehouse_path))
    monkeypatch.setenv("PAPI_WORKBOOKS", str(tmp_path / "workbooks"))
    kept = upload.safe_name(name)
    assert Path(kept).name == kept
    assert kept.strip(".") and not kept.startswith(".") and "\\" not in kept and "\0" not in kept
    code, report = upload._run("add", kept, b"not a workbook", "en")
    assert code != 0
    assert "is not an Excel workbook" in report
    assert str(ROOT) not in report
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def open_upload(monkeypatch, warehouse_path, tmp_path):
    """The data page of a server that takes workbooks."""
    monkeypatch.setenv("PAPI_WAREHOUSE", str(warehouse_path))
    monkeypatch.setenv("PAPI_WORKBOOKS", str(tmp_path / "workbooks"))
    monkeypatch.setenv("PAPI_ALLOW_UPLOAD", "1")
    upload.checked.forget()

    def run(lang="en"):
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.query_params["lang"] = lang
        return app.switch_page("pages/data.py").run()

    return run


def test_a_refused_workbook_is_checked_once(open_upload, monkeypatch):
    runs, run = [], upload._run

    def counted(*asked):
        runs.append(asked)
        return run(*asked)

    monkeypatch.setattr(upload, "_run", counted)
    for _ in range(2):
        app = open_upload()
        app.file_uploader(key="workbook").set_value(
            ("2023.xlsx", b"not a workbook", "application/octet-stream")
        ).run()
        app.run()
        assert "is not an Excel workbook" in app.code[0].value
        assert "cannot be loaded" in app.error[0].value
    assert len(runs) == 1
    app = open_upload("vi")
    app.file_uploader(key="workbook").set_value(
        ("2023.xlsx", b"not a workbook", "application/octet-stream")
    ).run()
    assert "không phải tệp Excel" in app.code[0].value  # the report is in the language of the page
    assert len(runs) == 2


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Other files are being opened"), ("vi", "Máy chủ đang mở các tệp khác")],
)
def test_no_more_than_two_workbooks_are_checked_at_once(open_upload, monkeypatch, lang, said):
    app = open_upload(lang)
    upload_field = app.file_uploader(key="workbook")
    upload_field.set_value(("2023.xlsx", b"no workbook", "application/octet-stream"))
    places = upload.checked.places
    with places, places, monkeypatch.context() as patch:
        patch.setattr(upload.checked, "patience", 0.05)
        app.run()
        assert said in app.warning[0].value
        assert not app.code and not app.error
    app.run()
    assert len(app.code) == 1


def test_one_load_at_a_time(two_readers, monkeypatch):
    """While one reader's workbook is loaded, another's is not started."""
    started, finish = threading.Event(), threading.Event()
    runs = []

    def slow(*asked):
        runs.append(asked)
        started.set()
        finish.wait(30)
        return 1, "refused"

    monkeypatch.setattr(upload, "_run", slow)
    page = frame.Page(
        file=two_readers[0].session_state["page"].file,
        language=two_readers[0].session_state["page"].language,
        palette=two_readers[0].session_state["page"].palette,
        province_code="80",
        year=2023,
    )
    first = threading.Thread(target=upload._load, args=(page, "a.xlsx", b""))
    first.start()
    assert started.wait(30)
    said: list[str] = []
    monkeypatch.setattr("streamlit.warning", said.append)
    upload._load(page, "b.xlsx", b"")
    finish.set()
    first.join()
    assert len(runs) == 1
    assert said == ["Another workbook is being loaded; try again in a minute."]
    assert not upload._loading.locked()


LISTS = "chief@hanoi.gov.vn, @longan.gov.vn"


@pytest.mark.parametrize(
    ("claims", "let_in"),
    [
        ({"email": "a@longan.gov.vn", "email_verified": True}, True),
        ({"email": "CHIEF@hanoi.gov.vn", "email_verified": True}, True),
        ({"email": "other@hanoi.gov.vn", "email_verified": True}, False),
        ({"email": "a@longan.gov.vn"}, False),
        ({"email": "a@longan.gov.vn", "email_verified": "true"}, False),
        ({"email": "a@evil-longan.gov.vn", "email_verified": True}, False),
        ({"email": "a@longan.gov.vn@evil.vn", "email_verified": True}, False),
        ({"email": "@longan.gov.vn", "email_verified": True}, False),
        ({"email": "", "email_verified": True}, False),
        ({"email_verified": True}, False),
    ],
)
def test_only_a_listed_and_verified_address_is_let_in(claims, let_in):
    assert sign_in.listed({"is_logged_in": True, **claims}, LISTS) is let_in
    assert not sign_in.listed({"is_logged_in": False, **claims}, LISTS)
    assert not sign_in.listed({"is_logged_in": True, **claims}, "")


def test_without_a_provider_nobody_finds_an_upload(two_readers, monkeypatch):
    monkeypatch.setenv("PAPI_ALLOW_UPLOAD", "1")
    monkeypatch.setenv("PAPI_UPLOAD_SIGN_IN", "yes")
    app = two_readers[0].switch_page("pages/data.py").run()
    assert not app.exception
    assert not app.get("file_uploader")
    assert any("Sign-in is not set up" in one.value for one in app.warning)
