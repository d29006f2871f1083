"""Lists what is made wrong and which tests have to notice, the quickest and strictest first."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from etl.steps import SQL, step_name, steps
from mutation import sql
from mutation.mutant import Mutant

_SMALL = "tests/etl/rules_of_views"
_CHANGES, _COUNTS = f"{_SMALL}/test_change.py", f"{_SMALL}/test_counts.py"
_NOISE_OF_A_SCORE = [
    f"{_COUNTS}::test_a_change_is_of_the_noise_of_the_earlier_score",
    f"{_CHANGES}::test_the_noise_of_a_mean_of_n_old_provinces_is_divided_by_the_root_of_n",
]
_RULES = [
    _SMALL,
    "tests/test_fixed_points.py",
    "tests/etl/test_views_against_pandas.py",
    "tests/etl/test_views_properties.py",
]
_PEERS = "tests/papi/test_peers_against_pandas.py"
_PRIORITIES = "tests/papi/test_priorities_against_pandas.py"
_FALLS = "tests/papi/test_falls.py"
_TRENDS = "tests/papi/trends"
_MERGED = "tests/etl/test_merged_provinces.py"
_NOISE = [*_NOISE_OF_A_SCORE, "tests/etl/test_noise.py", "tests/etl/test_verdicts.py"]
_VERDICTS = "tests/papi/test_claim_verdicts.py"
_SENTENCES = ["tests/papi/test_sentences.py", "tests/papi/test_true_and_wrong_figures.py"]

# step of etl/sql → tests that cover it
_OF_VIEW: dict[str, list[str]] = {
    "group_threshold": _RULES,
    "ranking": _RULES,
    "benchmark": [*_RULES, _TRENDS],
    "value_pair": [*_RULES, _VERDICTS],
    "national_shift": [*_RULES, _FALLS],
    "noise": [_SMALL, *_NOISE[2:]],
    "score_noise": _NOISE,
    "change_in_list": _NOISE,
    "yearly_change": [_CHANGES, _COUNTS, *_RULES[1:], *_NOISE[2:], _FALLS],
    "change_standing": [
        f"{_CHANGES}::test_places_among_changes_are_shared_and_of_one_year_measure_and_division",
        *_RULES[1:],
    ],
    "group_distance": [*_RULES, _VERDICTS],
    "rank_range": _NOISE,
    "peer": [_SMALL, _PEERS],
    "learning_partner": [_SMALL, _PEERS],
    "series_point": [_TRENDS, *_RULES],
    "trend": [_SMALL, "tests/etl/test_trends.py"],
    "mean_change": [_TRENDS, *_RULES],
    "fall_count": [
        f"{_COUNTS}::test_falls_are_counted_in_the_country_a_region_and_a_group",
        _FALLS,
    ],
    "province_falls": [
        f"{_COUNTS}::test_falls_of_a_province_are_counted_by_level_without_nationwide_shifts",
        _FALLS,
    ],
    "fall_record": [_SMALL, _FALLS],
    "good_year": [_SMALL, _PRIORITIES],
    "edition_figure": [
        f"{_COUNTS}::test_an_edition_is_told_by_figures_of_six_decimals",
        "tests/etl/test_editions.py",
    ],
    "result_indicator": [
        f"{_COUNTS}::test_a_question_shows_a_result_if_it_goes_with_the_score_every_year",
        "tests/etl/test_plan_proposals.py",
    ],
    "plan_proposal": [f"{_SMALL}/test_proposal.py", "tests/etl/test_plan_proposals.py"],
    "lasting_rise": ["tests/etl/test_lasting_rise.py"],
    "rounded_form": [_VERDICTS, *_SENTENCES],
    "judged_claim": [_VERDICTS, *_SENTENCES],
    "claim_verdict": [_VERDICTS, *_SENTENCES],
    "merged_part": [_MERGED],
    "merged_estimate": [_MERGED],
    "of_34": [_MERGED],
}


def stages(tests: list[str]) -> tuple[list[str], list[str]]:
    """The tests that need no warehouse of published figures, and the others."""
    quick = [one for one in tests if one.startswith(_SMALL)]
    return quick, [one for one in tests if one not in quick]


def asked(tests: list[str]) -> set[str]:
    """The build steps whose stored tables these tests read: all but two that take long."""
    kept = {
        step_name(step)
        for step in steps("over_scores", "whole")
        if "CREATE TABLE computed_" in step.read_text(encoding="utf-8")
    }
    read = {"peer": _PEERS, "claim_verdict": _VERDICTS}
    return {step for step in kept if step not in read or read[step] in tests}


def views() -> dict[PurePosixPath, list[str]]:
    """Every SQL file with a rule, and its tests; the general ones if none are listed for it."""
    return {
        PurePosixPath("etl", "sql", *step.relative_to(SQL).parts): _OF_VIEW.get(
            step_name(step), _RULES
        )
        for step in steps("over_scores", "whole")
        if "CREATE " in step.read_text(encoding="utf-8")
    }


def mutants(root: Path, path: PurePosixPath) -> Iterator[Mutant]:
    """Every wrong version of one file."""
    return sql.mutants(root, path)
