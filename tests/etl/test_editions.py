"""Editions: equal figures are one edition, whatever else differs; a corrected one is another, and
says exactly what has changed."""

import shutil
from datetime import date

import duckdb
import pytest

from etl import editions
from etl.build import build


def asked(path, question):
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(question).fetchall()


def test_a_warehouse_knows_its_edition_and_those_before(corrected):
    first, second = corrected
    ((name, day, current),) = asked(first, "FROM edition")
    assert len(name) == editions.DIGITS and current and isinstance(day, date)
    held = asked(second, "SELECT edition, is_current FROM edition ORDER BY is_current")
    assert held[0] == (name, False) and held[1][0] != name and held[1][1]


def test_what_has_changed_is_told_and_nothing_else(corrected):
    """Long An's sub-dimension, its dimension and the total by a hundredth; of all others at most
    ranks, groups and ranges."""
    first, second = corrected
    told = asked(
        second,
        """SELECT measure, province_code, round(value_now - value_then, 6) FROM edition_change
        WHERE value_now IS DISTINCT FROM value_then ORDER BY ALL""",
    )
    assert {(one[1], one[2]) for one in told} == {("80", 0.01), ("80n", 0.005)}
    assert len(told) == 8  # and the core; in both divisions
    figures = "SELECT year, measure, province_code, value, rank, low, high, clear FROM {}"
    of = {
        path: {
            tuple(row)
            for schema in ("main", "of_34")
            for row in asked(path, figures.format(f"{schema}.edition_figure"))
        }
        for path in corrected
    }
    different = {row[:3] for row in of[first] ^ of[second]}
    listed = set(asked(second, "SELECT year, measure, province_code FROM edition_change"))
    assert different <= listed


def test_equal_figures_keep_their_day_and_later_ones_are_dated_when_built(
    few_years, corrected, tmp_path, monkeypatch
):
    earlier = tmp_path / "editions"
    shutil.copytree(corrected[0].parent / "editions", earlier)
    ((name,),) = asked(corrected[0], "SELECT edition FROM edition")
    (kept,) = earlier.glob(f"*-{name}.parquet")
    kept.rename(earlier / f"2020-02-29-{name}.parquet")
    (earlier / "notes.txt").write_text("mine", encoding="utf-8")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    to = tmp_path / "papi.duckdb"
    build(few_years, to, earlier=earlier, show_progress=False)
    ((day,),) = asked(to, "SELECT first_built FROM edition WHERE is_current")
    assert day == date(2020, 2, 29)
    assert len(list(earlier.glob("*.parquet"))) == 2
    # The corrected one came later, and is an earlier one now.
    assert asked(to, "SELECT count(*) FROM edition WHERE NOT is_current") == [(1,)]
    # Without a folder the day is that of the build.
    build(few_years, to, show_progress=False)
    assert asked(to, "SELECT edition, first_built FROM edition") == [(name, date(2023, 11, 14))]


def test_a_kept_edition_that_cannot_be_read_stops_the_build(few_years, corrected, tmp_path):
    earlier = tmp_path / "editions"
    earlier.mkdir()
    (earlier / "2020-02-29-abcdefabcdef.parquet").write_bytes(b"PAR1 no more")
    to = tmp_path / "papi.duckdb"
    shutil.copy(corrected[0], to)
    before = to.read_bytes()
    with pytest.raises(duckdb.Error):
        build(few_years, to, earlier=earlier, show_progress=False)
    assert to.read_bytes() == before
