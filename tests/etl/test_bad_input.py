"""Every kind of bad input: one message that names file, line and value, exit 1, old file whole."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.__main__ import main
from tests.conftest import PUBLISHED, ROOT

OLD = b"the warehouse that stood here before"


@pytest.fixture
def tables(tmp_path) -> Path:
    """A copy of the shipped tables to spoil."""
    return Path(shutil.copytree(PUBLISHED, tmp_path / "published"))


@pytest.fixture
def refused(tables, tmp_path, capsys) -> Callable[..., str]:
    """Builds from the spoilt tables, in this process or as a command; returns the message after
    checking that nothing changed."""

    def run(*, as_command: bool = False) -> str:
        to = tmp_path / "papi.duckdb"
        to.write_bytes(OLD)
        if as_command:
            built = etl_build(tables, to)
            code, said = built.returncode, built.stderr
        else:
            code = main(["build", "--published", str(tables), "--to", str(to)])
            said = capsys.readouterr().err
        assert code == 1, said
        assert to.read_bytes() == OLD
        assert not list(tmp_path.glob("*.new*"))
        assert "Traceback" not in said
        return said

    return run


def etl_build(tables: Path, to: Path, **options) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "etl", "build"]
    return subprocess.run(
        [*command, "--published", str(tables), "--to", str(to)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def edit(path: Path, line: int, change: Callable[[str], str]) -> None:
    """Changes one line (counted from 1) of a file."""
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[line - 1] = change(lines[line - 1])
    path.write_text("\n".join(lines), encoding="utf-8")


def line_of(path: Path, start: str) -> int:
    """The line (counted from 1) that begins with `start`."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def test_a_missing_column_is_named(tables, refused):
    edit(tables / "scores.csv", 1, lambda line: line.replace("value", "points"))
    message = refused(as_command=True)
    assert "scores.csv:1" in message
    assert "missing: value; unexpected: points" in message


def test_an_unknown_province_is_named(tables, refused):
    edit(tables / "scores.csv", 7, lambda line: line.replace(",01,", ",99,"))
    assert "scores.csv:7: province_code is not in provinces.csv (found: 99)" in refused()


def test_an_unknown_measure_is_named(tables, refused):
    edit(tables / "scores.csv", 2, lambda line: line.replace("civic_knowledge", "civics"))
    assert "scores.csv:2: measure is not a sub-dimension of 2011 (found: civics)" in refused()


def test_a_measure_outside_its_years_is_refused(tables, refused):
    edit(tables / "scores.csv", 2, lambda line: line.replace("civic_knowledge", "air_quality"))
    assert "scores.csv:2: measure is not a sub-dimension of 2011" in refused()


def test_a_duplicate_row_is_named(tables, refused):
    path = tables / "scores.csv"
    path.write_text(path.read_text(encoding="utf-8") + "2011,01,civic_knowledge,1.2\n", "utf-8")
    message = refused()
    assert "scores.csv:21893: repeats year, province and measure" in message
    assert "2011 01 civic_knowledge" in message


def test_text_in_a_score_is_named(tables, refused):
    edit(tables / "scores.csv", 3, lambda line: line.rsplit(",", 1)[0] + ",abc")
    assert "scores.csv:3: value is not a number (found: abc)" in refused()


@pytest.mark.parametrize("value", ["inf", "-inf", "nan", "1e999"])
def test_a_number_that_is_none_is_refused(tables, refused, value):
    edit(tables / "scores.csv", 3, lambda line: line.rsplit(",", 1)[0] + f",{value}")
    assert f"scores.csv:3: value is not a number (found: {value})" in refused()


def test_an_empty_score_is_refused(tables, refused):
    edit(tables / "scores.csv", 3, lambda line: line.rsplit(",", 1)[0] + ",")
    assert "scores.csv:3: value must not be empty" in refused()


@pytest.mark.parametrize("value", ["11", "3", "-1"])
def test_a_score_outside_its_scale_is_refused(tables, refused, value):
    edit(tables / "scores.csv", 2, lambda line: line.rsplit(",", 1)[0] + f",{value}")
    message = refused()
    assert "scores.csv:2: civic_knowledge lies outside its scale 0.25–2.5" in message
    assert f"(found: {float(value)})" in message


