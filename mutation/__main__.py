"""Tries untried mutants: `python -m mutation [FILE…] [--minutes N] [--results FILE]`.

Results are stored one per line, so a run can be interrupted at any time and continued later.
"""

import argparse
import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path, PurePosixPath

from mutation import plan
from mutation.mutant import Mutant
from mutation.trial import ROOT, Trial


def main(arguments: list[str] | None = None) -> int:
    """Returns 0 if all mutants of the files have been tried, 3 if time ran out first."""
    chosen = _parser().parse_args(arguments)
    known = plan.views()
    files = [path for path in known if not chosen.files or path.name in chosen.files]
    done = _read(chosen.results)
    until = time.monotonic() + 60 * chosen.minutes
    left = [
        (mutant, known[path])
        for path in files
        for mutant in plan.mutants(ROOT, path)
        if mutant.key not in done and _chosen(mutant, chosen.share)
    ]
    if left and not chosen.report:
        with tempfile.TemporaryDirectory(dir=chosen.to) as place:
            trial = Trial(Path(place))
            for mutant, tests in left:
                if time.monotonic() > until:
                    return 3
                _try(trial, mutant, _tests(tests, chosen.quick), chosen)
    _report(files, _read(chosen.results))
    return 0


def _tests(tests: list[str], quick: bool) -> list[str]:
    return plan.stages(tests)[0] if quick else tests


def _chosen(mutant: Mutant, share: float) -> bool:
    """Whether a mutant is in the share to try; the same share always gives the same mutants."""
    return not mutant.was or int(mutant.key, 16) % 1000 < 1000 * share


def _try(trial: Trial, mutant: Mutant, tests: list[str], chosen: argparse.Namespace) -> None:
    outcome = trial.tried(mutant, tests)
    if not mutant.was and outcome.outcome != "survived":
        raise SystemExit(
            f"the unchanged {mutant.path} does not pass: {outcome}\n{trial.said.read_text()}"
        )
    line = {
        "key": mutant.key,
        "path": str(mutant.path),
        "number": mutant.number,
        "was": mutant.was,
        "now": mutant.now,
        "outcome": outcome.outcome,
        "by": outcome.by,
        "seconds": outcome.seconds,
    }
    with chosen.results.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
    if outcome.outcome == "survived" and mutant.was:
        print(f"survived  {mutant.path}#{mutant.number}: {mutant.was}  →  {mutant.now}")


def _read(results: Path) -> dict[str, dict]:
    if not results.exists():
        return {}
    lines = results.read_text(encoding="utf-8").splitlines()
    return {line["key"]: line for line in map(json.loads, lines)}


def _report(files: list[PurePosixPath], done: dict[str, dict]) -> None:
    """Prints how many mutants of each file were tried and noticed, then each that survived."""
    survivors = []
    for path in files:
        made = [one for one in plan.mutants(ROOT, path) if one.was]
        tried = [done[one.key] for one in made if one.key in done]
        count = Counter(str(line["outcome"]) for line in tried)
        noticed = count["killed"] + count["slow"]
        print(
            f"{path!s:42} {noticed:4} of {noticed + count['survived']:4} noticed"
            f" ({count['slow']} hung; {count['invalid']} more do not run; {len(made)} in all)"
        )
        survivors += [line for line in tried if line["outcome"] == "survived"]
    for line in survivors:
        print(f"survived  {line['path']}#{line['number']}: {line['was']}  →  {line['now']}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    parser.add_argument("files", nargs="*", help="names of files; by default all")
    parser.add_argument("--share", type=float, default=1.0, help="share of them to try, 0 to 1")
    parser.add_argument("--quick", action="store_true", help="only tests that need no warehouse")
    parser.add_argument("--minutes", type=float, default=600.0)
    parser.add_argument("--results", type=Path, default=ROOT / "mutation" / "results.jsonl")
    parser.add_argument("--to", type=Path, help="directory for the copy of the repository")
    parser.add_argument("--report", action="store_true", help="only print the results so far")
    return parser


if __name__ == "__main__":
    sys.exit(main())
