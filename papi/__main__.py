"""The command line: `python -m papi brief | plan`."""

import argparse
import sys
from pathlib import Path

from papi import commands, warehouse
from papi.language import CODES, Language
from papi.plan.gather import LEVELS


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code (0 done, 1 no warehouse or not written, 2 not
    understood)."""
    chosen = _parser().parse_args(arguments)
    try:
        file = warehouse.identity(chosen.warehouse)
        warehouse.verify(file)
    except warehouse.WarehouseUnreadable as error:
        print(f"{error}\nbuild it with: python -m etl build", file=sys.stderr)
        return commands.FAILED
    if chosen.division == "34":
        file = file.in_34
    asked = commands.asked(file, chosen.province, chosen.year, Language(chosen.lang))
    if asked is None:
        return commands.NOT_UNDERSTOOD
    if chosen.command == "brief":
        return commands.print_brief(asked, chosen.out)
    levels = (chosen.level,) if chosen.level else LEVELS
    return commands.write_plan(asked, chosen.out, chosen.target, levels, chosen.rows)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m papi", description=__doc__)
    asks = parser.add_subparsers(dest="command", required=True)
    brief = asks.add_parser("brief", help="a province's year in words and numbers")
    plan = asks.add_parser("plan", help="a draft plan for the year after")
    for one in (brief, plan):
        one.add_argument("--province", required=True, help="name, in any usual spelling")
        one.add_argument("--year", type=int, required=True, help="the year of the scores")
        one.add_argument("--lang", choices=CODES, default="vi")
        one.add_argument(
            "--division",
            choices=("63", "34"),
            default="63",
            help="34: the provinces since July 2025, estimated before their survey",
        )
        one.add_argument("--warehouse", type=Path, default=warehouse.DEFAULT_PATH, metavar="FILE")
    brief.add_argument("--out", type=Path, metavar="FILE", help="write one page of .docx")
    plan.add_argument("--out", type=Path, required=True, metavar="FILE", help=".docx or .xlsx")
    plan.add_argument(
        "--target", help="a group (high_average …), rank:30 or points:42.5; default: next group"
    )
    plan.add_argument("--level", choices=LEVELS, help="tasks of this level only")
    plan.add_argument("--rows", type=Path, metavar="FILE", help="take the rows of an edited .xlsx")
    return parser


if __name__ == "__main__":
    sys.exit(main())
