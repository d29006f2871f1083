"""Section III of the plan: who does what, from the current rows."""

from dataclasses import dataclass, field

from papi.common.language import Language
from papi.plan.gather import Plan
from papi.plan.row import PlanRow
from papi.plan.sections import Section


@dataclass
class Assignment:
    """A body, the contents whose tasks it leads (one entry per task), and how many it joins."""

    body: str
    leads: list[str] = field(default_factory=list)
    joins: int = 0


def of_rows(rows: list[PlanRow]) -> list[Assignment]:
    """One entry per body, however its name is spaced or capitalised: leaders first, by how many
    tasks they lead; bodies of the province before those of the communes where they lead alike."""
    found: dict[str, Assignment] = {}
    for row in sorted(rows, key=lambda one: one.level != "province"):
        for name in bodies(row.lead):
            _of(found, name).leads.append(row.content)
        for name in bodies(row.coordinating):
            _of(found, name).joins += 1
    return sorted(found.values(), key=lambda one: (-len(one.leads), -one.joins))


def _of(found: dict[str, Assignment], name: str) -> Assignment:
    return found.setdefault(" ".join(name.split()).casefold(), Assignment(" ".join(name.split())))


def bodies(cell: str) -> list[str]:
    """The bodies in a cell, separated by semicolons or line ends."""
    names = cell.replace("\n", ";").split(";")
    return [name.strip(" -•\t") for name in names if name.strip(" -•\t")]


def section(language: Language, plan: Plan, rows: list[PlanRow]) -> Section:
    """The section: who monitors the plan, then each body and its share of the tasks."""
    heading = language.text("III. WHO DOES WHAT")
    if not rows:
        return Section(heading, [language.text("No task has been assigned to any body yet.")])
    assigned = of_rows(rows)
    sentences = [
        language.text(
            "The Department of Home Affairs monitors this plan, sends reminders, and reports to "
            "the People's Committee every six months and at the end of {year}.",
            year=plan.year,
        ),
        *(_share(language, one) for one in assigned if one.leads),
    ]
    if joining := [one for one in assigned if not one.leads]:
        names = [f"{one.body} ({language.whole(one.joins)})" for one in joining]
        sentences.append(
            language.text("Taking part (number of tasks): {bodies}.", bodies="; ".join(names))
        )
    nobody = sum(not bodies(row.lead) for row in rows)
    if nobody:
        sentences.append(
            language.count(
                "{n} task has no lead body yet.", "{n} tasks have no lead body yet.", nobody
            )
        )
    return Section(heading, sentences)


def _share(language: Language, one: Assignment) -> str:
    leads = language.count("leads {n} task", "leads {n} tasks", len(one.leads))
    served = dict.fromkeys(_number(content) for content in one.leads)
    if not one.joins:
        return language.text(
            "{body}: {leads} ({contents}).",
            body=one.body,
            leads=leads,
            contents=", ".join(served),
        )
    joins = language.count("takes part in {n} task", "takes part in {n} tasks", one.joins)
    return language.text(
        "{body}: {leads} ({contents}); {joins}.",
        body=one.body,
        leads=leads,
        contents=", ".join(served),
        joins=joins,
    )


def _number(content: str) -> str:
    """The number of a content where it begins with one, else its words."""
    first = content.split(" ", maxsplit=1)[0].rstrip(".")
    return first if first.replace(".", "").isdigit() else content
