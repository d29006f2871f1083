"""Files made to harm cost the web process nothing, and are opened once."""

import io
import resource
import time
import zipfile

import pytest

from papi.language import Language
from papi.plan import bounded_reading, rows, sheet, sheet_reader
from papi.plan.refusal import PlanFileRefused

EN = Language("en")


def changed(content, name, part):
    """The workbook with one part put in another's place."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for one in old.namelist():
            new.writestr(one, part if one == name else old.read(one))
    return packed.getvalue()


@pytest.fixture
def saved(planned):
    plan = planned("Lạng Sơn", 2023)
    return sheet.write(EN, plan, rows.draft(EN, plan, ("province",)))


def test_a_plan_read_in_a_bounded_process_is_the_same(saved):
    began = time.monotonic()
    assert bounded_reading.read(saved) == sheet_reader.read(saved)
    print(f"opened in {time.monotonic() - began:.2f} s")


def test_two_million_styles_are_refused_once(saved):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    styles = f"<styleSheet xmlns='{space}'><cellXfs>"
    bomb = changed(saved, "xl/styles.xml", styles + "<xf/>" * 2_000_000 + "</cellXfs></styleSheet>")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(2):
        began = time.monotonic()
        with pytest.raises(PlanFileRefused, match="unpacks to far more"):
            bounded_reading.read(bomb)
    assert time.monotonic() - began < 0.1
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 << 10  # KiB


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_any_encoding(saved, encoding):
    with zipfile.ZipFile(io.BytesIO(saved)) as archive:
        text = archive.read("xl/workbook.xml").decode()
    body = text.partition("?>")[2] if text.startswith("<?xml") else text
    declared = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE x [<!ENTITY a "b">]>{body}'
    with pytest.raises(PlanFileRefused, match="damaged"):
        bounded_reading.read(changed(saved, "xl/workbook.xml", declared.encode(encoding)))
