"""The plan page's sentences."""

from papi.common.language import Language
from papi.plan.gather import Plan, PlanItem
from papi.plan.row import PlanRow
from papi.plan.sections import item_name


def headline(language: Language, plan: Plan) -> str:
    """What the plan maintains and what it improves."""
    seen = plan.overview
    if not plan.lines:
        return language.text(
            "{province}: nothing was published for {year}, so there is nothing to plan from.",
            province=seen.province.name,
            year=seen.asked_year,
        )
    keep, mend = _names(language, plan.keep), _names(language, plan.mend)
    if not keep + mend:
        return language.text(
            "{province}, plan for {year}: nothing is chosen yet.",
            province=seen.province.name,
            year=plan.year,
        )
    if not mend:
        return language.text(
            "{province}, plan for {year}: maintain {keep}.",
            province=seen.province.name,
            year=plan.year,
            keep=language.listed(keep),
        )
    if not keep:
        return language.text(
            "{province}, plan for {year}: improve {mend}.",
            province=seen.province.name,
            year=plan.year,
            mend=language.listed(mend),
        )
    return language.text(
        "{province}, plan for {year}: maintain {keep}; improve {mend}.",
        province=seen.province.name,
        year=plan.year,
        keep=language.listed(keep),
        mend=language.listed(mend),
    )


def _names(language: Language, items: list[PlanItem]) -> list[str]:
    """The dimensions among them or, where there is none, all of them."""
    dimensions = [one for one in items if one.item.kind == "dimension"]
    return [item_name(language, one) for one in dimensions or items]


def levels(language: Language) -> dict[str, str]:
    """Whose tasks are shown: code → label."""
    return {
        "both": language.text("Province and communes"),
        "province": language.text("Province"),
        "commune": language.text("Commune"),
    }


def table_answer(language: Language, rows: list[PlanRow]) -> str:
    """How many tasks the plan has, and what is missing in them."""
    if not rows:
        return language.text(
            "The plan has no tasks: add some below, or start again from the draft. The file can "
            "still be saved, with an empty appendix."
        )
    without = sum(not row.lead for row in rows)
    sentence = language.text(
        "{n} tasks, {province} for the province and {commune} for communes.",
        n=len(rows),
        province=sum(row.level == "province" for row in rows),
        commune=sum(row.level == "commune" for row in rows),
    )
    if not without:
        return sentence
    return f"{sentence} " + language.text("{n} have no lead body yet.", n=without)


def editing(language: Language) -> str:
    """How the rows are edited and kept."""
    return language.text(
        "Change any cell, add a row at the end, or select rows on the left to delete them. Your "
        "changes stay while this tab is open, even when you visit other pages; save the .xlsx to "
        "continue another day. Tasks come from this tool's own catalogue and are to be adapted; "
        "scores and ranks are computed from PAPI's published figures."
    )
