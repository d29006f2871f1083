"""The SQL steps of a build, in the order in which they run.

`sql/schema` makes the tables and fills them from the inputs. `sql/over_scores` reads scores and is
run once for each division: over the provinces as surveyed, then over the 34. `sql/whole` is made
once. The folder alone decides: a new view over scores belongs into `over_scores`, and a test names
it when it is put elsewhere.
"""

from pathlib import Path

SQL = Path(__file__).parent / "sql"
FOLDERS = ("schema", "over_scores", "whole")


def steps(*folders: str) -> list[Path]:
    """The files of these folders, of all three when none is named, in the order they run."""
    return [step for folder in folders or FOLDERS for step in sorted((SQL / folder).glob("*.sql"))]


def step_name(step: Path) -> str:
    """What a step is called without its number: `ranking` of `over_scores/02_ranking.sql`."""
    return step.stem.partition("_")[2]