def test_zero_is_never_a_score(tables, refused):
    edit(tables / "scores.csv", 2, lambda line: line.rsplit(",", 1)[0] + ",0")
    assert "0 is never a score: it means not published" in refused()


def test_parts_that_make_11_in_a_10_point_dimension_are_refused(tables, refused):
    """Scales that would let a dimension reach 11 contradict the dimension's own scale."""
    path = tables / "subdimensions.csv"
    edit(path, line_of(path, "civic_knowledge"), lambda line: line.replace(",2.5,", ",3.5,"))
    assert (
        "scales of participation in 2011 do not add up to 1.0–10.0 (found: 1.0–11.0)" in refused()
    )


def test_a_sub_dimension_missing_without_an_entry_is_named(tables, refused):
    path = tables / "scores.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    gone = lines.pop(line_of(path, "2023,80,egov_portals") - 1)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert gone.startswith("2023,80")
    message = refused()
    assert "its dimension is not listed in missing.csv: 2023 80 (found: egov_portals)" in message


def test_a_whole_province_missing_without_an_entry_is_refused(tables, refused):
    path = tables / "scores.csv"
    text = path.read_text(encoding="utf-8")
    kept = [line for line in text.split("\n") if not line.startswith("2024,80,")]
    path.write_text("\n".join(kept), encoding="utf-8")
    message = refused()
    assert "not listed in missing.csv: 2024 80 (found: air_quality)" in message
    assert "… and 9 more problems" in message


def test_a_year_with_fewer_totals_than_expected_is_refused(tables, refused):
    edit(tables / "years.csv", 15, lambda line: line.replace(",61,", ",62,"))
    assert "years.csv:15: expects 63 provinces and 62 totals in 2024" in refused()


def test_a_listed_gap_that_has_scores_is_refused(tables, refused):
    path = tables / "missing.csv"
    path.write_text(path.read_text(encoding="utf-8") + "2024,80,all,none,không\n", "utf-8")
    assert "missing.csv:15: is listed as missing but has a score" in refused()


def test_a_printed_total_that_is_not_the_sum_is_refused(tables, refused):
    edit(tables / "total_margins.csv", 2, lambda line: line.replace("41.53302", "41.93302", 1))
    message = refused()
    assert "total_margins.csv:2: printed total differs from the sum" in message


def test_an_empty_file_is_named(tables, refused):
    (tables / "scores.csv").write_bytes(b"")
    assert "scores.csv:1: is empty" in refused()


def test_a_file_with_headings_only_is_named(tables, refused):
    edit(tables / "regions.csv", 1, lambda line: line)
    (tables / "regions.csv").write_text("region_code,name_vi,name_en\n", encoding="utf-8")
    assert "regions.csv:2: has no rows" in refused()


def test_an_absent_file_is_named(tables, refused):
    (tables / "breaks.csv").unlink()
    assert "breaks.csv: cannot be read: No such file or directory" in refused()


def test_text_that_is_not_utf_8_is_named_with_its_line(tables, refused):
    path = tables / "provinces.csv"
    path.write_bytes(path.read_bytes().replace("Hà Giang".encode(), "Hà Giang".encode("latin-1")))
    assert "provinces.csv:3: is not UTF-8 text" in refused(as_command=True)


def test_20_problems_are_listed_and_the_rest_counted(tables, refused):
    path = tables / "scores.csv"
    lines = path.read_text(encoding="utf-8").split("\n")
    spoilt = [line.rsplit(",", 1)[0] + ",x" for line in lines[1:31]]
    path.write_text("\n".join([lines[0], *spoilt, *lines[31:]]), encoding="utf-8")
    message = refused()
    assert message.count("value is not a number") == 20
    assert "… and 10 more problems" in message


def test_a_place_that_cannot_be_written_is_named(tables):
    built = etl_build(tables, Path("/proc/papi/papi.duckdb"))
    assert built.returncode == 1
    assert "/proc/papi/papi.duckdb: cannot be written" in built.stderr
    assert "Traceback" not in built.stderr
