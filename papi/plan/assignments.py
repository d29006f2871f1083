"""Section IV of the plan: each body and its duties in words, reporting dates, funds."""

from papi.common.language import Language, marked
from papi.plan.author import Author, name_in_sentence, provincial_committee
from papi.plan.gather import Plan
from papi.plan.row import PlanRow
from papi.plan.row_groups import BodyRows, by_body
from papi.plan.sections import Block, Section
from papi.warehouse.bodies import Body

REPORT_HALF_YEAR, REPORT_YEAR = "15/6", "15/12"
# Bodies of one row each are named together: a paragraph for each would fill the pages.
_MOST_PARAGRAPHS = 14


def section(language: Language, plan: Plan, author: Author, rows: list[PlanRow]) -> Section:
    """IV: who does what, in the order in which bodies lead."""
    paragraphs = [
        *_own(language, author),
        *_of_bodies(language, plan, author, rows),
        _reports(language, author),
        _funds(language),
    ]
    numbered = [f"{place}. {words}" for place, words in enumerate(paragraphs, 1)]
    return Section(language.text("IV. ORGANISATION"), [Block("", numbered)])


def coordinator(language: Language, author: Author) -> str:
    """The body that follows the plan up and sums up the reports."""
    values = {"body": author.issuer.name.split(" ")[0] if author.issuer.name else ""}
    form = {
        "province": marked("Department of Home Affairs"),
        "department": marked("Office of the department"),
        "district": marked("Division of Home Affairs"),
        "commune": marked("Office of the People's Council and People's Committee")
        if author.two_tiers
        else marked("Office and statistics officer"),
    }[author.kind]
    return language.text(form, **values)


def _own(language: Language, author: Author) -> list[str]:
    """What holds for a department's own units; elsewhere every body has its own paragraph."""
    if author.kind != "department":
        return []
    return [
        language.text(
            "Leaders of {body} direct and check the tasks in the fields assigned to them.",
            body=author.issuer.name,
        ),
        language.text(
            "{coordinator}: follows up this plan, reminds the divisions and units, and sums up their "
            "results.",
            coordinator=coordinator(language, author),
        ),
        language.text(
            "Divisions and units under {body}: carry out the tasks of the appendix that belong to "
            "their fields, and propose further solutions.",
            body=author.issuer.name,
        ),
    ]


def _of_bodies(
    language: Language, plan: Plan, author: Author, rows: list[PlanRow]
) -> list[str]:
    found = by_body(rows)
    if author.kind == "department":
        found = [one for one in found if one.name.casefold() != author.issuer.name.casefold()]
        names = [one.name for one in found]
        return [_working_with(language, names)] if names else []
    known = _known(language, plan)
    leaders = [one for one in found if one.leads]
    shown, more = leaders[:_MOST_PARAGRAPHS], leaders[_MOST_PARAGRAPHS:]
    paragraphs = [_paragraph(language, known, one) for one in _coordinator_first(language, author, shown)]
    if others := [one.name for one in [*more, *found] if one not in shown]:
        paragraphs.append(_working_with(language, list(dict.fromkeys(others))))
    nobody = sum(not row.lead for row in rows)
    if nobody:
        paragraphs.append(
            language.count(
                "{n} task has no lead body yet.", "{n} tasks have no lead body yet.", nobody
            )
        )
    return paragraphs


def _coordinator_first(
    language: Language, author: Author, leaders: list[BodyRows]
) -> list[BodyRows]:
    """The body that follows the plan up comes first, even where it leads nothing."""
    name = coordinator(language, author)
    own = [one for one in leaders if one.name.casefold().startswith(name.casefold())]
    return [*(own or [BodyRows(name)]), *(one for one in leaders if one not in own)]


def _known(language: Language, plan: Plan) -> dict[str, list[Body]]:
    """The bodies of the plan's year by their name; several may share one."""
    known: dict[str, list[Body]] = {}
    for one in plan.bodies:
        name = language.either(one.name_vi, one.name_en)
        known.setdefault(name.casefold(), []).append(one)
    return known


def _paragraph(language: Language, known: dict[str, list[Body]], one: BodyRows) -> str:
    """The body's duty, and the contents whose tasks it leads."""
    bodies = known.get(one.name.casefold(), [])
    duty = " ".join(dict.fromkeys(language.either(body.duty_vi, body.duty_en) for body in bodies))
    contents = "; ".join(dict.fromkeys(row.content for row in one.leads if row.content))
    form = (
        marked("{body} is requested: {duties}")
        if any(body.requested for body in bodies)
        else marked("{body}: {duties}")
    )
    leads = (
        language.text("Leads the tasks on {contents}.", contents=contents) if contents else ""
    )
    return language.text(form, body=one.name, duties=f"{duty} {leads}".strip())


def _working_with(language: Language, names: list[str]) -> str:
    return language.text(
        "Working with the lead bodies as the appendix says: {bodies}.", bodies="; ".join(names)
    )


def _reports(language: Language, author: Author) -> str:
    values = {
        "coordinator": coordinator(language, author),
        "body": name_in_sentence(language, author),
        "half": f"{REPORT_HALF_YEAR}/{author.year}",
        "full": f"{REPORT_YEAR}/{author.year}",
        "province": provincial_committee(language, author),
    }
    form = (
        marked(
            "Reports: the lead bodies report on the half year before {half} and on the year before "
            "{full} to the {coordinator}, which sums up and reports to the {body}."
        )
        if author.kind == "province"
        else marked(
            "Reports: those in charge report on the half year before {half} and on the year before "
            "{full} to the {coordinator}, which sums up for the {body} to report to the {province} "
            "through the Department of Home Affairs."
        )
    )
    return language.text(form, **values)


def _funds(language: Language) -> str:
    return language.text(
        "Funds: from the state budget as assigned to each level and office, together with other "
        "lawful sources; the offices and units draw up their estimates as the law says."
    )
