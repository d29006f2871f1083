"""What a plan's sections are made of, and section I: purpose and requirements."""

from dataclasses import dataclass, field

from papi.common import vocabulary
from papi.common.language import Language
from papi.plan.author import (
    Author,
    area_in_sentence,
    name_in_sentence,
    own_name,
    province_in_sentence,
    unit,
)
from papi.plan.gather import PlanItem


@dataclass(frozen=True)
class Block:
    """Paragraphs, under a heading or under none."""

    heading: str
    paragraphs: list[str]


@dataclass(frozen=True)
class Section:
    """A heading and its blocks."""

    heading: str
    blocks: list[Block] = field(default_factory=list)


def item_name(language: Language, item: PlanItem, *, short: bool = True) -> str:
    """A content by its number and name; a survey question by its words."""
    if item.question is not None:
        return without_unit(language.either(item.question.name_vi, item.question.name_en))
    return vocabulary.measure_name(language, item.standing, short=short) if item.standing else ""


def without_unit(question: str) -> str:
    """A survey question's name without the unit at its end, which stands with its figures."""
    return question.removesuffix("(%)").rstrip()


def purpose(language: Language, author: Author) -> Section:
    """I: what the plan is for, and what it asks of everybody."""
    return Section(
        language.text("I. PURPOSE AND REQUIREMENTS"),
        [
            Block(language.text("1. Purpose"), [f"- {one}" for one in _purposes(language, author)]),
            Block(
                language.text("2. Requirements"),
                [f"- {one}" for one in _requirements(language, author)],
            ),
        ],
    )


def _purposes(language: Language, author: Author) -> list[str]:
    first = {
        "province": language.text(
            "To maintain the contents in which results are good and to mend those that are weak, "
            "raising the PAPI of {province} in {year} and the years after.",
            province=province_in_sentence(language, author),
            year=author.year,
        ),
        "department": language.text(
            "To do the part of {body} in raising the PAPI of {province} in {year}, within its "
            "functions and the tasks given to it.",
            body=name_in_sentence(language, author),
            province=province_in_sentence(language, author),
            year=author.year,
        ),
    }.get(author.kind) or language.text(
        "To carry out in {area} the province's plan to raise the PAPI of {province} in {year}.",
        area=area_in_sentence(language, author),
        province=province_in_sentence(language, author),
        year=author.year,
    )
    return [
        first,
        language.text(
            "To build an administration that is open, honest, professional and effective, and to "
            "serve people better."
        ),
        language.text(
            "To strengthen the responsibility of heads of offices and units, and of every "
            "official, for the results that people report."
        ),
    ]


def _requirements(language: Language, author: Author) -> list[str]:
    together = (
        language.text(
            "The plan is carried out together with the administrative reform plan of {body} for "
            "{year}.",
            body=own_name(language, author),
            year=author.year,
        )
        if author.kind == "department"
        else language.text(
            "The plan is carried out together with the plan of the {unit} for administrative "
            "reform and its tasks of socio-economic development in {year}.",
            unit=unit(language, author),
            year=author.year,
        )
    )
    return [
        language.text(
            "Each task has one lead, coordinating bodies, a time, a product and a result by which "
            "it is checked."
        ),
        together,
        language.text(
            "People are informed, give their views and supervise how the plan is carried out."
        ),
    ]
