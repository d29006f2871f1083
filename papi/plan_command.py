"""`python -m papi plan`: a plan as .docx, its rows as .xlsx, or a .zip with an appendix for each
body that carries it out."""

from dataclasses import dataclass, replace
from pathlib import Path

from papi.commands import ProvinceYear, cannot, say, write, wrong_suffix
from papi.common import basket as baskets
from papi.common import naming, proposal
from papi.common.bodies import Level
from papi.common.language import Language, marked
from papi.common.refusal import InputRefused
from papi.plan import (
    bounded_reading,
    document,
    edits,
    issued_rows,
    own_catalogue,
    rows,
    sheet,
    words,
)
from papi.plan import draft as drafts
from papi.plan import gather as plans
from papi.plan.columns import VERSION
from papi.plan.draft import PlanDraft
from papi.plan.gather import Plan
from papi.plan.issuer import Issuer, parse, refuse_in_the_wrong_year
from papi.plan.letterhead import own_grounds
from papi.plan.row import PlanRow
from papi.plan.sheet_reader import LoadedPlan
from papi.priorities import target as targets
from papi.warehouse.proposals import RULES, Rule

SUFFIXES = (".docx", ".xlsx", ".zip")
_OTHER_ROWS = marked(
    "{file}: this is the plan of {found} from the scores of {year}, not of {own} from those of "
    "{own_year}: its figures and goals would be wrong there."
)
_OTHER_BASKET = marked(
    "The contents given are those of {found} for the scores of {year}, not of {own} for those of "
    "{own_year}."
)
_NO_BASKET = marked("None of the contents given is understood: {entries}")


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


def make_plan(one: ProvinceYear, asked: PlanAsked) -> PlanMade:
    """The plan; says what was left out of the basket. What the command line does not say, a file of
    edited rows does. Raises InputRefused, also for rows and contents of another province or year,
    and OSError."""
    loaded = _loaded(one, asked.rows) if asked.rows else None
    asked = _completed(asked, loaded)
    issuer = parse(asked.issuer or "")
    plan = _plan(one, asked)
    refuse_in_the_wrong_year(one.file, issuer, plan.year)
    kept = _rows(one.language, plan, issuer, loaded)
    kept = [row for row in kept if asked.level in (None, row.level)]
    return PlanMade(plan, kept, issuer, own_grounds(asked.grounds or ""))


def write_plan(one: ProvinceYear, asked: PlanAsked, out: Path) -> int:
    """Writes the plan to a file; says what the template lacks."""
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        return wrong_suffix(one.language, out, ", ".join(SUFFIXES))
    try:
        plan = make_plan(one, asked)
        parts = (one.language, plan.plan, plan.rows, plan.issuer, plan.grounds)
        if suffix == ".xlsx":
            content = sheet.write(*parts)
        else:
            content = _paper(asked, drafts.draft(*parts), suffix)
    except (InputRefused, OSError) as error:
        return cannot(one.language, error)
    return write(one.language, out, content)


def _loaded(one: ProvinceYear, path: Path) -> LoadedPlan:
    found = bounded_reading.read(path.read_bytes())
    _refuse_another(one, found.province_code, found.year, _OTHER_ROWS, file=path.name)
    return found


def _refuse_another(
    one: ProvinceYear, code: str, year: int, message: str, **values: object
) -> None:
    """Raises InputRefused for what belongs to another province or year."""
    known = naming.places(one.file)
    own = proposal.of_plan(one.file, one.code, one.year)
    if code in known and proposal.of_plan(one.file, code, year) == own:
        return
    found = naming.full_name(one.file, code) if code in known else code[:20]
    raise InputRefused(
        message,
        found=found,
        year=year,
        own=naming.full_name(one.file, one.code),
        own_year=one.year,
        **values,
    )


def _completed(asked: PlanAsked, loaded: LoadedPlan | None) -> PlanAsked:
    """What was asked, and where nothing was, what the file of rows says."""
    if loaded is None:
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
        if linked.code is not None and linked.year is not None:
            _refuse_another(one, linked.code, linked.year, _OTHER_BASKET)
        if linked.lost and not linked.basket:
            raise InputRefused(_NO_BASKET, entries=", ".join(linked.lost[:3])[:200])
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
    language: Language, plan: Plan, issuer: Issuer, loaded: LoadedPlan | None
) -> list[PlanRow]:
    """The drafted rows, or those of the file: its edits in their words, the rest in this
    language."""
    drafted = issued_rows.draft(language, plan, issuer)
    if loaded is None:
        return drafted
    written = Language(loaded.language)
    placed = rows.placed(loaded.rows, rows.contents(written, plan))
    if loaded.version < VERSION:
        placed = issued_rows.completed(written, plan, placed)
        say(words.converted(language))
    if written.code == language.code:
        return placed
    before, known = issued_rows.draft(written, plan, issuer), rows.catalogue(written, plan)
    made = edits.from_rows(before, placed, known)
    return edits.applied(edits.base(drafted, rows.catalogue(language, plan), made), made)


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
