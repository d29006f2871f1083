"""The command line: `python -m papi brief | plan | catalogue | report | export | site | publish |
check`."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from papi import (
    commands,
    follow_command,
    plan_command,
    publish_command,
    report_command,
    site_command,
)
from papi.common.language import CODES, Language
from papi.compare.gather import PEER_SETS
from papi.export.files import FORMS
from papi.follow_command import FollowAsked
from papi.plan.due import QUARTERS
from papi.plan.row import LEVELS
from papi.plan_command import PlanAsked
from papi.report.words import SECTIONS
from papi.warehouse import connection
from papi.warehouse.connection import Identity
from papi.warehouse.proposals import RULES


def main(arguments: list[str] | None = None) -> int:
    """Runs one command; returns the exit code (0 done, 1 no warehouse or not written, 2 not
    understood)."""
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.command == "plan" and not (chosen.out or chosen.follow or chosen.followed):
        parser.error("plan: name at least one of --out, --follow, --followed")
    try:
        file = connection.identity(chosen.warehouse)
        connection.verify(file)
    except connection.WarehouseUnreadable as error:
        print(f"{error}\nbuild it with: python -m etl build", file=sys.stderr)
        return commands.FAILED
    language = Language(chosen.lang)
    if chosen.command in _WHOLE:
        return _WHOLE[chosen.command](file, chosen, language)
    if chosen.division == "34":
        file = file.in_34
    asked = commands.asked(file, chosen.province, chosen.year, language)
    if asked is None:
        return commands.NOT_UNDERSTOOD
    return _about(asked, chosen)


def _about(asked: commands.ProvinceYear, chosen: argparse.Namespace) -> int:
    """The commands about a province's year."""
    if chosen.command == "brief":
        return commands.print_brief(asked, chosen.out)
    if chosen.command == "report":
        return report_command.write_report(
            asked,
            chosen.out,
            chosen.peers,
            tuple(chosen.without),
            chosen.template,
            tuple(chosen.last_plan),
        )
    if chosen.follow or chosen.followed:
        how = FollowAsked(chosen.out, chosen.follow, tuple(chosen.followed), chosen.quarter)
        return follow_command.follow_plan(asked, _plan_asked(chosen), how)
    return plan_command.write_plan(asked, _plan_asked(chosen), chosen.out)


def _plan_asked(chosen: argparse.Namespace) -> PlanAsked:
    return PlanAsked(
        issuer=chosen.issuer,
        basket=chosen.basket,
        rule=chosen.rule,
        target=chosen.target,
        level=chosen.level,
        rows=chosen.rows,
        catalogue=chosen.catalogue,
        template=chosen.template,
        grounds=chosen.grounds,
        notes=not chosen.without_notes,
    )


def _export(file: Identity, chosen: argparse.Namespace, language: Language) -> int:
    return commands.export_tables(file, chosen.format, chosen.out, language, force=chosen.force)


def _check(file: Identity, chosen: argparse.Namespace, language: Language) -> int:
    return commands.check_text(
        file,
        chosen.text,
        language,
        province=chosen.province,
        year=chosen.year,
        as_json=chosen.json,
    )


def _catalogue(file: Identity, chosen: argparse.Namespace, language: Language) -> int:
    return commands.write_catalogue(file, chosen.out, language, empty=chosen.empty)


def _site(file: Identity, chosen: argparse.Namespace, language: Language) -> int:
    return site_command.write_site(
        file,
        chosen.out,
        language,
        newest_only=chosen.years == "newest",
        base=chosen.base,
        live=chosen.live,
    )


def _publish(file: Identity, chosen: argparse.Namespace, language: Language) -> int:
    return publish_command.publish(file, chosen.store, language, chosen.site)


