"""The command line: `python -m etl build`."""

import argparse
import sys
from pathlib import Path

import duckdb

from etl.build import build
from etl.problem import LoadRefused

DATA = Path(__file__).parents[1] / "data"


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code (0 done, 1 refused or not written)."""
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    builder = commands.add_parser("build", help="build the warehouse from the published tables")
    builder.add_argument("--published", type=Path, default=DATA / "published", metavar="DIR")
    builder.add_argument("--to", type=Path, default=DATA / "papi.duckdb", metavar="FILE")
    chosen = parser.parse_args(arguments)
    try:
        counts = build(chosen.published, chosen.to)
    except LoadRefused as refusal:
        print(f"{refusal}\nnothing was changed: {chosen.to}", file=sys.stderr)
        return 1
    except (OSError, duckdb.Error) as error:
        print(f"{chosen.to}: cannot be written: {error}", file=sys.stderr)
        return 1
    print(counts.to_string(index=False))
    print(f"built {chosen.to}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
