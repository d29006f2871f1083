"""Files made to harm cost the web process nothing, and are opened once."""

import io
import resource
import zipfile
from dataclasses import replace

import pytest

from papi.common.language import Language
from papi.plan import bounded_reading, catalogue_cells, rows, sheet, sheet_reader
from papi.plan.catalogue_cells import CatalogueRefused
from papi.plan.sheet_reader import PlanFileRefused
from tests.papi import processes
from tests.papi.zipped import with_part

EN = Language("en")


@pytest.fixture
def saved(planned):
    plan = planned("Lạng Sơn", 2023)
    return sheet.write(EN, plan, rows.draft(EN, plan, ("province",)))


@pytest.fixture
def wide(saved):
    """A plan with one row of two million cells: no part is too large."""
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        first = archive.read("xl/worksheets/sheet1.xml")
    cells = first.replace(b"</row></sheetData>", b"<c/>" * 2_000_000 + b"</row></sheetData>")
    return with_part(saved, "xl/worksheets/sheet1.xml", cells)


@pytest.fixture(autouse=True)
def nothing_remembered():
    bounded_reading.WORK.once.forget()


def limit(patch, **most):
    work = bounded_reading.WORK
    patch.setattr(work, "limits", replace(work.limits, **most))


def opened(content):
    """How many processes are started before the file is refused."""
    with processes.counted() as started:
        with pytest.raises(PlanFileRefused, match="too large or too slow"):
            bounded_reading.read(content)
        return len(started)


def test_a_plan_read_in_a_bounded_process_is_the_same(saved):
    assert bounded_reading.read(saved) == sheet_reader.read(saved)


@pytest.mark.parametrize("memory", [150 << 20, 192 << 20, 224 << 20])
def test_a_file_that_takes_too_much_memory_is_refused_once(wide, monkeypatch, memory):
    limit(monkeypatch, memory=memory)
    assert [opened(wide), opened(wide)] == [1, 0]


def test_a_file_that_takes_too_much_work_is_refused_once(wide, monkeypatch):
    limit(monkeypatch, cpu_seconds=1)
    assert [opened(wide), opened(wide)] == [1, 0]


def test_a_catalogue_made_to_fill_the_memory_is_refused(wide):
    with pytest.raises(CatalogueRefused, match="larger than any catalogue"):
        catalogue_cells.read(wide, "tasks.xlsx")


def test_a_file_that_a_busy_machine_did_not_open_is_opened_the_next_time(saved, monkeypatch):
    with monkeypatch.context() as patch:
        limit(patch, seconds=0.05)
        assert opened(saved) == 1
    assert bounded_reading.read(saved).year == 2023


def test_no_more_than_two_files_are_opened_at_once(saved, monkeypatch):
    places = bounded_reading.WORK.once.places
    with places, places, monkeypatch.context() as patch:
        patch.setattr(bounded_reading.WORK.once, "patience", 0.05)
        with pytest.raises(PlanFileRefused, match="Other files are being opened"):
            bounded_reading.read(saved)
    assert bounded_reading.read(saved).year == 2023


def test_two_million_styles_are_refused_without_being_opened(saved):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    styles = f"<styleSheet xmlns='{space}'><cellXfs>"
    bomb = with_part(
        saved, "xl/styles.xml", styles + "<xf/>" * 2_000_000 + "</cellXfs></styleSheet>"
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert opened(bomb) == 0
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 << 10  # KiB


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(saved, encoding):
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        text = archive.read("xl/workbook.xml").decode()
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    declared = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]>{body}'
    with pytest.raises(PlanFileRefused, match="damaged"):
        bounded_reading.read(with_part(saved, "xl/workbook.xml", declared.encode(encoding)))
