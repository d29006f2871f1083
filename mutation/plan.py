"""What is made wrong, and which tests have to notice: the quickest and the strictest first."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mutation import sql
from mutation.mutant import Mutant

_SMALL = "tests/etl/rules_of_views"
# Tests that need no warehouse of published figures.
QUICK = [_SMALL]
# The steps before fill tables.
FIRST_RULE = 7
_RULES = [
    _SMALL,
    "tests/test_fixed_points.py",
    "tests/etl/test_views_against_pandas.py",
    "tests/etl/test_views_properties.py",
]
_PEERS = "tests/papi/test_peers_against_pandas.py"
_PRIORITIES = "tests/papi/test_priorities_against_pandas.py"
_FALLS = "tests/papi/test_declines.py"
_TRENDS = "tests/papi/test_trends.py"
_MERGED = "tests/etl/test_merged_provinces.py"
_VERDICTS = "tests/papi/test_claim_verdicts.py"
_SENTENCES = "tests/papi/test_sentences.py"

# file of etl/sql → tests that speak of it before the rules that hold for all
_OF_VIEW: dict[str, list[str]] = {
    "07_group_threshold": _RULES,
    "08_ranking": _RULES,
    "09_benchmark": [*_RULES, _TRENDS],
    "10_value_pair": [*_RULES, _VERDICTS],
    "11_national_shift": [*_RULES, _FALLS],
    "12_yearly_change": [*_RULES, _FALLS],
    "13_change_standing": _RULES,
    "14_group_distance": [*_RULES, _VERDICTS],
    "15_rank_range": _RULES,
    "16_peer": [_SMALL, _PEERS],
    "17_learning_partner": [_SMALL, _PEERS],
    "18_series_point": [_TRENDS, *_RULES],
    "19_mean_change": [_TRENDS, *_RULES],
    "20_fall_count": [_SMALL, _FALLS],
    "21_province_falls": [_SMALL, _FALLS],
    "22_fall_record": [_SMALL, _FALLS],
    "23_good_year": [_SMALL, _PRIORITIES],
    "25_rounded_form": [_VERDICTS, _SENTENCES],
    "26_judged_claim": [_VERDICTS, _SENTENCES],
    "27_claim_verdict": [_VERDICTS, _SENTENCES],
    "28_merged_part": [_MERGED],
    "29_merged_estimate": [_MERGED],
    "30_of_34": [_MERGED],
}


def stages(tests: list[str]) -> tuple[list[str], list[str]]:
    """The tests that need no warehouse, and the others."""
    return [one for one in tests if one in QUICK], [one for one in tests if one not in QUICK]


def asked(tests: list[str]) -> set[str]:
    """The steps of the build whose kept tables these tests read."""
    steps = {"11_national_shift", "12_yearly_change"}
    if _PEERS in tests:
        steps.add("16_peer")
    if _VERDICTS in tests:
        steps.add("27_claim_verdict")
    return steps


def views(root: Path) -> dict[PurePosixPath, list[str]]:
    """Every SQL file that holds a rule, with its tests; those of all rules where none are named."""
    steps = sorted((root / "etl" / "sql").glob("*.sql"))
    return {
        PurePosixPath("etl", "sql", step.name): _OF_VIEW.get(step.stem, _RULES)
        for step in steps
        if int(step.name[:2]) >= FIRST_RULE and "CREATE " in step.read_text(encoding="utf-8")
    }


def mutants(root: Path, path: PurePosixPath) -> Iterator[Mutant]:
    """Every wrong version of one file."""
    return sql.mutants(root, path)
