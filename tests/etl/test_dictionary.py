"""The data dictionary: nothing without words, the same words in the file, the page up to date."""

import csv
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl import dictionary, meanings
from tests.conftest import ROOT

OF_COLUMNS = {"published", "computed", "estimated", "project"}
OF_RELATIONS = {*OF_COLUMNS, "published and sums", "printed", "words"}


@pytest.fixture
def changed(warehouse_path: Path, tmp_path: Path):
    """A copy of the warehouse that a test may change."""
    path = tmp_path / "changed.duckdb"
    shutil.copy(warehouse_path, path)
    with duckdb.connect(str(path)) as con:
        yield con


def test_every_table_view_and_column_is_described_and_nothing_else(con):
    assert dictionary.gaps(con) == []
    assert dictionary.idle(con) == []


def test_what_a_row_is_is_said_to_the_end(con):
    """A line of the comment that begins like the next name would cut it short."""
    for one in dictionary.relations(con):
        assert dictionary.row_meaning(one.name).endswith("."), one.name


def test_the_page_is_what_the_warehouse_says(con):
    written = dictionary.PAGE.read_text(encoding="utf-8")
    assert written == dictionary.page(con), "stale: run python -m etl dictionary"


def test_anyone_who_opens_the_file_sees_the_words(con):
    silent = con.execute(
        """SELECT table_name, column_name FROM duckdb_columns()
        WHERE NOT internal AND comment IS NULL AND database_name = current_database()"""
    ).fetchall()
    assert silent == []
    rows = con.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'ranking'")
    assert rows.fetchone()[0].startswith("One row per year, measure and province with a published")
    cells = con.execute(
        """SELECT table_name, comment FROM duckdb_columns()
        WHERE column_name = 'value' AND schema_name = 'main'
            AND table_name IN ('ranking', 'merged_estimate')"""
    )
    said = dict(cells.fetchall())
    assert said["ranking"].startswith("[unit of the measure] published. The score.")
    assert said["merged_estimate"].startswith("[unit of the measure] estimated. Plain mean")


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_each_row_is_whole_in_both_languages():
    rows = rows_of(meanings.DICTIONARY)
    assert len({(row["relation"], row["column"]) for row in rows}) == len(rows)
    for row in rows:
        said = row["meaning_en"], row["meaning_vi"]
        assert all(said) and said[0] != said[1] and "|" not in "".join(said), row
        if row["column"]:
            assert row["figures_are"] in OF_COLUMNS and not row["exported"], row
            assert all(words.endswith(".") for words in said), row
        else:
            assert row["figures_are"] in OF_RELATIONS and not row["unit"], row
            assert row["exported"] in {"yes", "no"}, row


def test_each_column_has_a_unit_that_is_named_in_both_languages():
    named = {row["unit"] for row in rows_of(meanings.UNITS) if row["name_en"] and row["name_vi"]}
    assert {row["unit"] for row in rows_of(meanings.DICTIONARY) if row["column"]} == named


def test_a_row_says_nothing_that_the_row_of_all_relations_says_already():
    rows = {(row.pop("relation"), row["column"]): row for row in rows_of(meanings.DICTIONARY)}
    for (relation, column), row in rows.items():
        assert relation == "*" or row != rows.get(("*", column)), (relation, column)


def test_the_file_holds_the_dictionary_row_by_row(con):
    rows = rows_of(meanings.DICTIONARY)
    of_relations = [
        (row["relation"], row["exported"] == "yes", row["meaning_vi"])
        for row in rows
        if not row["column"]
    ]
    held = con.execute(
        "SELECT relation, exported, meaning_vi FROM relation_meaning ORDER BY position"
    )
    assert held.fetchall() == of_relations
    of_columns = {
        (row["relation"], row["column"], row["unit"], row["meaning_en"], row["meaning_vi"])
        for row in rows
        if row["column"]
    }
    held = con.execute(
        "SELECT relation, column_name, unit, meaning_en, meaning_vi FROM column_meaning"
    )
    assert set(held.fetchall()) == of_columns


def test_a_table_or_column_without_words_is_named(changed):
    changed.execute("CREATE TABLE novelty (year INTEGER, shade VARCHAR)")
    assert dictionary.gaps(changed) == ["main.novelty", "main.novelty.shade"]


def test_words_about_nothing_are_named(changed):
    changed.execute("DROP VIEW learning_partner")
    assert {"learning_partner", "learning_partner.own_then"} <= set(dictionary.idle(changed))
    assert "*.year" not in dictionary.idle(changed)


def test_a_schema_of_the_same_names_is_described_by_the_same_words(changed):
    if not changed.execute("FROM duckdb_schemas() WHERE schema_name = 'of_34'").fetchall():
        changed.execute("CREATE SCHEMA of_34")
        changed.execute("CREATE TABLE of_34.score AS FROM main.score LIMIT 0")
    dictionary.write_comments(changed)
    assert dictionary.gaps(changed) == []
    row = changed.execute(
        "SELECT comment FROM duckdb_tables() WHERE schema_name = 'of_34' AND table_name = 'score'"
    ).fetchone()
    assert row[0].startswith("The same over the 34 provinces") and "One row per year" in row[0]
    page = dictionary.page(changed)
    assert "## Schema of_34" in page and page.count("### score\n") == 1


def test_the_command_writes_the_page(few_years, tmp_path):
    house = tmp_path / "house"
    shutil.copytree(ROOT / "etl", house / "etl", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(few_years, house / "data" / "published")
    (house / "docs").mkdir()
    ran = subprocess.run(
        [sys.executable, "-m", "etl", "dictionary"],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert (house / "docs" / "data-dictionary.md").read_text(
        encoding="utf-8"
    ) == dictionary.PAGE.read_text(encoding="utf-8")
