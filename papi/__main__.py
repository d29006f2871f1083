"""The command line: `python -m papi brief`."""

import argparse
import sys
from pathlib import Path

from papi import brief, overview, warehouse
from papi.language import CODES, Language


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code (0 done, 1 no warehouse, 2 not understood)."""
    parser = argparse.ArgumentParser(prog="python -m papi", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    printer = commands.add_parser("brief", help="print a province's year in words and numbers")
    printer.add_argument("--province", required=True, help="name, in any usual spelling")
    printer.add_argument("--year", type=int, required=True)
    printer.add_argument("--lang", choices=CODES, default="vi")
    printer.add_argument("--warehouse", type=Path, default=warehouse.DEFAULT_PATH, metavar="FILE")
    chosen = parser.parse_args(arguments)
    try:
        file = warehouse.identity(chosen.warehouse)
        warehouse.verify(file)
    except warehouse.WarehouseUnreadable as error:
        print(f"{error}\nbuild it with: python -m etl build", file=sys.stderr)
        return 1
    return _brief(file, chosen.province, chosen.year, Language(chosen.lang))


def _brief(file: warehouse.Identity, name: str, year: int, language: Language) -> int:
    code = warehouse.find_province(file, name, year)
    if code is None:
        nearest = language.listed(warehouse.nearest_names(file, name))
        print(
            language.text(
                "No province is called “{name}”. Nearest: {nearest}.", name=name, nearest=nearest
            ),
            file=sys.stderr,
        )
        return 2
    years = warehouse.years(file)
    if year not in years:
        print(
            language.text(
                "No PAPI scores are held for {year}; years: {first}–{last}.",
                year=year,
                first=min(years),
                last=max(years),
            ),
            file=sys.stderr,
        )
        return 2
    print(brief.as_text(language, overview.gather(file, code, year)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
