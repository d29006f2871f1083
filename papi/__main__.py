"""The command line: `python -m papi brief | plan | export | site | publish | check`."""

import argparse
import sys
from pathlib import Path

from papi import commands
from papi.common.language import CODES, Language
from papi.export.files import FORMS
from papi.plan.row import LEVELS
from papi.site import command as site_command
from papi.store import command as store_command
from papi.warehouse import connection
from papi.warehouse.connection import Identity


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code (0 done, 1 no warehouse or not written, 2 not
    understood)."""
    chosen = _parser().parse_args(arguments)
    try:
        file = connection.identity(chosen.warehouse)
        connection.verify(file)
    except connection.WarehouseUnreadable as error:
        print(f"{error}\nbuild it with: python -m etl build", file=sys.stderr)
        return commands.FAILED
    language = Language(chosen.lang)
    if chosen.command in _OF_ALL:
        return _OF_ALL[chosen.command](chosen, file, language)
    if chosen.division == "34":
        file = file.in_34
    asked = commands.asked(file, chosen.province, chosen.year, language)
    if asked is None:
        return commands.NOT_UNDERSTOOD
    if chosen.command == "brief":
        return commands.print_brief(asked, chosen.out)
    levels = (chosen.level,) if chosen.level else LEVELS
    return commands.write_plan(asked, chosen.out, chosen.target, levels, chosen.rows)


def _export(chosen: argparse.Namespace, file: Identity, language: Language) -> int:
    return commands.export_tables(file, chosen.format, chosen.out, language, force=chosen.force)


def _site(chosen: argparse.Namespace, file: Identity, language: Language) -> int:
    newest_only = chosen.years == "newest"
    return site_command.write(
        file, chosen.out, language, newest_only=newest_only, base=chosen.base, live=chosen.live
    )


def _publish(chosen: argparse.Namespace, file: Identity, language: Language) -> int:
    return store_command.publish(file, chosen.store, language, chosen.site)


def _check(chosen: argparse.Namespace, file: Identity, language: Language) -> int:
    return commands.check_text(
        file,
        chosen.text,
        language,
        province=chosen.province,
        year=chosen.year,
        as_json=chosen.json,
    )


# Commands that are not about one province's year.
_OF_ALL = {"export": _export, "site": _site, "publish": _publish, "check": _check}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m papi", description=__doc__)
    asks = parser.add_subparsers(dest="command", required=True)
    brief = asks.add_parser("brief", help="a province's year in words and numbers")
    plan = asks.add_parser("plan", help="a draft plan for the following year")
    export = asks.add_parser("export", help="every table and view as files")
    site = asks.add_parser("site", help="the static edition: every page as plain HTML")
    publish = asks.add_parser("publish", help="a build into a store that servers fetch it from")
    check = asks.add_parser("check", help="whether a text says what the tables say")
    for one in (brief, plan):
        one.add_argument("--province", required=True, help="name, in any usual spelling")
        one.add_argument("--year", type=int, required=True, help="the year of the scores")
    for one in (brief, plan, export):
        one.add_argument(
            "--division",
            choices=("63", "34"),
            default="63",
            help="34: the provinces since July 2025, with estimates for years before their survey",
        )
    for one in (brief, plan, export, site, publish, check):
        one.add_argument("--lang", choices=CODES, default="vi")
        one.add_argument("--warehouse", type=Path, default=connection.DEFAULT_PATH, metavar="FILE")
    brief.add_argument("--out", type=Path, metavar="FILE", help="write one page of .docx")
    plan.add_argument("--out", type=Path, required=True, metavar="FILE", help=".docx or .xlsx")
    plan.add_argument(
        "--target", help="a group (high_average …), rank:30 or points:42.5; default: next group"
    )
    plan.add_argument("--level", choices=LEVELS, help="only tasks of this level")
    plan.add_argument("--rows", type=Path, metavar="FILE", help="use the rows of an edited .xlsx")
    export.add_argument("--format", choices=FORMS, required=True)
    export.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to create")
    export.add_argument(
        "--force",
        action="store_true",
        help="write even if other files are there; they are kept beside it",
    )
    site.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to create")
    site.add_argument("--years", choices=("newest", "all"), default="newest")
    site.add_argument(
        "--base",
        default="",
        metavar="URL",
        help="the address it will be served at; without it no sitemap, feed or picture is linked",
    )
    site.add_argument(
        "--live", default="", metavar="URL", help="the dashboard, for what needs choosing"
    )
    publish.add_argument("store", metavar="URL", help="s3://bucket/papi, file:///…")
    publish.add_argument("--site", type=Path, metavar="DIR", help="a static edition to publish too")
    check.add_argument("text", type=Path, metavar="FILE", help="a text in UTF-8, - for the input")
    check.add_argument("--province", help="whom sentences mean that name no province")
    check.add_argument("--year", type=int, help="the year of sentences that name none")
    check.add_argument("--json", action="store_true", help="print it for programs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
