"""Section IV of the plan: each body and its duties in words, reporting dates, funds."""

from papi.common.language import Language, marked
from papi.plan.author import (
    Author,
    name_in_sentence,
    named_there,
    own_name,
    provincial_committee,
)
from papi.plan.gather import Plan
from papi.plan.row import PlanRow
from papi.plan.row_groups import BodyRows, by_body
from papi.plan.sections import Block, Section
from papi.warehouse.bodies import Body

REPORT_HALF_YEAR, REPORT_YEAR = "15/6", "15/12"
# Bodies of one row each are named together: a paragraph for each would fill the pages.
_MOST_PARAGRAPHS = 12
_MOST_NAMES = 2


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
    form = {
        "province": marked("Department of Home Affairs"),
        "department": marked("Office of the department")
        if author.issuer.name.casefold().startswith("sở ")
        else marked("Office of the agency"),
        "district": marked("Division of Home Affairs"),
        "commune": marked("Office of the People's Council and People's Committee")
        if author.two_tiers
        else marked("Office and statistics officer"),
    }[author.kind]
    return language.text(form)


def _own(language: Language, author: Author) -> list[str]:
    """What holds for a department's own units; elsewhere every body has its own paragraph."""
    if author.kind != "department":
        return []
    return [
        language.text(
            "Leaders of {body} direct and check the tasks in the fields assigned to them.",
            body=own_name(language, author),
        ),
        language.text(
            "{coordinator}: follows up this plan, reminds the divisions and units, and sums up "
            "their results.",
            coordinator=coordinator(language, author),
        ),
        language.text(
            "Divisions and units under {body}: carry out the tasks of the appendix that belong to "
            "their fields, and propose further solutions.",
            body=own_name(language, author),
        ),
    ]


def _of_bodies(language: Language, plan: Plan, author: Author, rows: list[PlanRow]) -> list[str]:
    if author.kind == "department":
        found = [one for one in by_body(rows) if not _is(author, one.name)]
        return [_working_with(language, [one.name for one in found])] if found else []
    below = [] if author.kind == "commune" else [row for row in rows if row.level == "commune"]
    found = by_body([row for row in rows if row not in below])
    leaders = [one for one in found if one.leads]
    shown = _coordinator_first(language, author, leaders)[:_MOST_PARAGRAPHS]
    known = _known(language, plan, author)
    paragraphs = [_paragraph(language, author, known, one) for one in shown]
    if below:
        paragraphs.append(_below(language, author, below))
    if len(found) > len(shown):
        paragraphs.append(
            language.text(
                "Other offices and units lead tasks or work with the lead bodies as the appendix "
                "says."
            )
        )
    nobody = sum(not row.lead for row in rows)
    if nobody:
        paragraphs.append(
            language.count(
                "{n} task has no lead body yet.", "{n} tasks have no lead body yet.", nobody
            )
        )
    return paragraphs


def _is(author: Author, name: str) -> bool:
    return name.casefold() in (author.issuer.name.casefold(), author.english.casefold())


def _below(language: Language, author: Author, rows: list[PlanRow]) -> str:
    """The committees below the author, which see to the tasks of the communes' bodies."""
    form = (
        marked("People's Committees of communes and townships")
        if author.kind == "district"
        else marked("People's Committees of communes and wards")
        if author.two_tiers
        else marked("People's Committees of districts, towns and cities, communes and wards")
    )
    return language.text(
        "{bodies}: issue their own plans within 15 days, see to the tasks of the bodies and units "
        "in their areas on {contents}, and report as set out below.",
        bodies=language.text(form),
        contents=_contents(rows),
    )


def _contents(rows: list[PlanRow], most: int = _MOST_NAMES) -> str:
    """Contents, parted by semicolons because some hold commas themselves; more than `most` by
    number alone, as the sections above name them."""
    names = list(dict.fromkeys(row.content for row in rows if row.content))
    if len(names) > most:
        names = [_number(name) for name in names]
    return "; ".join(names)


def _number(content: str) -> str:
    """The number of a content where it begins with one, else its words."""
    first = content.split(" ", maxsplit=1)[0].rstrip(".")
    return first if first.replace(".", "").isdigit() else content


def _coordinator_first(
    language: Language, author: Author, leaders: list[BodyRows]
) -> list[BodyRows]:
    """The body that follows the plan up comes first, even where it leads nothing."""
    name = coordinator(language, author)
    own = [one for one in leaders if one.name.casefold().startswith(name.casefold())]
    return [*(own or [BodyRows(name)]), *(one for one in leaders if one not in own)]


def _known(language: Language, plan: Plan, author: Author) -> dict[str, list[Body]]:
    """The bodies of the plan's year by their name as the author writes it; several may share
    one."""
    known: dict[str, list[Body]] = {}
    for one in plan.bodies:
        name = named_there(author, language.either(one.name_vi, one.name_en))
        known.setdefault(name.casefold(), []).append(one)
    return known


def _paragraph(
    language: Language, author: Author, known: dict[str, list[Body]], one: BodyRows
) -> str:
    """The body's duty, and the contents whose tasks it leads."""
    bodies = known.get(one.name.casefold(), [])
    duties = dict.fromkeys(language.either(body.duty_vi, body.duty_en) for body in bodies)
    duty = named_there(author, " ".join(duties))
    contents = _contents(one.leads, most=0 if duty else _MOST_NAMES)
    form = (
        marked("{body} is requested: {duties}")
        if any(body.requested for body in bodies)
        else marked("{body}: {duties}")
    )
    leads = language.text("Leads the tasks on {contents}.", contents=contents) if contents else ""
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
