"""The fields that a template may name, and what a plan fills them with."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from papi.common.language import Language, marked
from papi.plan.draft import Appendix, PlanDraft, RowGroup
from papi.plan.row import PlanRow
from papi.plan.sections import without_unit

# What a plan would lose without them, by the field that brings it. A template may say the rest in
# words of its own.
NEEDED = {
    "body": marked("the issuing body"),
    "number": marked("number and symbol"),
    "place_and_date": marked("place and date"),
    "subject": marked("the subject"),
    "grounds": marked("the grounds"),
    "purpose.blocks.paragraphs": marked("I. purpose and requirements"),
    "results.blocks.paragraphs": marked("II. results and goals"),
    "figures.rows.goal": marked("the table of results and goals"),
    "tasks.parts.blocks.paragraphs": marked("III. tasks"),
    "organisation.blocks.paragraphs": marked("IV. organisation"),
    "recipients": marked("recipients"),
    "signatory": marked("signatory"),
    "appendix.groups.rows.task": marked("the appendix"),
}
NEEDED_FOR_A_BODY = {
    "bodies.title": marked("the name of each body"),
    "bodies.groups.rows.task": marked("the tasks of each body"),
}


def labels(language: Language) -> dict[str, str]:
    """Fixed words, which a template may say in its own way."""
    return {
        "nation": language.text("SOCIALIST REPUBLIC OF VIET NAM"),
        "motto": language.text("Independence - Freedom - Happiness"),
        "recipients": language.text("Recipients:"),
        "content": language.text("Content"),
        "task": language.text("Tasks"),
        "indicator": language.text("Result now → goal"),
        "lead": language.text("Lead body"),
        "coordinating": language.text("Coordinating bodies"),
        "time": language.text("Time"),
        "product": language.text("Product"),
    }


def of_plan(draft: PlanDraft, *, notes: bool = True) -> dict[str, Any]:
    """All fields of a plan; without `notes` the sheet of notes is left out."""
    language = Language(draft.language)
    fields = {
        name: asdict(value) if hasattr(value, "__dataclass_fields__") else value
        for name, value in vars(draft).items()
        if name not in ("of_bodies", "appendix", "figures", "notes")
    }
    figures = draft.figures
    return {
        **fields,
        "figures": {
            **asdict(figures.headings),
            "rows": [asdict(row) for row in figures.rows],
            "remark": figures.remark,
        },
        "appendix": _appendix(draft.appendix),
        "notes": asdict(draft.notes) if notes else None,
        "label": labels(language),
    }


def of_bodies(draft: PlanDraft, bodies: Iterable[Appendix]) -> dict[str, Any]:
    """All fields of the appendices turned round."""
    return {
        "bodies": [_appendix(one) for one in bodies],
        "subject": draft.subject,
        "language": draft.language,
        "label": labels(Language(draft.language)),
    }


def _appendix(one: Appendix) -> dict[str, Any]:
    return {
        "heading": one.heading,
        "title": one.title,
        "reference": one.reference,
        "body": one.body,
        "groups": [_group(group) for group in one.groups],
    }


def _group(group: RowGroup) -> dict[str, Any]:
    """Rows with what stands once over several of them: content, and indicator with its goal."""
    once = [(row.content, _indicator(row)) for row in group.rows]
    rows = []
    for place, row in enumerate(group.rows):
        follows = place > 0 and once[place] == once[place - 1]
        goes_on = once[place] in once[place + 1 : place + 2]
        rows.append(
            {
                "content": row.content,
                "task": row.task,
                "indicator": _indicator(row),
                "lead": row.lead,
                "coordinating": row.coordinating,
                "time": row.time,
                "product": row.product,
                "alone": not follows and not goes_on,
                "begins": not follows and goes_on,
                "follows": follows,
            }
        )
    return {"name": group.name, "rows": rows}


def _indicator(row: PlanRow) -> str:
    return ": ".join(words for words in (without_unit(row.indicator), row.goal) if words)
