"""The catalogue of tasks: two at each level for each sub-dimension in use, and a build that insists
on it."""

import pandas as pd
import pytest

from etl.build import build
from etl.problem import LoadRefused
from papi.common import measures
from papi.warehouse import actions
from tests.conftest import PUBLISHED


def test_every_sub_dimension_in_use_has_two_tasks_at_both_levels(con, file):
    current = {
        name
        for (name,) in con.execute(
            """SELECT DISTINCT s.measure FROM score AS s JOIN measure AS m USING (measure)
            WHERE s.year = 2024 AND m.level = 'subdimension'"""
        ).fetchall()
    }
    assert len(current) == 28
    tasks = pd.DataFrame(actions.actions(file, 2025))
    assert set(tasks["measure"]) == current
    counts = tasks.groupby(["measure", "level"]).size()
    assert len(counts) == 2 * len(current)
    assert counts.min() >= 2


def test_tasks_stand_in_both_languages_and_none_twice(file):
    tasks = pd.DataFrame(actions.actions(file, 2025))
    for column in ("task_vi", "task_en"):
        assert tasks[column].str.strip().str.casefold().is_unique
        assert (tasks[column].str.len() > 40).all()
    for name in ("lead", "coordinating", "timing"):
        parts = tasks[[f"{name}_vi", f"{name}_en"]].map(lambda cell: cell.count("; "))
        assert (parts[f"{name}_vi"] == parts[f"{name}_en"]).all(), name


def test_tasks_come_in_the_order_of_the_sub_dimensions_province_first(file):
    tasks = pd.DataFrame(actions.actions(file, 2025))
    codes = [measures.known(file)[name].span().code for name in tasks["measure"]]
    assert codes == sorted(codes, key=str)
    first = tasks[tasks["measure"] == "civic_knowledge"]["level"].tolist()
    assert first == sorted(first, reverse=True)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (
            lambda lines: [line for line in lines if not line.startswith("land_plans,commune")],
            "fewer than two tasks for level commune",
        ),
        (
            lambda lines: [*lines, lines[1].replace("civic_knowledge", "civics")],
            "measure is not a sub-dimension",
        ),
        (lambda lines: [*lines, lines[1]], "repeats the task of an earlier line"),
        (
            lambda lines: [lines[0], lines[1].replace(",province,", ",district,"), *lines[2:]],
            "level is neither province nor commune",
        ),
        (
            lambda lines: [lines[0], lines[1].rsplit(",", 1)[0] + ",hearsay", *lines[2:]],
            "source is unknown",
        ),
    ],
)
def test_a_spoilt_catalogue_is_refused(tmp_path, spoil, said):
    published = tmp_path / "published"
    published.mkdir()
    for path in PUBLISHED.glob("*.csv"):
        (published / path.name).write_bytes(path.read_bytes())
    path = published / "actions.csv"
    lines = path.read_text(encoding="utf-8").rstrip("\n").split("\n")
    path.write_text("\n".join(spoil(lines)) + "\n", encoding="utf-8")
    with pytest.raises(LoadRefused) as refused:
        build(published, tmp_path / "papi.duckdb", show_progress=False)
    assert any(said in str(problem.message) for problem in refused.value.problems)
