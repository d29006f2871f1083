"""Makes the rules of the checker wrong one place at a time: `python -m mutation.claims [FILE…]`.

In one process, in a copy of papi: the rules are read afresh for every mutant, and the labelled
sentences (without those kept back), `sentences.txt`, `words.txt` and pasted tables go through
them. A mutant is noticed when a text comes out otherwise than the tests ask. Results are stored one
per line.
"""

import argparse
import csv
import importlib
import json
import random
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from types import FrameType
from typing import Any

from mutation import grammar, python
from mutation.mutant import Mutant
from mutation.trial import ROOT
from tests.papi import test_pasted_tables, test_sentences
from tests.papi.test_words import wordings

FOLDER = PurePosixPath("papi", "claims")
FILES = (
    "phrases", "words", "statements.py", "comparisons.py", "settling.py", "refusing.py", "about.py",
    "clauses.py", "reading.py", "phrases.py", "tokens.py", "pasted_tables.py", "checking.py",
    "sentences.py",
)  # fmt: skip
# Seconds after which a mutant counts as noticed.
PATIENCE = 60
# Modules that are not tried and need not be read afresh.
_KEPT = frozenset({"questions", "folding"})
# Texts that are read before they are compared.
AT_ONCE = 50


def mutants(root: Path, name: str) -> list[Callable[[], Mutant]]:
    """Every wrong version of one file, or of the phrases or words of the grammar."""
    if name.endswith(".py"):
        return python.mutants(root, FOLDER / name)
    return [partial(_same, one) for one in grammar.mutants(root, FOLDER / "grammar.txt", name)]


def _same(one: Mutant) -> Mutant:
    return one


class Trial:
    """Tries mutants in `place`, a directory that gets a copy of papi."""

    def __init__(self, place: Path) -> None:
        self._place = place
        shutil.copytree(ROOT / "papi", place / "papi")
        sys.path.insert(0, str(place))
        sys.dont_write_bytecode = True
        self._texts = list(_texts())
        random.Random(17).shuffle(self._texts)  # noqa: S311 (an order, no secret)
        self._judged: dict[tuple[object, ...], Any] = {}
        for name in [one for one in sys.modules if one.split(".")[0] == "papi"]:
            del sys.modules[name]
        connection = importlib.import_module("papi.warehouse.connection")
        self._file = connection.identity(ROOT / "data" / "papi.duckdb")
        self._right = list(self._read(words=True))

    def noticed(self, mutant: Mutant, *, words: bool) -> str:
        """By what the mutant was noticed; "" if by nothing. `words`: it changes the vocabulary."""
        path = self._place / mutant.path
        path.write_text(mutant.text, encoding="utf-8")
        signal.signal(signal.SIGALRM, _too_slow)
        signal.alarm(PATIENCE)
        try:
            pairs = zip(self._texts, self._right, self._read(words=words), strict=True)
            return next((text for (text, _), one, other in pairs if one != other), "")
        except Exception as error:
            return repr(error)[:80]
        finally:
            signal.alarm(0)
            shutil.copy(ROOT / mutant.path, path)
            if words:
                sys.modules.pop("papi.claims.vocabulary", None)

    def _read(self, *, words: bool) -> Iterator[object]:
        """How each text comes out, as far as the tests ask."""
        for name in [one for one in sys.modules if one.startswith("papi.claims")]:
            if name.rpartition(".")[2] not in (_KEPT if words else _KEPT | {"vocabulary"}):
                del sys.modules[name]
        checking: Any = importlib.import_module("papi.claims.checking")
        checking.questions = _Judge(checking.questions, self._judged)
        for start in range(0, len(self._texts), AT_ONCE):
            some = self._texts[start : start + AT_ONCE]
            read = checking.checks(self._file, [text for text, _ in some])
            yield from (asked(one) for one, (_, asked) in zip(read, some, strict=True))