# Commands that are not about one province's year.
_WHOLE: dict[str, Callable[[Identity, argparse.Namespace, Language], int]] = {
    "export": _export,
    "check": _check,
    "catalogue": _catalogue,
    "site": _site,
    "publish": _publish,
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m papi", description=__doc__)
    asks = parser.add_subparsers(dest="command", required=True)
    brief = asks.add_parser("brief", help="a province's year in words and numbers")
    plan = asks.add_parser("plan", help="a draft plan for the following year")
    catalogue = asks.add_parser("catalogue", help="the tasks that plans take, as a workbook")
    report = asks.add_parser("report", help="the analysis of a province's year, and slides")
    export = asks.add_parser("export", help="every table and view as files")
    site = asks.add_parser("site", help="the static edition: every page as plain HTML")
    publish = asks.add_parser("publish", help="a build into a store that servers fetch it from")
    check = asks.add_parser("check", help="whether a text says what the tables say")
    for one in (brief, plan, report):
        one.add_argument("--province", required=True, help="name, in any usual spelling")
        one.add_argument("--year", type=int, required=True, help="the year of the scores")
    for one in (brief, plan, report, export):
        one.add_argument(
            "--division",
            choices=("63", "34"),
            default="63",
            help="34: the provinces since July 2025, with estimates for years before their survey",
        )
    for one in (brief, plan, catalogue, report, export, site, publish, check):
        one.add_argument("--lang", choices=CODES, default="vi")
        one.add_argument("--warehouse", type=Path, default=connection.DEFAULT_PATH, metavar="FILE")
    brief.add_argument("--out", type=Path, metavar="FILE", help="write one page of .docx")
    _of_a_plan(plan)
    catalogue.add_argument("--out", type=Path, required=True, metavar="FILE", help=".xlsx")
    catalogue.add_argument("--empty", action="store_true", help="only headings, to be filled in")
    report.add_argument(
        "--out", type=Path, metavar="FILE", help=".docx, .xlsx (tables) or .pptx (slides)"
    )
    report.add_argument("--peers", choices=PEER_SETS[:-1], help="default: the first that there is")
    report.add_argument(
        "--without", nargs="+", choices=SECTIONS, default=(), help="sections to leave out"
    )
    report.add_argument(
        "--template", type=Path, metavar="FILE", help="your office's .pptx or .potx for the slides"
    )
    report.add_argument(
        "--last-plan",
        type=Path,
        nargs="+",
        default=(),
        metavar="FILE",
        help="last year's plan (.xlsx or .docx saved here, or a table of contents and goals as "
        ".xlsx or .csv): what became of it, and a basket for the new plan; with it the workbook "
        "in which its tasks were followed",
    )
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


def _text(path: str) -> str:
    """The text of a file; argparse says why where there is none."""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise argparse.ArgumentTypeError(f"{path}: {error}") from error


def _of_a_plan(plan: argparse.ArgumentParser) -> None:
    plan.add_argument(
        "--out",
        type=Path,
        metavar="FILE",
        help=".docx, .xlsx, or .zip with an appendix for each body; with --followed the report on "
        "the plan's progress as .docx",
    )
    plan.add_argument(
        "--follow",
        type=Path,
        metavar="FILE",
        help="write the workbook in which the plan is followed by quarter (.xlsx)",
    )
    plan.add_argument(
        "--followed",
        type=Path,
        nargs="+",
        default=(),
        metavar="FILE",
        help="such a workbook, filled in, or those of several bodies: says what is late; --follow "
        "keeps what is in it",
    )
    plan.add_argument(
        "--quarter",
        type=int,
        choices=QUARTERS,
        help="the quarter of the report; default: the last of which something is reported",
    )
    plan.add_argument(
        "--issuer",
        help='province, department:"Sở Công Thương", commune:"Phường Dị Sử", district:"…"; '
        "default: as --rows says, else the province",
    )
    plan.add_argument("--basket", help="what the plan holds, as in the link of the plan page")
    plan.add_argument(
        "--rule", choices=RULES, help="what proposes it where none is given; default: evidence"
    )
    plan.add_argument(
        "--target", help="a group (high_average …), rank:30 or points:42.5; default: next group"
    )
    plan.add_argument("--level", choices=LEVELS, help="only tasks of this level")
    plan.add_argument("--rows", type=Path, metavar="FILE", help="use the rows of an edited .xlsx")
    plan.add_argument(
        "--catalogue", type=Path, metavar="FILE", help="tasks of your own, which win (.xlsx)"
    )
    plan.add_argument(
        "--template", type=Path, metavar="FILE", help="a .docx of your own, with fields to fill in"
    )
    plan.add_argument(
        "--grounds", type=_text, metavar="FILE", help="what it is based on, a line each (UTF-8)"
    )
    plan.add_argument(
        "--without-notes", action="store_true", help="leave out the sheet of notes on figures"
    )


if __name__ == "__main__":
    sys.exit(main())
