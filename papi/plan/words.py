"""The plan page's sentences."""

from papi.common.language import Language
from papi.common.vocabulary import measure_name
from papi.plan.gather import Plan
from papi.plan.row import PlanRow


def headline(language: Language, plan: Plan) -> str:
    """What the plan keeps up and what it mends."""
    seen = plan.overview
    if not plan.lines:
        return language.text(
            "{province}: nothing was published for {year}, so there is nothing to plan from.",
            province=seen.province.name,
            year=seen.asked_year,
        )
    keep = [measure_name(language, line.standing, short=True) for line in plan.keep]
    mend = [measure_name(language, line.standing, short=True) for line in plan.mend]
    if not mend:
        return language.text(
            "{province}, plan for {year}: keep up all {n} dimensions; none fell.",
            province=seen.province.name,
            year=plan.year,
            n=len(keep),
        )
    if not keep:
        return language.text(
            "{province}, plan for {year}: mend all {n} dimensions; none rose.",
            province=seen.province.name,
            year=plan.year,
            n=len(mend),
        )
    return language.text(
        "{province}, plan for {year}: keep up {keep}; mend {mend}.",
        province=seen.province.name,
        year=plan.year,
        keep=language.listed(keep),
        mend=language.listed(mend),
    )


def levels(language: Language) -> dict[str, str]:
    """For whom the tasks are: code → label."""
    return {
        "both": language.text("Province and communes"),
        "province": language.text("Province"),
        "commune": language.text("Commune"),
    }


def table_answer(language: Language, rows: list[PlanRow]) -> str:
    """How many tasks the plan holds, and what is missing in them."""
    if not rows:
        return language.text(
            "The plan holds no task: add some below, or start from the draft again. The file can "
            "be saved all the same, with an empty appendix."
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
        "Change any cell, add a row at the end, mark rows at the left to drop them. Your changes "
        "stay while this tab is open, also when you visit other pages; save the .xlsx to continue "
        "another day. Tasks are this tool's own catalogue, to be adapted; scores and ranks are "
        "computed from PAPI's published figures."
    )
