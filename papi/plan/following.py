"""What the page and the command do with a monitoring workbook: make it, take it back, report."""

from papi.common import estimate_words as estimates
from papi.common import naming, proposal
from papi.common.language import Language, marked
from papi.common.refusal import InputRefused
from papi.plan import (
    monitoring_merging,
    monitoring_reader,
    monitoring_rows,
    monitoring_sheet,
    progress_document,
    progress_report,
    progress_words,
)
from papi.plan.author import author_of
from papi.plan.gather import Plan
from papi.plan.issuer import PROVINCE, Issuer, parse
from papi.plan.monitoring_reader import MonitoringRefused
from papi.plan.progress import Monitoring
from papi.plan.row import PlanRow
from papi.warehouse.connection import Identity

_OTHER = marked(
    "{file} follows the plan of {province} for {year} (scores of {scores}), not the plan of {own} "
    "for {own_year} that is asked for here."
)
_UNKNOWN = marked("{file} follows the plan of a province that is not known here (code {code}).")


def workbook(
    language: Language,
    plan: Plan,
    rows: list[PlanRow],
    issuer: Issuer = PROVINCE,
    reported: Monitoring | None = None,
) -> bytes:
    """The workbook of a plan, with what was `reported` in an earlier one."""
    begun = monitoring_rows.begun(language, plan, rows, issuer)
    kept = begun if reported is None else monitoring_rows.carried(reported, begun)
    return monitoring_sheet.write(
        language,
        kept,
        progress_words.title(language, author_of(plan, issuer)),
        estimates.cited(language, plan.overview.survey),
    )


def read(file: Identity, plan: Plan, files: list[tuple[str, bytes]]) -> Monitoring:
    """The workbooks of one or more bodies, by their names, put together. Raises MonitoringRefused
    for what cannot be read and where two say different things, and InputRefused for the workbook of
    another province or year."""
    names = monitoring_merging.named_once(name for name, _ in files)
    read, problems = [], []
    for name, (_, content) in zip(names, files, strict=True):
        try:
            read.append((name, _own(file, plan, monitoring_reader.read(content, name), name)))
        except MonitoringRefused as refused:
            problems += refused.problems
        except InputRefused as refused:
            problems.append(refused)
    if problems:
        raise MonitoringRefused(problems)
    return monitoring_merging.merged(read)


def _own(file: Identity, plan: Plan, found: Monitoring, name: str) -> Monitoring:
    own = plan.overview.province
    if found.province_code not in naming.places(file):
        raise InputRefused(_UNKNOWN, file=name, code=found.province_code[:20])
    asked = proposal.of_plan(file, own.code, plan.overview.asked_year)
    if proposal.of_plan(file, found.province_code, found.year) == asked:
        return found
    raise InputRefused(
        _OTHER,
        file=name,
        province=naming.full_name(file, found.province_code),
        year=found.plan_year,
        scores=found.year,
        own=own.name,
        own_year=plan.year,
    )


def issuer_of(monitoring: Monitoring) -> Issuer:
    """Who issued the plan that a workbook follows; the province where it says nothing readable."""
    try:
        return parse(monitoring.issuer)
    except InputRefused:
        return PROVINCE


def report(language: Language, plan: Plan, monitoring: Monitoring, quarter: int) -> bytes:
    """The report on the progress by the end of a quarter, as .docx."""
    author = author_of(plan, issuer_of(monitoring))
    return progress_document.write(
        language, progress_report.report(language, author, monitoring, quarter)
    )
