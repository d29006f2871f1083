"""`python -m papi plan`: a plan as .docx, its rows as .xlsx, or a .zip with an appendix for each
body that carries it out."""

from dataclasses import dataclass, replace
from pathlib import Path

from papi.commands import ProvinceYear, cannot, say, write, wrong_suffix
from papi.common import basket as baskets
from papi.common import proposal
from papi.common.bodies import Level
from papi.common.language import Language
from papi.common.refusal import InputRefused
from papi.plan import bounded_reading, document, issued_rows, own_catalogue, rows, sheet
from papi.plan import draft as drafts
from papi.plan import gather as plans
from papi.plan.draft import PlanDraft
from papi.plan.gather import Plan
from papi.plan.issuer import Issuer, parse, refuse_in_the_wrong_year
from papi.plan.letterhead import own_grounds
from papi.plan.row import PlanRow
from papi.plan.sheet_reader import LoadedPlan
from papi.priorities import target as targets
from papi.warehouse.proposals import RULES, Rule

SUFFIXES = (".docx", ".xlsx", ".zip")


@dataclass(frozen=True)
class PlanAsked:
    """What the command line says of a plan, None where it does not; grounds: one a line."""

    issuer: str | None = None
    basket: str | None = None
    rule: Rule | None = None
    target: str | None = None
    level: Level | None = None
    rows: Path | None = None
    catalogue: Path | None = None
    template: Path | None = None
    grounds: str | None = None
    notes: bool = True


@dataclass(frozen=True)
class PlanMade:
    """A plan as it was asked for: its figures, its rows, who issues it and on what grounds."""

    plan: Plan
    rows: list[PlanRow]
    issuer: Issuer
    grounds: list[str] | None


def made(one: ProvinceYear, asked: PlanAsked) -> PlanMade:
    """The plan; says what was left out of the basket. What the command line does not say, a file of
    edited rows of the same province and year does. Raises InputRefused and OSError."""
    loaded = bounded_reading.read(asked.rows.read_bytes()) if asked.rows else None
    asked = _completed(one, asked, loaded)
    issuer = parse(asked.issuer or "")
    plan = _plan(one, asked)
    refuse_in_the_wrong_year(issuer, plan.year)
    kept = _rows(one.language, plan, issuer, asked.level, loaded)
    return PlanMade(plan, kept, issuer, own_grounds(asked.grounds or ""))


def write_plan(one: ProvinceYear, asked: PlanAsked, out: Path) -> int:
    """Writes the plan to a file; says what the template lacks."""
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        return wrong_suffix(one.language, out, ", ".join(SUFFIXES))
    try:
        plan = made(one, asked)
        parts = (one.language, plan.plan, plan.rows, plan.issuer, plan.grounds)
        if suffix == ".xlsx":
            content = sheet.write(*parts)
        else:
            content = _paper(asked, drafts.draft(*parts), suffix)
    except (InputRefused, OSError) as error:
        return cannot(one.language, error)
    return write(one.language, out, content)


def _completed(one: ProvinceYear, asked: PlanAsked, loaded: LoadedPlan | None) -> PlanAsked:
    """What was asked, and where nothing was, what the file of rows says."""
    if loaded is None or (loaded.province_code, loaded.year) != (one.code, one.year):
        return asked
    said: Rule | None = next((rule for rule in RULES if rule == loaded.rule), None)
    return replace(
        asked,
        issuer=asked.issuer or loaded.issuer,
        basket=asked.basket if asked.basket is not None else loaded.basket or None,
        rule=asked.rule or said,
        target=asked.target or loaded.target or None,
        grounds=asked.grounds if asked.grounds is not None else loaded.grounds,
    )


def _plan(one: ProvinceYear, asked: PlanAsked) -> Plan:
    chosen = targets.parse(asked.target) if asked.target else None
    basket = None
    if asked.basket is not None:
        linked = baskets.read(asked.basket, proposal.kinds(one.file))
        basket = linked.basket
        for lost in linked.lost:
            say(one.language.text("Left out, because it is not understood: {entry}", entry=lost))
    rule = asked.rule or "evidence"
    plan = plans.gather(one.file, one.code, one.year, chosen, basket=basket, by=rule)
    if asked.catalogue is None:
        return plan
    own = asked.catalogue.read_bytes()
    return own_catalogue.in_plan(one.file, plan, own, asked.catalogue.name)


def _rows(
    language: Language, plan: Plan, issuer: Issuer, level: Level | None, loaded: LoadedPlan | None
) -> list[PlanRow]:
    if loaded is not None:
        return rows.placed(loaded.rows, rows.contents(language, plan))
    drafted = issued_rows.draft(language, plan, issuer)
    return [row for row in drafted if level in (None, row.level)]


def _paper(asked: PlanAsked, draft: PlanDraft, suffix: str) -> bytes:
    """The .docx, or a .zip with it; what the template lacks is said."""
    language = Language(draft.language)
    own = asked.template.read_bytes() if asked.template else None
    written = document.write(draft, own, notes=asked.notes)
    for absent in written.absent:
        say(
            language.text(
                "The template has no field for {field}: the file does not have it.", field=absent
            )
        )
    if suffix == ".zip":
        return document.write_package(draft, written.content)
    return written.content
