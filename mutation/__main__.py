"""`python -m mutation [FILE…] [--minutes N] [--results FILE]`: tries what was not tried yet.

Results are kept a line each, so that a run can be ended at any time and taken up again.
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
    """Returns 0 when all mutants of the files have been tried, 3 when time ran out before."""
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
    return [one for one in tests if one in plan.QUICK] if quick else tests


def _chosen(mutant: Mutant, share: float) -> bool:
    """Whether a mutant is in the share to try: always the same ones for the same share."""
    return not mutant.was or int(mutant.key, 16) % 1000 < 1000 * share


def _try(trial: Trial, mutant: Mutant, tests: list[str], chosen: argparse.Namespace) -> None:
    outcome = trial.tried(mutant, tests)
    if not mutant.was and outcome.outcome != "survived":
        raise SystemExit(
            f"{mutant.path} as it is does not pass: {outcome}\n{trial.said.read_text()}"
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
    """Per file: how many were tried, noticed, overlooked; then each that was overlooked."""
    survivors = []
    for path in files:
        made = [one for one in plan.mutants(ROOT, path) if one.was]
        tried = [done[one.key] for one in made if one.key in done]
        count = Counter(str(line["outcome"]) for line in tried)
        noticed = count["killed"] + count["slow"]
        print(
            f"{path!s:42} {noticed:4} of {noticed + count['survived']:4} noticed"
            f" ({count['slow']} endless; {count['invalid']} more do not run; {len(made)} in all)"
        )
        survivors += [line for line in tried if line["outcome"] == "survived"]
    for line in survivors:
        print(f"survived  {line['path']}#{line['number']}: {line['was']}  →  {line['now']}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m mutation", description=__doc__)
    parser.add_argument("files", nargs="*", help="names of files; all without any")
    parser.add_argument("--share", type=float, default=1.0, help="try only so many of them, 0 to 1")
    parser.add_argument("--quick", action="store_true", help="only tests that need no warehouse")
    parser.add_argument("--minutes", type=float, default=600.0)
    parser.add_argument("--results", type=Path, default=ROOT / "mutation" / "results.jsonl")
    parser.add_argument("--to", type=Path, help="where the copy of the house is laid out")
    parser.add_argument("--report", action="store_true", help="only say what is known")
    return parser


if __name__ == "__main__":
    sys.exit(main())
