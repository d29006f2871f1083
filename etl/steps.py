"""Lists the SQL steps of a build, in the order in which they run.

`sql/schema` creates the tables and fills them from the inputs. `sql/over_scores` reads scores and
runs once for each division: over the provinces as surveyed, then over the 34. `sql/whole` runs
once. Only the folder decides: a new view over scores belongs in `over_scores`, and a test fails if
it is anywhere else.
"""

from pathlib import Path

SQL = Path(__file__).parent / "sql"
FOLDERS = ("schema", "over_scores", "whole")


def steps(*folders: str) -> list[Path]:
    """The SQL files of these folders (of all three if none is given), in the order they run."""
    return [step for folder in folders or FOLDERS for step in sorted((SQL / folder).glob("*.sql"))]


def step_name(step: Path) -> str:
    """The name of a step without its number: `ranking` for `over_scores/02_ranking.sql`."""
    return step.stem.partition("_")[2]
