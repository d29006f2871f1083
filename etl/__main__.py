"""The command line: `python -m etl build | check FILE… | add FILE… | lake | dictionary |
evidence`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import duckdb

from etl import dictionary, lake, lake_store, limits
from etl.build import build
from etl.evidence import page as evidence
from etl.language import CODES, Language, marked, of_the_system
from etl.problem import LoadRefused
from etl.report import difference_lines
from etl.workbook_commands import Places, add, check

DATA = Path(__file__).parents[1] / "data"


_COUNTS = (
    marked("year"), marked("provinces"), marked("totals"), marked("dimensions"),
    marked("sub-dimensions"), marked("indicators"), marked("margins"),
)  # fmt: skip


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code.

    0: done; 1: refused, or not written; 75: the machine was too busy to finish.
    """
    chosen = _parser().parse_args(arguments)
    language = Language(chosen.lang)
    places = Places(chosen.published, chosen.workbooks, chosen.to)
    unchanged = language.text("nothing was changed: {warehouse}", warehouse=places.warehouse)
    # Made while there is memory: where it has run out, no sentence can be looked up.
    said = language.text("the workbooks are too large or too slow to read")
    try:
        return _run(chosen, language, places, unchanged)
    except (MemoryError, limits.Exceeded) as exceeded:
        print(f"{said}\n{unchanged}", file=sys.stderr)
        return os.EX_TEMPFAIL if isinstance(exceeded, limits.Exceeded) and exceeded.busy else 1


def _run(chosen: argparse.Namespace, language: Language, places: Places, unchanged: str) -> int:
    try:
        if chosen.command in _WRITERS:
            return _WRITERS[chosen.command](chosen)
        if chosen.command == "check":
            checked = check(chosen.files, places, language, every=chosen.all)
            print(checked.text)
            return 1 if checked.problems else 0
        if chosen.command == "add":
            checked, counts = add(chosen.files, places, language)
            print(checked.text)
            if counts is None:
                print(unchanged, file=sys.stderr)
                return 1
        else:
            counts = build(
                places.published,
                places.warehouse,
                workbooks=places.workbooks,
                earlier=places.editions,
            )
    except LoadRefused as refusal:
        print(f"{refusal.said(language)}\n{unchanged}", file=sys.stderr)
        return 1
    except (OSError, duckdb.Error) as error:
        said = language.text("cannot be written: {error}", error=error)
        print(f"{getattr(chosen, 'out', places.warehouse)}: {said}", file=sys.stderr)
        return 1
    if chosen.command == "build":
        _print_differences(places.warehouse, language)
    print(
        counts.rename(columns={name: language.text(name) for name in _COUNTS}).to_string(
            index=False
        )
    )
    print(language.text("built {warehouse}", warehouse=places.warehouse))
    return 0


def _write_dictionary(chosen: argparse.Namespace) -> int:
    """Writes docs/data-dictionary.md from a fresh build; returns 1 if a description is missing."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "papi.duckdb"
        build(chosen.published, file)
        with duckdb.connect(str(file), read_only=True) as con:
            gaps, idle = dictionary.gaps(con), dictionary.idle(con)
            dictionary.PAGE.write_text(dictionary.page(con), encoding="utf-8")
    for one in gaps:
        print(f"has no description: {one}", file=sys.stderr)
    for one in idle:
        print(f"etl/sql/dictionary.csv describes nothing: {one}", file=sys.stderr)
    print(f"wrote {dictionary.PAGE}")
    return 1 if gaps or idle else 0


def _write_evidence(chosen: argparse.Namespace) -> int:
    """Writes docs/evidence.md from a fresh build."""
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "papi.duckdb"
        build(chosen.published, file)
        with duckdb.connect(str(file), read_only=True) as con:
            evidence.PAGE.write_text(evidence.page(con), encoding="utf-8")
    print(f"wrote {evidence.PAGE}")
    return 0


def _write_lake(chosen: argparse.Namespace) -> int:
    """Writes the warehouse as Parquet files with its views."""
    if lake_store.is_address(chosen.out):
        place = lake_store.upload(chosen.to, chosen.out)
    else:
        place = str(lake.write(chosen.to, Path(chosen.out)))
    print(Language(chosen.lang).text("built {warehouse}", warehouse=place))
    return 0


_WRITERS = {"dictionary": _write_dictionary, "evidence": _write_evidence, "lake": _write_lake}


def _print_differences(warehouse: Path, language: Language) -> None:
    """Prints what the workbooks changed; prints nothing when there are none."""
    with duckdb.connect(str(warehouse), read_only=True) as con:
        used = con.execute(
            "SELECT title FROM source WHERE kind = 'workbook' ORDER BY year, title"
        ).fetchall()
        changed = con.execute(
            "SELECT * RENAME (shipped AS held) FROM workbook_difference ORDER BY ALL"
        ).df()
    for (title,) in used:
        print(language.text("loaded {title}", title=title))
    if used:
        print("\n".join(difference_lines(changed, language)))


def _parser() -> argparse.ArgumentParser:
    code = of_the_system(os.environ)
    say = Language(code).text
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    builder = commands.add_parser(
        "build", help=say("build the warehouse from tables and workbooks")
    )
    checker = commands.add_parser(
        "check", help=say("report what workbooks contain; nothing is written")
    )
    adder = commands.add_parser("add", help=say("check workbooks, keep them and build"))
    writer = commands.add_parser("dictionary", help=say("write docs/data-dictionary.md"))
    counter = commands.add_parser("evidence", help=say("write docs/evidence.md"))
    parts = commands.add_parser("lake", help=say("write the warehouse as Parquet with its views"))
    parts.add_argument("--out", required=True, metavar="DIR|s3://…")
    for command in (builder, checker, adder, writer, counter, parts):
        said = say("Vietnamese or English; by default the system's language")
        command.add_argument("--lang", choices=CODES, default=code, help=said)
        command.add_argument("--published", type=Path, default=DATA / "published", metavar="DIR")
        command.add_argument("--workbooks", type=Path, default=DATA / "workbooks", metavar="DIR")
        command.add_argument("--to", type=Path, default=DATA / "papi.duckdb", metavar="FILE")
    for command in (checker, adder):
        command.add_argument("files", nargs="+", type=Path, metavar="FILE")
    checker.add_argument(
        "--all", action="store_true", help=say("list every difference and problem")
    )
    return parser


if __name__ == "__main__":
    if {"check", "add"} & set(sys.argv[1:2]):  # a build reads only checked files, of any size
        limits.bound()
    sys.exit(main())
