"""Adds a workbook from the page: choose a file, read the result of the check, confirm, load.

Off unless PAPI_ALLOW_UPLOAD=1; limited to listed people with PAPI_UPLOAD_SIGN_IN=1. The page reads
nothing itself: it runs `python -m etl check` and `add`, so that the rules of the commands hold here
too. One load runs at a time, and two checks; the same bytes are checked once as long as the figures
are the same.
"""

import os
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import streamlit as st

from pages.shared import sign_in
from pages.shared.frame import Page
from pages.shared.plain import plain
from pages.shared.ready import LOG, ROOT, warehouse_path, workbooks_path
from papi.common.offered_file import WAIT, Busy, Once
from papi.common.printable import printable
from papi.warehouse.connection import Identity

LARGEST_MEGABYTES = 20
LONGEST_SECONDS = 300
MOST_AT_ONCE = 2
PATIENCE = 30  # seconds
REMEMBERED = 64

_loading = threading.Lock()


def allowed() -> bool:
    """Whether this server lets its readers add workbooks."""
    return os.environ.get("PAPI_ALLOW_UPLOAD") == "1"


def safe_name(given: str) -> str:
    """The last part of a file's name as the reader's machine gave it, made safe as a file name
    here; never hidden, never empty."""
    last = printable(given).replace("\\", "/").rpartition("/")[2].replace("\n", " ")
    return last.lstrip(". ") if last.lstrip(". ").partition(".")[0] else "workbook.xlsx"


def offer(page: Page) -> None:
    """The whole dialogue; figures change only after the reader has seen and confirmed the check."""
    say = page.language
    with st.container(key="upload"):
        if not sign_in.admitted(say):
            return
        if loaded := st.session_state.pop("loaded", None):
            done = say.text("{name} was loaded. The pages show its figures now.", name=loaded)
            st.success(plain(done))
        chosen = st.file_uploader(
            say.text("PAPI's yearly workbook (.xlsx or .xlsm)"),
            type=["xlsx", "xlsm"],
            max_upload_size=LARGEST_MEGABYTES,
            key="workbook",
        )
        if chosen is None:
            return
        if chosen.size > LARGEST_MEGABYTES * 1024 * 1024:
            st.error(say.text("The file is larger than {n} MB.", n=LARGEST_MEGABYTES))
            return
        name = safe_name(chosen.name)
        try:
            with st.spinner(say.text("Reading the workbook…")):
                fits, report = checked(chosen.getvalue(), name, say.code, page.file.as_surveyed)
        except Busy:
            st.warning(say.text(WAIT))
            return
        except _Slow as slow:
            fits, report = False, str(slow)
        st.code(report, language=None, wrap_lines=True)
        if not fits:
            st.error(
                say.text(
                    "This file cannot be loaded; nothing was changed. The reasons are given above."
                )
            )
        elif st.button(say.text("Load these figures"), type="primary"):
            _load(page, name, chosen.getvalue())


def _load(page: Page, name: str, content: bytes) -> None:
    say = page.language
    if not _loading.acquire(blocking=False):
        st.warning(say.text("Another workbook is being loaded; try again in a minute."))
        return
    try:
        with st.spinner(say.text("Loading…")):
            code, report = _run("add", name, content, say.code)
    finally:
        _loading.release()
    if code == os.EX_OK:
        LOG.info("workbook added: %s", name)
        st.session_state["loaded"] = name
        st.rerun()
    st.code(report, language=None, wrap_lines=True)
    st.error(
        say.text("This file cannot be loaded; nothing was changed. The reasons are given above.")
    )


class _Slow(Exception):
    """A check that took too long, perhaps only because the server is busy: another may not."""


def _check(content: bytes, name: str, language: str, _: Identity) -> tuple[bool, str]:
    """Whether the workbook fits, and what the check says, which depends on the figures held."""
    code, report = _run("check", name, content, language)
    if code == os.EX_TEMPFAIL:
        raise _Slow(report)
    return code == os.EX_OK, report


checked = Once(_check, at_once=MOST_AT_ONCE, patience=PATIENCE, kept=REMEMBERED)


def _run(command: str, name: str, content: bytes, language: str) -> tuple[int, str]:
    """One etl command on the uploaded file, in a separate process: its exit code and its output,
    in the language of the page, without paths."""
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / name
        path.write_bytes(content)
        target = warehouse_path().absolute()
        try:
            ran = subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "etl",
                    command,
                    str(path),
                    "--to",
                    str(target),
                    "--workbooks",
                    str(workbooks_path().absolute()),
                    "--lang",
                    language,
                ],
                cwd=ROOT,
                capture_output=True,
                text=True,
                check=False,
                timeout=LONGEST_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return os.EX_TEMPFAIL, f"{name}: {LONGEST_SECONDS} s"
        words = "\n".join(part.strip() for part in (ran.stdout, ran.stderr) if part.strip())
        for place in (directory, str(target.parent), str(ROOT)):
            words = words.replace(f"{place}{os.sep}", "")
        return ran.returncode, words
