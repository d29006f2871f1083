"""Sentences about how far a plan is: on the page, and in the report on its progress."""

from papi.common.language import Language
from papi.plan.author import Author, area_in_sentence, name_in_sentence, province_in_sentence
from papi.plan.due import quarter_name
from papi.plan.progress import VERDICTS, Assessed, Monitoring, Total, verdict_name


def title(language: Language, author: Author) -> str:
    """What the workbook follows."""
    if author.kind == "province":
        return language.text(
            "Monitoring of the plan on the PAPI of {province}",
            province=province_in_sentence(language, author),
        )
    return language.text(
        "Monitoring of {body}'s plan on the PAPI of {province}",
        body=name_in_sentence(language, author),
        province=province_in_sentence(language, author),
    )


def headline(language: Language, quarter: int, total: Total) -> str:
    """How many tasks stand how by the end of a quarter."""
    counts = [
        language.text("{n} {state}", n=total.counts[one], state=verdict_name(language, one).lower())
        for one in VERDICTS
        if total.counts[one] or one in ("done", "late")
    ]
    done = ""
    if total.share_done is not None and total.counts["dropped"]:
        done = language.text(
            " ({share} of the tasks that are pursued)", share=language.share(total.share_done)
        )
    elif total.share_done is not None:
        done = f" ({language.share(total.share_done)})"
    return language.text(
        "{quarter}: of {tasks} tasks {counts}.",
        quarter=quarter_name(language, quarter),
        tasks=total.tasks,
        counts=language.listed([f"{counts[0]}{done}", *counts[1:]]),
    )
