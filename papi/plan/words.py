"""The plan page's sentences."""

from papi.common.language import Language
from papi.plan.gather import Plan, PlanItem
from papi.plan.row import PlanRow
from papi.plan.sections import item_name

MOST_NAMED = 2  # contents that the headline names


def headline(language: Language, plan: Plan) -> str:
    """What the plan improves and what it maintains."""
    seen = plan.overview
    if not plan.lines:
        return language.text(
            "{province}: nothing was published for {year}, so there is nothing to plan from.",
            province=seen.province.name,
            year=seen.asked_year,
        )
    values = {"province": seen.province.name, "year": plan.year}
    if not plan.items:
        return language.text("{province}, plan for {year}: nothing is chosen yet.", **values)
    keep, mend = _told(language, plan.keep), _told(language, plan.mend, most=True)
    if not mend:
        return language.text("{province}, plan for {year}: maintain {keep}.", keep=keep, **values)
    if not keep:
        return language.text("{province}, plan for {year}: improve {mend}.", mend=mend, **values)
    return language.text(
        "{province}, plan for {year}: improve {mend}; maintain {keep}.",
        keep=keep,
        mend=mend,
        **values,
    )


def _told(language: Language, items: list[PlanItem], *, most: bool = False) -> str:
    """The dimensions among them (without any, all of them) by name or, where a headline has no room
    for so many, how many contents there are; most: also the first of them."""
    dimensions = [one for one in items if one.item.kind == "dimension"]
    names = [item_name(language, one) for one in dimensions or items]
    if len(names) <= MOST_NAMED:
        return language.listed(names)
    if most:
        return language.text("{n} contents, first of all {first}", n=len(items), first=names[0])
    return language.text("{n} contents", n=len(items))


def rules(language: Language) -> dict[str, str]:
    """By what contents are proposed: code → label."""
    return {
        "evidence": language.text("Clear change and place"),
        "sign": language.text("Direction of change"),
    }


def contents_answer(language: Language, plan: Plan, *, chosen: bool) -> list[str]:
    """How many contents are in the plan, and by which rule they are proposed unless somebody chose
    them."""
    said = language.text(
        "{mend} to improve, {keep} to maintain.", mend=len(plan.mend), keep=len(plan.keep)
    )
    if chosen:
        rule = language.text("The contents are as you chose them; they stand in the link.")
    elif plan.by == "sign":
        rule = language.text(
            "Proposed by the direction of change, however small: what fell is to be improved. Much "
            "of that is noise."
        )
    else:
        rule = language.text(
            "Proposed by evidence: clear falls first, then what is below the national median, and "
            "last what noise alone could have put there. Clear rises and what stands at or above "
            "the median are to be maintained."
        )
    return [said, rule]


def issuer_kinds(language: Language) -> dict[str, str]:
    """The kinds of bodies that issue a plan: code → label."""
    return {
        "province": language.text("Province"),
        "department": language.text("Department"),
        "commune": language.text("Commune or ward"),
        "district": language.text("District"),
    }


def example_of(kind: str) -> str:
    """A name of such a body, as an example."""
    examples = {"department": "Sở Công Thương", "commune": "Phường Dị Sử"}
    return examples.get(kind, "Huyện Bắc Sơn")


def table_answer(language: Language, rows: list[PlanRow]) -> list[str]:
    """How many tasks the plan has, and what is missing in them."""
    if not rows:
        return [
            language.text("The plan has no tasks."),
            language.text(
                "Add some below, or start again from the draft. The file can still be saved, with "
                "an empty appendix."
            ),
        ]
    without = sum(not row.lead for row in rows)
    sentence = language.text(
        "{n} tasks, {province} for the province and {commune} for communes.",
        n=len(rows),
        province=sum(row.level == "province" for row in rows),
        commune=sum(row.level == "commune" for row in rows),
    )
    if not without:
        return [sentence]
    return [sentence, language.text("{n} have no lead body yet.", n=without)]


def converted(language: Language) -> str:
    """What became of a plan of an older form."""
    return language.text(
        "Loaded and converted: the file is of an older form, which had no products, indicators, "
        "goals or choice of contents. Contents are as proposed; all of its tasks are here, with "
        "the products, indicators and goals that the catalogue and the figures have for them."
    )
