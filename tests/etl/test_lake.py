"""A lake holds what the file holds, and gives the same answers; it is replaced in one step."""

import json

import duckdb
import pytest
from pyarrow import fs

from etl import lake, lake_store
from etl.build import CONTRACT
from papi.common import survey_year
from papi.compare import ranking_questions
from papi.country import questions as country
from papi.falls import history_questions
from papi.overview import questions as overview
from papi.store.fetching import Copy
from papi.warehouse import (
    actions,
    connection,
    editions,
    measures,
    merged,
    noise,
    notes,
    places,
    records,
    relations,
    scores,
    sources,
)
from servers.s3 import s3

# The questions that pages begin with, of Long An in 2023.
QUESTIONS = [
    lambda file: scores.standings(file, 2023),
    scores.years,
    lambda file: scores.group_edges(file, 2023, "total", 63),
    places.provinces,
    lambda file: places.tiles(file, 63),
    lambda file: places.find_province(file, "long an", 2023),
    lambda file: places.nearest_names(file, "Long Am"),
    lambda file: places.without_total(file, 2023),
    measures.measures,
    lambda file: noise.noise(file, 2023),
    lambda file: noise.usual_variations(file, 2023, "80"),
    lambda file: notes.breaks(file, 2023),
    lambda file: notes.shifts(file, 2023),
    notes.every_gap,
    merged.both_divisions,
    lambda file: actions.actions(file, 2025),
    sources.sources,
    sources.checked,
    editions.known,
    country.medians,
    lambda file: overview.values_over_time(file, "80"),
    lambda file: overview.group_shares(file, 2023, "80"),
    lambda file: overview.indicators(file, 2023, "80"),
    lambda file: history_questions.fall_records(file, "80"),
    lambda file: ranking_questions.placed(file, 2023, "total"),
    lambda file: records.records(file, "changes", records.Choice(year=2023), 2000, 0),
    # All but which file was asked.
    lambda file: vars(survey_year.gather(file, 2023)) | {"file": None},
]


@pytest.fixture(scope="module")
def both(few_years_warehouse, tmp_path_factory):
    """The file and the lake made of it, as the pages know them."""
    out = tmp_path_factory.mktemp("lake") / "papi"
    lake.write(few_years_warehouse, out)
    return connection.identity(few_years_warehouse), connection.identity(out)


@pytest.mark.parametrize("place", range(len(QUESTIONS)))
@pytest.mark.parametrize("of_34", [False, True])
def test_pages_get_the_same_answers(both, place, of_34):
    file, parts = (one.in_34 if of_34 else one for one in both)
    assert QUESTIONS[place](parts) == QUESTIONS[place](file)


def test_every_table_and_view_has_the_same_rows(both):
    file, parts = both
    names = relations.names(file)
    assert len(names) > 30 and relations.names(parts) == names
    for name in names:
        held, found = (relations.rows(one, name, "") for one in (file, parts))
        assert held.equals(found), name


def test_nothing_outside_the_lake_can_be_read(both, tmp_path):
    (tmp_path / "other.csv").write_text("a\n1\n", encoding="utf-8")
    with connection.cursor(both[1]) as asked, pytest.raises(duckdb.PermissionException):
        asked.execute("FROM read_csv($1)", [str(tmp_path / "other.csv")])


