"""The file's own dictionary is the only one: what it names is offered and exported so."""

import json
import shutil

import duckdb
import pytest

from papi.common.language import Language
from papi.data import words as data
from papi.export import files
from papi.warehouse import connection, meanings, relations

EN, VI = Language("en"), Language("vi")


@pytest.fixture
def with_a_new_view(warehouse_path, tmp_path):
    """A warehouse with one more view and its rows in the dictionary; all else but the regions
    withdrawn."""
    path = tmp_path / "papi.duckdb"
    shutil.copy(warehouse_path, path)
    with duckdb.connect(str(path)) as con:
        con.execute("UPDATE relation_meaning SET exported = relation = 'region'")
        con.execute(
            "CREATE VIEW shade AS SELECT year, province_code, 1.5::DOUBLE AS depth FROM missing"
        )
        con.execute(
            "INSERT INTO relation_meaning VALUES ('shade', 0, 'computed', true, $1, $2)",
            ["shades of the provinces", "sắc độ của các tỉnh"],
        )
        con.execute(
            "INSERT INTO column_meaning VALUES ('shade', 'depth', 'points', 'computed', $1, $2)",
            ["How deep it is.", "Sắc độ đậm đến đâu."],
        )
    return connection.identity(path)


def test_a_view_with_rows_in_the_dictionary_is_offered_and_exported_without_another_list(
    with_a_new_view, tmp_path
):
    file, out = with_a_new_view, tmp_path / "out"
    out.mkdir()
    assert relations.names(file) == ["shade", "region"]
    files.write(VI, file, "csv", out)
    assert {path.stem for path in out.glob("*.csv")} == {"shade", "region"}
    readme = (out / "README.md").read_text(encoding="utf-8")
    kind = data.origin(VI, "computed")
    assert f"| sắc độ của các tỉnh | {kind} |" in readme
    assert "| depth | điểm | Sắc độ đậm đến đâu. |" in readme
    (shade, _) = json.loads((out / "datapackage.json").read_bytes())["resources"]
    assert (shade["figuresAre"], shade["rows"]) == ("computed", relations.count(file, "shade"))
    assert [field["unit"] for field in shade["schema"]["fields"]][:3] == ["year", "code", "points"]


def test_every_column_of_what_is_offered_is_described_in_both_languages_with_its_unit(file):
    for table in relations.names(file):
        for column in [*relations.columns(file, table), "figures_are", "cite"]:
            found = meanings.of_column(file, column, table)
            assert found.unit and found.unit_name(EN) != found.unit_name(VI)
            assert found.words(EN) != found.words(VI)


def test_a_relation_says_itself_what_differs_from_the_rest(file):
    assert meanings.of_column(file, "value", "score").words(EN).startswith("The score.")
    assert meanings.of_column(file, "value", "merged_part").words(EN).startswith("Value of the old")
    with pytest.raises(KeyError):
        meanings.of_column(file, "nothing", "score")


def test_what_is_kept_to_the_file_is_not_offered(file):
    assert not {"build", "computed_ranking", "column_meaning"} & set(relations.names(file))
