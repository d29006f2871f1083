"""The catalogue of tasks: four at each level for each sub-dimension in use, each of them one that
can be checked, carried out by bodies that exist in the year; and a build that insists on it."""

import csv
import re

import pandas as pd
import pytest

from etl.build import build
from etl.problem import LoadRefused
from papi.common import measures
from papi.warehouse import actions, bodies
from tests.conftest import PUBLISHED

VIETNAMESE = re.compile("[àáạảãăâđèéẻẽẹêìíỉĩịòóỏõọôơùúủũụưỳýỷỹỵ\u1ea0-\u1ef9]")
NUMBER = re.compile(r"\d|một|hai|ba|bốn|năm |mười|mỗi|từng|mọi|tất cả|toàn bộ|hằng")


def rows_of(name):
    with (PUBLISHED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_sub_dimension_in_use_has_four_tasks_at_both_levels(con, file):
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
    assert counts.min() >= 4


def test_tasks_and_products_are_whole_short_sentences_in_both_languages_and_none_twice():
    tasks = pd.DataFrame(rows_of("actions"))
    for column in ("task", "task_en"):
        assert tasks[column].str.strip().str.casefold().is_unique
        assert (tasks[column].str.len() > 40).all()
    for column in ("task", "product"):
        for text, english in zip(tasks[column], tasks[f"{column}_en"], strict=True):
            assert VIETNAMESE.search(text) and not VIETNAMESE.search(english), text
            assert text.endswith(".") and english.endswith("."), text
            assert len(text) <= 300 and len(english) <= 300, text
    for text in tasks["task"]:
        assert NUMBER.search(text.lower()), text


def test_tasks_come_in_the_order_of_the_sub_dimensions_province_first(file):
    tasks = pd.DataFrame(actions.actions(file, 2025))
    codes = [measures.known(file)[name].span().code for name in tasks["measure"]]
    assert codes == sorted(codes, key=str)
    first = tasks[tasks["measure"] == "civic_knowledge"]["level"].tolist()
    assert first == sorted(first, reverse=True)


@pytest.mark.parametrize("year", [2012, 2021, 2024, 2025, 2030])
def test_every_task_has_bodies_of_its_year_each_once(file, year):
    names = {one.name_vi for one in bodies.bodies(file, year)}
    tasks = actions.actions(file, year)
    assert len(tasks) == len(rows_of("actions"))
    for task in tasks:
        listed = [*task.lead_vi.split("; "), *task.coordinating_vi.split("; ")]
        assert set(listed) <= names and len(listed) == len(set(listed)), task.id
        assert len(listed) == len([*task.lead_en.split("; "), *task.coordinating_en.split("; ")])


def test_bodies_are_called_as_in_the_year_of_the_plan(file):
    def called(body, year):
        return next((one.name_vi for one in bodies.bodies(file, year) if one.body == body), None)

    assert [
        called(body, 2024) for body in ("land_environment", "poverty_reduction", "digital")
    ] == [
        "Sở Tài nguyên và Môi trường",
        "Sở Lao động - Thương binh và Xã hội",
        "Sở Thông tin và Truyền thông",
    ]
    assert [
        called(body, 2026) for body in ("land_environment", "poverty_reduction", "digital")
    ] == [
        "Sở Nông nghiệp và Môi trường",
        "Sở Nông nghiệp và Môi trường",
        "Sở Khoa học và Công nghệ",
    ]
    assert called("commune_service_centre", 2024) == "Bộ phận Tiếp nhận và Trả kết quả cấp xã"
    assert called("commune_service_centre", 2025) == "Trung tâm Phục vụ hành chính công cấp xã"
    # The name that held only from March to June 2025 is in no year's plan.
    assert [called("tax", year) for year in (2024, 2025)] == ["Cục Thuế tỉnh", "Thuế tỉnh"]


def test_the_district_exists_until_2024_and_takes_over_the_fields_of_the_province(file):
    old = {one.body: one for one in bodies.bodies(file, 2024)}
    assert not [one for one in bodies.bodies(file, 2025) if one.level == "district"]
    assert old["district_home_affairs"].name_vi == "Phòng Nội vụ cấp huyện"
    leaders = {body for one in actions.actions(file, 2024) for body in one.lead}
    of_province = [old[body] for body in leaders if old[body].level == "province"]
    there = [one.district_body for one in of_province if one.district_body]
    assert len(there) > 15
    assert {old[str(body)].level for body in there} == {"district"}


def test_two_bodies_that_became_one_stand_once_in_a_task(file):
    before, after = (
        next(one for one in actions.actions(file, year) if one.id == "basic_infrastructure-p1")
        for year in (2024, 2025)
    )
    assert before.coordinating == after.coordinating == (
        "investment", "agriculture", "commune_committee",
    )  # fmt: skip
    assert before.coordinating_vi.split("; ")[0] == "Sở Kế hoạch và Đầu tư"
    assert after.coordinating_vi.split("; ")[:2] == ["Sở Tài chính", "Sở Nông nghiệp và Môi trường"]


def spoil_tasks(rows):
    rows[0] |= {"indicators": "land_plans_01", "coordinating": "harbour_office"}
    rows[1] |= {"lead": "district_police", "source": "hearsay"}
    rows[2] |= {"level": "district"}
    rows[3] |= {"id": "second"}
    rows[4] |= {"task": "Giao Sở Tài nguyên và Môi trường rà soát 100% hồ sơ."}
    rows[5] |= {"coordinating": f"{rows[5]['lead']}; {rows[5]['lead']}"}
    rows += [rows[8] | {"measure": "civics", "id": "civics-p1"}, dict(rows[9])]
    del rows[10:13]


def spoil_bodies(rows):
    rows[0] |= {"level": "moon"}
    rows[1] |= {"district_body": "home_affairs"}
    rows += [dict(rows[2]), rows[3] | {"body": "nameless"}]


def spoil_names(rows):
    rows[3] |= {"first_day": "2025-03-02"}  # a day without a name
    rows[7] |= {"last_day": "2030-12-31"}  # the body has no name after it
    rows += [rows[0] | {"body": "stranger"}]


OF_TASKS = [
    "indicator is not one of civic_knowledge",
    "indicator is not one of civics",
    "body is not in bodies.csv",
    "body of the district: a task is of the province or the commune",
    "body stands twice in one task",
    "source is unknown",
    "level is neither province nor commune",
    "names a body whose name changed; say what it does",
    "measure is not a sub-dimension",
    "repeats the task of an earlier line",
    "id repeats",
    "id is not the measure, a dash, p or c and a number",
    "a sub-dimension in use has fewer than four tasks for level province",
    "a sub-dimension in use has fewer than four tasks for level commune",
]
OF_BODIES = [
    "level is not central, province, district or commune",
    "district_body is not a body of the district",
    "body repeats",
    "body has no name in body_names.csv",
]
OF_NAMES = [
    "body is not in bodies.csv",
    "its days do not follow those of the name before",
    "the last name of a body has no last_day, that of the district has one",
]


def test_a_build_names_every_fault_of_a_spoilt_catalogue(tmp_path):
    published = tmp_path / "published"
    published.mkdir()
    for path in PUBLISHED.glob("*.csv"):
        (published / path.name).symlink_to(path)
    changes = {"actions": spoil_tasks, "bodies": spoil_bodies, "body_names": spoil_names}
    for name, change in changes.items():
        rows = rows_of(name)
        change(rows)
        (published / f"{name}.csv").unlink()
        with (published / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    with pytest.raises(LoadRefused) as refused:
        build(published, tmp_path / "papi.duckdb", show_progress=False)
    said = {(one.place.partition(":")[0], str(one.message)) for one in refused.value.problems}
    assert said == {
        *(("actions.csv", message) for message in OF_TASKS),
        *(("bodies.csv", message) for message in OF_BODIES),
        *(("body_names.csv", message) for message in OF_NAMES),
    }