def test_a_lake_is_replaced_in_one_step_and_its_readers_read_on(corrected, tmp_path, monkeypatch):
    first, second = corrected
    out = tmp_path / "deep" / "er" / "papi"
    whole = lake.write(first, out)
    said = json.loads((whole / lake.NOTE).read_text("utf-8"))
    assert whole.name == f"papi-{said['edition']}-{said['fingerprint'][:12]}"
    assert said.keys() == {"contract", "fingerprint", "edition"} and said["contract"] == CONTRACT
    assert str(out.readlink()) == whole.name
    before = connection.identity(out)
    connection.verify(before)

    def stops(*_given: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(lake, "_made", stops)
        with pytest.raises(OSError, match="no space"):
            lake.write(second, out)
    assert connection.identity(out) == before
    # What was left half made is no part of it, and lakes before the one before go.
    (half,) = (one for one in out.parent.glob("papi-*") if one != whole)
    (half / "stray").touch()
    (out.parent / "papi-e0-old").mkdir()
    newest = lake.write(second, out)
    assert {one.name for one in out.parent.iterdir()} == {"papi", whole.name, newest.name}
    assert newest == half and not (newest / "stray").exists()
    after = connection.identity(out)
    connection.verify(after)
    then, now = (scores.standings(one, 2024) for one in (before, after))
    assert then != now
    assert editions.current(after).edition != editions.current(before).edition
    # A lake that is there is not written again.
    written = (whole / lake.NOTE).stat().st_mtime_ns
    assert lake.write(first, out) == whole and (whole / lake.NOTE).stat().st_mtime_ns == written
    assert connection.identity(out) == before
    with duckdb.connect() as con:
        files = str(whole / "main" / "score" / "year=2024" / "data_0.parquet")
        found = con.execute("SELECT DISTINCT compression FROM parquet_metadata($1)", [files])
        assert found.fetchall() == [("ZSTD",)]
        rows = con.execute("SELECT * FROM read_parquet($1, hive_partitioning = false)", [files])
        assert (
            rows.fetchall()
            == rows.execute(
                "SELECT * FROM read_parquet($1, hive_partitioning = false) ORDER BY ALL", [files]
            ).fetchall()
        )


def test_what_is_no_lake_is_left_alone(few_years_warehouse, tmp_path):
    (tmp_path / "papi").mkdir()
    with pytest.raises(FileExistsError) as refused:
        lake.write(few_years_warehouse, tmp_path / "papi")
    assert (refused.value.errno, refused.value.filename) == (17, str(tmp_path / "papi"))
    with pytest.raises(connection.WarehouseUnreadable):
        connection.identity(tmp_path / "papi")


def test_a_bucket_gets_a_whole_lake_and_then_the_note_that_names_it(
    corrected, tmp_path, monkeypatch
):
    first, second = corrected
    with s3("papi-lake") as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        address = "s3://papi-lake/held/here"
        place = lake_store.upload(first, address)
        bucket = lake_store._bucket()
        fs.copy_files("papi-lake/held/here", str(tmp_path / "here"), source_filesystem=bucket)
        assert _named(tmp_path / "here") == place.rpartition("/")[2]
        # What its SQL reads there are the rows of the warehouse.
        sql = (tmp_path / "here" / _named(tmp_path / "here") / lake.SQL).read_text("utf-8")
        assert f"read_parquet('{place}/main/score/*/*.parquet'" in sql
        with duckdb.connect() as con, duckdb.connect(str(first), read_only=True) as held:
            con.execute(sql.replace(address, str(tmp_path / "here")))
            for table in ("ranking", "yearly_change", "of_34.ranking"):
                asked = f"FROM {table} ORDER BY ALL"
                assert con.execute(asked).fetchall() == held.execute(asked).fetchall()

        # The pages read it from a copy, where PAPI_WAREHOUSE names its address.
        copy = Copy(address, tmp_path / "cache" / "papi.duckdb")
        assert copy.refresh() and not copy.refresh()
        copied, file = connection.identity(copy.path), connection.identity(first)
        connection.verify(copied)
        assert editions.current(copied) == editions.current(file)
        assert survey_year.years(copied.in_34) == survey_year.years(file.in_34)

        # Another that stops midway leaves the note on the first: it is put last.
        put: list[str] = []
        real = lake_store._put

        def stops(bucket: fs.S3FileSystem, path: str, content: bytes) -> None:
            if len(put) == 3:
                server.stop()
            put.append(path)
            real(bucket, path, content)

        monkeypatch.setattr(lake_store, "_put", stops)
        with pytest.raises(OSError, match="onnect"):
            lake_store.upload(second, address)
        assert len(put) == 4 and f"papi-lake/held/here/{lake.NOTE}" not in put


def _named(folder):
    return json.loads((folder / lake.NOTE).read_text(encoding="utf-8"))["path"]
