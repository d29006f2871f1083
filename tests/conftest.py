"""A real warehouse, built once from the shipped tables, for every test that reads."""

import csv
import shutil
import subprocess
from pathlib import Path

import duckdb
import pytest
import streamlit as st

from etl.build import CONTRACT, build, fingerprint
from pages.shared import ready
from papi.warehouse import connection as connection_questions
from tests.corrected import correct_one
from tests.made_once import made_once
from tests.papi.site.asked import site_command

ROOT = Path(__file__).parents[1]
PUBLISHED = ROOT / "data" / "published"
# What `make test` has built before the tests begin.
BUILT = ROOT / "data" / "papi.duckdb"
# A year's usual variation needs the changes of three consecutive pairs of years or more provinces
# than there are: four years are the fewest that can be built.
FEW_YEARS = ("2021", "2022", "2023", "2024")


@pytest.fixture(autouse=True)
def no_cookies(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest makes up a browser's cookies, and they are not even text; a new reader has none."""
    monkeypatch.setattr(type(st.context), "cookies", {})


@pytest.fixture(scope="session")
def warehouse_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped tables' warehouse: the one that `make` built, when it is of these very tables and
    this very code, otherwise a fresh build. test_build holds a build against it."""

    def make(path: Path) -> None:
        if _is_current(BUILT):
            shutil.copy(BUILT, path)
        else:
            build(PUBLISHED, path, show_progress=False)

    return made_once(tmp_path_factory, "papi.duckdb", make)


def _is_current(path: Path) -> bool:
    if not path.exists():
        return False
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            found = con.execute("SELECT contract, fingerprint FROM build").fetchone()
    except duckdb.Error:
        return False
    return found == (CONTRACT, fingerprint(PUBLISHED))


@pytest.fixture(scope="session")
def few_years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped tables cut down to the last four years, for tests to which years do not matter:
    built in half the time."""
    return made_once(tmp_path_factory, "few-years", write_few_years)


def write_few_years(directory: Path) -> None:
    """Writes the tables of the last four years."""
    directory.mkdir()
    for path in PUBLISHED.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            heads, *rows = csv.reader(file)
        if path.stem == "dimension_variances":
            rows = [["2023", *rows[0][1:]]]  # printed for 2019 alone, and no table may be empty
        elif "year" in heads:
            rows = [row for row in rows if row[heads.index("year")] in FEW_YEARS]
        with (directory / path.name).open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([heads, *rows])


@pytest.fixture(scope="session")
def few_years_warehouse(tmp_path_factory: pytest.TempPathFactory, few_years: Path) -> Path:
    """The warehouse of those tables."""
    return made_once(
        tmp_path_factory,
        "few-years.duckdb",
        lambda path: build(few_years, path, show_progress=False),
    )


@pytest.fixture(scope="session")
def corrected(tmp_path_factory: pytest.TempPathFactory, few_years: Path) -> tuple[Path, Path]:
    """Two editions of those tables as two warehouses, the second with Long An's first score of 2024
    corrected by a hundredth of a point."""

    def make(place: Path) -> None:
        tables, earlier = place / "tables", place / "editions"
        shutil.copytree(few_years, tables)
        build(tables, place / "first.duckdb", earlier=earlier, show_progress=False)
        correct_one(tables / "scores.csv")
        build(tables, place / "second.duckdb", earlier=earlier, show_progress=False)

    place = made_once(tmp_path_factory, "corrected", make)
    return place / "first.duckdb", place / "second.duckdb"


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory, warehouse_path: Path) -> Path:
    """The newest year's static edition, written by the command."""

    def make(out: Path) -> None:
        command = site_command(warehouse_path, out)
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    return made_once(tmp_path_factory, "edition", make)


@pytest.fixture(scope="session")
def file(warehouse_path: Path) -> connection_questions.Identity:
    """The same, as the reading half knows it."""
    return connection_questions.identity(warehouse_path)


@pytest.fixture
def con(warehouse_path: Path):
    """A plain connection to it, as anyone's tool would open it."""
    with duckdb.connect(str(warehouse_path), read_only=True) as connection:
        yield connection


@pytest.fixture
def quick_build(warehouse_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where a page asks for a build, the command's result is put in its place at once, as a build
    puts it: in one move. Gives the paths that were asked for."""
    asked: list[Path] = []

    def put_in_place(path: Path) -> None:
        asked.append(path)
        shutil.copy(warehouse_path, path.with_suffix(".made"))
        path.with_suffix(".made").replace(path)

    monkeypatch.setattr(ready, "_build", put_in_place)
    return asked