class _Judge:
    """Judges what was judged before without asking again."""

    def __init__(self, questions: Any, judged: dict[tuple[object, ...], Any]) -> None:
        self._questions, self._judged = questions, judged

    def judged_claims(self, file: object, claims: list[dict[str, object]]) -> list[Any]:
        keys = [tuple(list(one.values())[1:]) for one in claims]
        new = {key: one for key, one in zip(keys, claims, strict=True) if key not in self._judged}
        if new:
            asked = [{**one, "claim": at} for at, one in enumerate(new.values())]
            self._judged.update(zip(new, self._questions.judged_claims(file, asked), strict=True))
        return [
            replace(self._judged[key], claim=one["claim"])
            for key, one in zip(keys, claims, strict=True)
        ]


def _too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError("hung")


def _texts() -> Iterator[tuple[str, Callable[[Any], object]]]:
    """Texts, each with what the tests ask of it."""
    folder = ROOT / "tests" / "papi"
    for name in ("development", "widening", "details", "offices", "several_years"):
        with (folder / "labelled" / f"{name}.csv").open(encoding="utf-8") as lines:
            yield from ((row["sentence"], _class) for row in csv.DictReader(lines))
    for block in (folder / "sentences.txt").read_text(encoding="utf-8").split("\n\n"):
        yield block.strip().removeprefix("> ").split("\n")[0], _lines
    yield from ((sentence, _lines if truth == "S" else _class) for truth, sentence in wordings())
    yield from ((sentence, _whole) for sentence in test_sentences.WHOLE)
    tables = test_pasted_tables
    columns = [f"Tỉnh\t{heading}\nLong An\t{cell}" for heading, cell, *_ in tables.COLUMNS]
    for one in (tables.PROVINCES, tables.CHANGES, tables.DIMENSIONS, *columns, *tables.SAY_NOTHING):
        yield one, _lines


def _whole(checked: Any) -> list[str]:
    """The verdicts on the sentences of a text."""
    return [one.verdict for one in checked.sentences]


def _class(checked: Any) -> str:
    """What test_labelled_sentences asks of a sentence."""
    verdicts = {one.verdict for one in checked.sentences}
    if verdicts & {"refuted"}:
        return "refuted"
    if "unjudged" in verdicts:
        return "unjudged"
    return "refuted" if "denominator" in verdicts else "confirmed"


def _lines(checked: Any) -> list[tuple[object, ...]]:
    """What test_sentences asks of one."""
    return [
        (one.claim.kind, one.claim.printed, one.claim.printed_of, one.claim.province_code,
         one.claim.year, one.claim.measure, one.verdict)
        for one in checked.findings
        if not one.claim.implied
    ] + [(one.reason, one.text) for one in checked.leftovers]  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Tries a random sample of the mutants and prints how many were noticed."""
    parser = argparse.ArgumentParser(prog="python -m mutation.claims", description=__doc__)
    parser.add_argument("files", nargs="*", default=FILES, help=f"of {', '.join(FILES)}")
    parser.add_argument("--sample", type=int, default=50, help="how many of each file")
    parser.add_argument("--results", type=Path, default=ROOT / "mutation" / "claims.jsonl")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as place:
        trial = Trial(Path(place))
        for name in chosen.files:
            every = mutants(ROOT, name)
            some = random.Random(17).sample(every, min(chosen.sample, len(every)))  # noqa: S311
            count: Counter[bool] = Counter()
            for make in some:
                one = make()
                by = trial.noticed(one, words=name == "words")
                count[bool(by)] += 1
                line = {"key": one.key, "file": name, "number": one.number, "was": one.was}
                with chosen.results.open("a", encoding="utf-8") as file:
                    said = {**line, "now": one.now, "by": by}
                    file.write(json.dumps(said, ensure_ascii=False) + "\n")
                if not by:
                    print(f"survived  {name}#{one.number}: {one.was}  →  {one.now}", flush=True)
            print(f"{name}: {count[True]} of {len(some)} noticed, {len(every)} in all", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
