"""Every view that reads scores is made for both divisions: a question about the 34 provinces never
gets the figures of the 63."""

import re

import duckdb
import sqlglot
from sqlglot import exp

from etl.build import build
from etl.steps import FOLDERS, SQL, steps

# What reads scores and stands in `whole` all the same, and why.
OF_THE_63_ALONE = {
    "merged_part": "says which old provinces a new one is made of",
    "merged_estimate": "makes the scores of the 34 out of those of the 63",
    "judged_claim": "a macro; it reads the division that is searched first when it is asked",
    "computed_claim_verdict": "printed statements are about the 63",
    "claim_verdict": "printed statements are about the 63",
}


def made_and_read(step):
    """(what a statement makes, the names it reads) of every CREATE statement of a step."""
    for statement in sqlglot.parse(step.read_text(encoding="utf-8"), dialect="duckdb"):
        if isinstance(statement, exp.Create):
            target = statement.find(exp.Table)
            if target is not None and not target.db:
                names = {table.name for table in statement.find_all(exp.Table)}
                names |= {call.name for call in statement.find_all(exp.Anonymous)}
                yield target.name, names - {target.name}


def rests_on_scores():
    """Every table, view and macro that reads scores, by itself or through others."""
    known = {"score"}
    for step in steps():
        for name, read in made_and_read(step):
            if read & known:
                known.add(name)
    return known - {"score"}


def made_by(folder):
    text = "\n".join(step.read_text(encoding="utf-8") for step in steps(folder))
    return set(re.findall(r"CREATE (?:TABLE|VIEW|MACRO) (\w+)", text))


def test_every_step_lies_in_one_of_the_three_folders():
    assert {path.parent.name for path in SQL.rglob("*.sql")} == set(FOLDERS)
    assert all(steps(folder) for folder in FOLDERS)


def test_whatever_reads_scores_is_made_for_both_divisions():
    reading = rests_on_scores()
    assert {"ranking", "yearly_change", "benchmark", "judged_claim"} <= reading
    elsewhere = reading - made_by("over_scores")
    assert elsewhere == set(OF_THE_63_ALONE)


def test_the_file_holds_in_of_34_all_that_reads_scores(warehouse_path):
    with duckdb.connect(str(warehouse_path), read_only=True) as con:
        held = {
            schema: {
                name
                for (name,) in con.execute(
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = ?",
                    [schema],
                ).fetchall()
            }
            for schema in ("main", "of_34")
        }
    reading = (rests_on_scores() & held["main"]) - set(OF_THE_63_ALONE)
    assert len(reading) > 20
    assert reading <= held["of_34"]


def test_a_view_added_over_scores_answers_for_the_34_with_their_own_figures(
    few_years, tmp_path, monkeypatch
):
    added = SQL / "over_scores" / "99_added.sql"
    known = steps

    def with_one_more(*folders):
        found = known(*folders)
        return [*found, tmp_path / added.name] if folders == ("over_scores",) else found

    (tmp_path / added.name).write_text(
        "CREATE OR REPLACE VIEW added AS "
        "SELECT year, count(*) AS n, median(value) AS median FROM score "
        "WHERE measure = 'total' GROUP BY year;",
        encoding="utf-8",
    )
    monkeypatch.setattr("etl.build.steps", with_one_more)
    build(few_years, tmp_path / "papi.duckdb", show_progress=False)
    with duckdb.connect(str(tmp_path / "papi.duckdb"), read_only=True) as con:
        con.execute("USE of_34")
        found = con.execute("SELECT n, round(median, 2) FROM added WHERE year = 2023").fetchall()
    assert found == [(33, 42.40)]
