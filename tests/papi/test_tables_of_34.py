"""Whole tables asked of the 34 provinces say in every row what is an estimate."""

import pytest

from papi.warehouse import relations


def test_rows_of_scores_say_which_are_estimates(file):
    rows = relations.rows(file.in_34, "score", "cite", 2023)
    totals = rows[rows["measure"] == "total"].set_index("province_code")["figures_are"]
    assert totals["80n"] == "estimate: mean of published old provinces"
    assert totals["01n"] == "sum of published parts"
    surveyed = relations.rows(file, "score", "cite", 2023)
    assert not surveyed["figures_are"].str.contains("estimate").any()


@pytest.mark.parametrize("name", ["ranking", "yearly_change", "peer", "trend", "survey_year"])
def test_tables_over_scores_are_those_of_the_34(file, name):
    assert relations.figures_are(file.in_34, name) == relations.OF_34
    assert relations.figures_are(file, name) != relations.OF_34
    rows = relations.rows(file.in_34, name, "cite")
    if "province_code" in rows:
        assert rows["province_code"].str.endswith("n").all()


@pytest.mark.parametrize("name", ["source", "claim_verdict", "merged_estimate", "province"])
def test_what_is_shared_stays_what_it_is(file, name):
    of_34 = relations.rows(file.in_34, name, "cite")
    assert of_34.equals(relations.rows(file, name, "cite"))
    assert relations.figures_are(file.in_34, name) == relations.figures_are(file, name)
