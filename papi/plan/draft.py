"""The plan in words: everything that its file says, whatever the kind of file.

Figures and rows go in and sentences come out; nothing here depends on pages, fonts or cells.
"""

from dataclasses import dataclass

from papi.common import edition_words
from papi.common import estimate_words as estimates
from papi.common.language import Code, Language
from papi.overview import caveat_words, conclusions
from papi.overview import headline as wording
from papi.plan import assignments, rows, sections, target_section
from papi.plan.gather import Plan
from papi.plan.row import PlanRow, cleaned
from papi.plan.sections import Section


@dataclass(frozen=True)
class Appendix:
    """The table of tasks: headings of its columns, and rows under the names of dimensions."""

    title: str
    reference: str
    introduction: str
    headings: list[str]
    groups: list[tuple[str, list[PlanRow]]]


@dataclass(frozen=True)
class PlanDraft:
    """All words of a plan, in the order of the page."""

    language: Code
    province: str
    year: int
    issuer: list[str]
    number: str
    place_and_date: str
    kind: str
    subject: str
    grounds: list[str]
    sections: list[Section]
    closing: str
    recipients: list[str]
    signatory: list[str]
    appendix: Appendix
    notes: list[str]
    source: str


def draft(language: Language, plan: Plan, edited: list[PlanRow] | None = None) -> PlanDraft:
    """The plan's words; `edited` are its rows as readers left them (None: as drafted)."""
    kept = cleaned(rows.draft(language, plan) if edited is None else edited)
    name = plan.overview.province.bare_name
    return PlanDraft(
        language=language.code,
        province=name,
        year=plan.year,
        issuer=_letterhead(language, plan),
        number=language.text("No.:        /KH-UBND"),
        place_and_date=language.text(
            "{province}, day       month       year {year}", province=name, year=plan.year
        ),
        kind=language.text("PLAN"),
        subject=_subject(language, plan),
        grounds=_grounds(language, plan),
        sections=[
            _purpose(language, plan),
            _results(language, plan),
            sections.keep_up(language, plan),
            sections.mend(language, plan),
            target_section.targets(language, plan),
            assignments.section(language, plan, kept),
        ],
        closing=language.text(
            "The bodies named above are requested to carry out this plan and to report any "
            "difficulties to the People's Committee in good time."
        ),
        recipients=_recipients(language, plan),
        signatory=[
            language.text("ON BEHALF OF THE PEOPLE'S COMMITTEE"),
            language.text("CHAIRPERSON"),
        ],
        appendix=_appendix(language, plan, kept),
        notes=_notes(language, plan),
        source=" ".join(
            [
                estimates.source(language, plan.overview.survey),
                edition_words.of_file(language, plan.overview.survey.edition),
            ]
        ),
    )


def _letterhead(language: Language, plan: Plan) -> list[str]:
    name = plan.overview.province.bare_name.upper()
    place = (
        language.text("OF {name} CITY", name=name)
        if plan.is_city
        else language.text("OF {name} PROVINCE", name=name)
    )
    return [language.text("PEOPLE'S COMMITTEE"), place]


def _issuer(language: Language, plan: Plan) -> str:
    if plan.is_city:
        return language.text(
            "People's Committee of {name} City", name=plan.overview.province.bare_name
        )
    return language.text(
        "People's Committee of {name} Province", name=plan.overview.province.bare_name
    )


def _subject(language: Language, plan: Plan) -> str:
    if plan.is_city:
        return language.text(
            "To maintain and improve the Provincial Governance and Public Administration "
            "Performance Index (PAPI) of {name} City in {year}",
            name=plan.overview.province.bare_name,
            year=plan.year,
        )
    return language.text(
        "To maintain and improve the Provincial Governance and Public Administration Performance "
        "Index (PAPI) of {name} Province in {year}",
        name=plan.overview.province.bare_name,
        year=plan.year,
    )


def _grounds(language: Language, plan: Plan) -> list[str]:
    """What the plan is based on; the office fills in the legal grounds."""
    return [
        language.text("Pursuant to ……………………………………………………… ;"),
        language.text(
            "On the results of PAPI {year} published by CECODES, RTA and UNDP;",
            year=plan.overview.year,
        ),
        language.text(
            "The {issuer} issues a plan to maintain and improve PAPI in {year}, as follows:",
            issuer=_issuer(language, plan),
            year=plan.year,
        ),
    ]


def _purpose(language: Language, plan: Plan) -> Section:
    return Section(
        language.text("PURPOSE"),
        [
            language.text(
                "To maintain the dimensions that rose and to improve those that fell in {year}, so "
                "that people find a government that is open, honest and serves them better.",
                year=plan.overview.year,
            ),
            language.text(
                "To give each task one lead body, its coordinating bodies and a time, so that its "
                "outcome can be checked."
            ),
        ],
    )


def _results(language: Language, plan: Plan) -> Section:
    return Section(
        language.text("RESULTS OF {year}", year=plan.overview.year),
        [
            wording.headline(language, plan.overview),
            *conclusions.under_headline(language, plan.overview),
        ],
    )


def _recipients(language: Language, plan: Plan) -> list[str]:
    names = [
        language.text("Standing Committee of the Party Committee and of the People's Council"),
        language.text("Chairperson and Vice Chairpersons of the People's Committee"),
        language.text("Viet Nam Fatherland Front Committee and mass organisations"),
        language.text("Departments and agencies"),
        language.text("People's Committees of communes and wards"),
        language.text("Archives"),
    ]
    return [*(f"- {name};" for name in names[:-1]), f"- {names[-1]}."]


def _appendix(language: Language, plan: Plan, kept: list[PlanRow]) -> Appendix:
    groups = [
        (sections.dimension_name(language, dimension), own)
        for dimension, own in rows.in_order(kept, plan.lines)
    ]
    return Appendix(
        title=language.text("TASKS TO MAINTAIN AND IMPROVE PAPI IN {year}", year=plan.year),
        reference=language.text(
            "(With Plan No.        /KH-UBND of day       month       year {year} of the {issuer})",
            year=plan.year,
            issuer=_issuer(language, plan),
        ),
        introduction=_introduction(language, kept),
        headings=[
            language.text("Content"),
            language.text("Tasks"),
            language.text("Lead body"),
            language.text("Coordinating bodies"),
            language.text("Time"),
        ],
        groups=groups,
    )


def _introduction(language: Language, kept: list[PlanRow]) -> str:
    if not kept:
        return language.text("This plan has no tasks: every row was removed.")
    return language.count("{n} task.", "{n} tasks.", len(kept))


def _takes_a_rise(plan: Plan) -> bool:
    return plan.aim is not None and not plan.aim.reached


def _notes(language: Language, plan: Plan) -> list[str]:
    """What must be known before a figure of the plan is quoted."""
    lines = [
        language.text(
            "Points are published by PAPI; ranks, groups, changes, edges and points needed are "
            "computed from them."
        ),
        language.text(
            "Clear: more than the usual year-to-year variation. Notable: more than 5%, a reporting "
            "threshold and not a test."
        ),
        *caveat_words.caveats(language, plan.overview, beside_target=_takes_a_rise(plan)),
    ]
    if plan.overview.estimate:
        lines.insert(0, estimates.remark(language, plan.overview.estimate))
    if plan.merged:
        lines.append(
            language.text(
                "Since 1 July 2025 {province} has been part of {successor}; bodies go by the names "
                "they have had since then, and figures are for the province as it was surveyed.",
                province=plan.overview.province.name,
                successor=plan.overview.province.successor,
            )
        )
    else:
        lines.append(language.text("Bodies go by the names they have had since 1 July 2025."))
    return lines
