"""Monitoring workbooks for tests: reports made up, files changed as an office would."""

import io
from dataclasses import replace
from typing import Any

import openpyxl

from papi.plan.monitoring_formula import column
from papi.plan.progress import Monitoring, TaskReport

NO_REPORT: dict[str, Any] = {
    "state": None, "share": None, "evidence": "", "reason": "", "who": "",
}  # fmt: skip


def task(code: str, **told: Any) -> TaskReport:
    """A task with the words of a row."""
    plain = TaskReport(
        id=code,
        content="1.1. Tri thức công dân",
        task=f"Việc {code}",
        lead="Sở Nội vụ",
        time="Quý II",
        product="Báo cáo",
        due="q2",
    )
    return replace(plain, **told)


def year(*quarters: list[TaskReport]) -> Monitoring:
    """The reports of Long An's plan for 2024; quarters not given are as the first, unreported."""
    plain = [replace(one, **NO_REPORT) for one in quarters[0]]
    filled = [*quarters, *[plain] * (4 - len(quarters))]
    return Monitoring("80", 2023, "vi", "province", tuple(map(tuple, filled)))


def changed(content: bytes, cells: dict[str, Any], sheet: str = "Quý II") -> bytes:
    """The workbook with other values in cells named as “state5”: column and row."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for name, value in cells.items():
        letters = column(name.rstrip("0123456789"))
        number = name[len(name.rstrip("0123456789")) :]
        book[sheet][f"{letters}{number}"] = value
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """The file of a workbook."""
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
