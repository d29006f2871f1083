"""`python -m papi plan`: a plan as .docx, its rows as .xlsx, or a .zip with an appendix for each
body that carries it out."""

from dataclasses import dataclass
from pathlib import Path

from papi.commands import FAILED, NOT_UNDERSTOOD, ProvinceYear, say, write, wrong_suffix
from papi.common import basket as baskets
from papi.common import proposal
from papi.common.bodies import Level
from papi.common.language import Language
from papi.common.printable import printable
from papi.common.refusal import InputRefused
from papi.plan import bounded_reading, document, issued_rows, own_catalogue, rows, sheet
from papi.plan import draft as drafts
from papi.plan import gather as plans
from papi.plan.gather import Plan
from papi.plan.issuer import Issuer, parse, refuse_in_the_wrong_year
from papi.plan.row import PlanRow
from papi.priorities import target as targets
from papi.warehouse.proposals import Rule

SUFFIXES = (".docx", ".xlsx", ".zip")
MOST_GROUNDS = 20


@dataclass(frozen=True)
class PlanAsked:
    """What the command line says of a plan; files by their paths."""

    out: Path
    issuer: str = ""
    basket: str | None = None
    rule: Rule = "evidence"
    target: str | None = None
    level: Level | None = None
    rows: Path | None = None
    catalogue: Path | None = None
    template: Path | None = None
    grounds: Path | None = None
    notes: bool = True


def write_plan(one: ProvinceYear, asked: PlanAsked) -> int:
    """Writes the plan; says what was left out of the basket and what the template lacks."""
    suffix = asked.out.suffix.lower()
    if suffix not in SUFFIXES:
        return wrong_suffix(one.language, asked.out, ", ".join(SUFFIXES))
    try:
        issuer = parse(asked.issuer)
        plan = _plan(one, asked)
        refuse_in_the_wrong_year(issuer, plan.year)
        content = _content(one.language, plan, issuer, asked)
    except InputRefused as refused:
        say(refused.text(one.language))
        return NOT_UNDERSTOOD
    except UnicodeDecodeError:
        say(one.language.text("{file}: this is not a text in UTF-8.", file=asked.grounds))
        return NOT_UNDERSTOOD
    except OSError as error:
        say(f"{error.filename}: {error.strerror}")
        return FAILED
    return write(one.language, asked.out, content)


def _plan(one: ProvinceYear, asked: PlanAsked) -> Plan:
    chosen = targets.parse(asked.target) if asked.target else None
    basket = None
    if asked.basket is not None:
        linked = baskets.read(asked.basket, proposal.kinds(one.file))
        basket = linked.basket
        for lost in linked.lost:
            say(one.language.text("Left out, because it is not understood: {entry}", entry=lost))
    plan = plans.gather(one.file, one.code, one.year, chosen, basket=basket, by=asked.rule)
    if asked.catalogue is None:
        return plan
    own = asked.catalogue.read_bytes()
    return own_catalogue.in_plan(one.file, plan, own, asked.catalogue.name)


def _content(language: Language, plan: Plan, issuer: Issuer, asked: PlanAsked) -> bytes:
    kept = _rows(language, plan, issuer, asked)
    if asked.out.suffix.lower() == ".xlsx":
        return sheet.write(language, plan, kept, issuer)
    draft = drafts.draft(language, plan, kept, issuer, _grounds(asked.grounds))
    own = asked.template.read_bytes() if asked.template else None
    written = document.write(draft, own, notes=asked.notes)
    for absent in written.absent:
        say(
            language.text(
                "The template has no field for {field}: the file does not have it.", field=absent
            )
        )
    if asked.out.suffix.lower() == ".zip":
        return document.write_package(draft, written.content)
    return written.content


def _rows(language: Language, plan: Plan, issuer: Issuer, asked: PlanAsked) -> list[PlanRow]:
    if asked.rows is not None:
        loaded = bounded_reading.read(asked.rows.read_bytes())
        return rows.placed(loaded.rows, rows.contents(language, plan))
    drafted = issued_rows.draft(language, plan, issuer)
    return [row for row in drafted if asked.level in (None, row.level)]


def _grounds(path: Path | None) -> list[str] | None:
    """The lines of a text file, one ground each."""
    if path is None:
        return None
    lines = printable(path.read_text(encoding="utf-8-sig")).splitlines()
    return [line.strip() for line in lines if line.strip()][:MOST_GROUNDS]
