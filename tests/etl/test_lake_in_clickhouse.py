"""Another engine reads the lake: ClickHouse (chdb) runs the views that rank provinces and compare
years, adapted by sqlglot, and finds what the warehouse holds.
"""

import pytest

from etl import lake
from tests.etl import clickhouse

pytestmark = pytest.mark.every

# Steps computed anew from the scores, where the lake has what they found as tables.
COMPUTED = {"group_threshold", "ranking", "national_shift", "yearly_change"}
KEYS = {
    "group_threshold": "year, measure, division, quartile_group",
    "ranking": "year, measure, province_code",
    "value_pair": "year, measure, province_code",
    "national_shift": "year, measure, division",
    "yearly_change": "year, measure, province_code",
}
# Views that ClickHouse refuses as sqlglot writes them, and a word of its reason (docs/deploy.md
# says the same). What only reads one of these is refused too.
REFUSED = {
    "group_distance": "list_position",
    "learning_partner": "MATERIALIZED",
    "merged_estimate": "ORDER BY part_code",  # within an aggregate that has a filter
    "profile_distance": "arrayL2Distance",  # of numbers that may be NULL
    "task_body": "GENERATE_SERIES",
}
NEAR = 1e-12  # the last bits of a sum


@pytest.fixture(scope="module")
def asked(warehouse_path, tmp_path_factory):
    """The errors of the views by name, and the folder with what those of KEYS gave."""
    place = tmp_path_factory.mktemp("clickhouse")
    folder = lake.write(warehouse_path, place / "lake")
    views = clickhouse.views(folder, COMPUTED)
    answers = [
        f"SELECT * FROM {name} INTO OUTFILE '{place}/{name}.parquet' FORMAT Parquet"
        for name in KEYS
    ]
    errors = clickhouse.run([*views.values(), *answers])
    assert not any(errors[len(views) :]), errors[len(views) :]
    return dict(zip(views, errors, strict=False)), place


@pytest.mark.parametrize("name", KEYS)
def test_clickhouse_ranks_and_compares_as_the_warehouse_does(asked, con, name):
    errors, place = asked
    assert not errors[name]
    columns = {one: str(kind) for one, kind, *_ in con.execute(f"DESCRIBE {name}").fetchall()}
    con.execute(f"CREATE TEMP VIEW other AS FROM '{place}/{name}.parquet'")
    (rows,) = con.execute(f"SELECT count(*) FROM {name}").fetchone()
    assert rows > 700
    assert con.execute("SELECT count(*) FROM other").fetchone() == (rows,)
    for column, kind in columns.items():
        one, other = f"a.{column}", f"b.{column}::{'VARCHAR' if 'ENUM' in kind else kind}"
        differs = f"{one} IS DISTINCT FROM {other}"
        if kind == "DOUBLE":
            differs = f"coalesce(abs({one} - {other}) > {NEAR}, {differs})"
        found = con.execute(
            f"SELECT count(*), count(*) FILTER ({differs}) FROM {name} AS a JOIN other AS b"
            f" USING ({KEYS[name]})"
        ).fetchone()
        assert found == (rows, 0), column


def test_what_clickhouse_does_not_take_is_known(asked):
    errors, _ = asked
    refused = {name: said for name, said in errors.items() if said and "UNKNOWN_TABLE" not in said}
    assert refused.keys() == REFUSED.keys()
    for name, said in refused.items():
        assert REFUSED[name] in said
