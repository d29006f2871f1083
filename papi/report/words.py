"""The report's own sentences: what a section answers, and the questions to ask."""

from collections.abc import Sequence

from papi.common.language import Language, marked
from papi.common.vocabulary import group_in_sentence, measure_name, rank_in_range
from papi.overview import profile_words
from papi.overview.gather import Overview
from papi.report.gather import FarQuestion
from papi.report.places import PlaceToLook, Reason

SECTIONS = {
    "summary": marked("What happened, and what may be concluded"),
    "nation": marked("The country in that year"),
    "dimensions": marked("Our year by dimension and sub-dimension"),
    "moved": marked("What moved the total"),
    "questions": marked("Survey questions far from the national median"),
    "low": marked("Low parts inside high dimensions"),
    "peers": marked("Beside our peers"),
    "years": marked("Several years"),
    "others": marked("Beside other indices"),
    "last_plan": marked("What became of last year's plan"),
    "look": marked("What to look into"),
    "sources": marked("Sources and notes"),
}


def title(language: Language, overview: Overview) -> str:
    """What the report is about."""
    return language.text(
        "Analysis of the PAPI {year} results of {province}",
        year=overview.year,
        province=overview.province.name,
    )


def groups_answer(language: Language, overview: Overview) -> str | None:
    """Our group on the total and where it begins; None without a total."""
    total = overview.total
    if total is None or total.own_edge is None:
        return None
    return language.text(
        "{province} is in the {group}, which began at {edge} points in {year}.",
        province=overview.province.name,
        group=group_in_sentence(language, total.quartile_group),
        edge=language.points(total.own_edge),
        year=overview.year,
    )


def questions_answer(language: Language, far: Sequence[FarQuestion]) -> str:
    """How many of the questions shown lie below the median and above it."""
    return language.text(
        "Of the {n} questions furthest from the national median, {below} lie below it and {above} "
        "above it.",
        n=len(far),
        below=sum(one.gap < 0 for one in far),
        above=sum(one.gap > 0 for one in far),
    )


def questions_note(language: Language) -> str:
    """What a share below the median does not mean."""
    return language.text(
        "Shares of respondents as published. For some questions more is not better: read the "
        "question before judging its share. How much a single question varies by chance is not "
        "known; the fewer people were asked, the more."
    )


def low_answer(language: Language, found: Sequence[object], overview: Overview) -> str:
    """How many sub-dimensions are two groups or more below their dimension."""
    every = sum(one.level == "subdimension" for one in overview.measures.values())
    return language.text(
        "{n} of {every} sub-dimensions stand two groups or more below their dimension: the mean of "
        "the dimension hides them.",
        n=len(found),
        every=every,
    )


def look_answer(language: Language, chosen: Sequence[PlaceToLook]) -> str:
    """The places, by name."""
    return language.text(
        "First of all: {names}.",
        names=language.listed([measure_name(language, one.standing, short=True) for one in chosen]),
    )


def look_note(language: Language) -> str:
    """That questions are no findings."""
    return language.text(
        "These are questions, not findings. PAPI shows what people report, not why; the causes can "
        "only be found in the province's own records, and with the people themselves."
    )


def look_figures(language: Language, one: PlaceToLook) -> str:
    """The figures of a place: value, change, rank, median."""
    standing = one.standing
    return language.text(
        "{value} points, {word}; rank {rank}; national median {median}",
        value=profile_words.value(language, standing),
        word=profile_words.word(language, standing),
        rank=rank_in_range(language, standing),
        median=language.points(standing.country_median),
    )


def look_question(language: Language, one: PlaceToLook) -> str:
    """The question that the figures of a place raise."""
    standing, whole = one.standing, one.whole
    return language.text(
        _QUESTIONS[one.reason],
        year=standing.year,
        group=group_in_sentence(language, standing.quartile_group),
        whole=group_in_sentence(language, whole.quartile_group) if whole else "",
    )


_QUESTIONS: dict[Reason, str] = {
    "clear_fall": marked(
        "It fell clearly. What did people meet in {year} that they had not met the year before? Do "
        "complaints, overdue files and inspections of that year show the same?"
    ),
    "surely_low": marked(
        "Its rank is in the lower half even when chance is allowed for. What do provinces in the "
        "upper half do here that we do not?"
    ),
    "hidden": marked(
        "The dimension is in the {whole}, this part in the {group}. Who in the province answers "
        "for this part, and do they know of it?"
    ),
    "lowest": marked(
        "It is among our lowest ranks; chance alone may account for that. Do our own records "
        "confirm it?"
    ),
}


def late_tasks(language: Language, n: int) -> str:
    """Where the tasks behind time are listed."""
    return language.count(
        "{n} task is behind time or held up; the workbook of the tables lists it with its reason.",
        "{n} tasks are behind time or held up; the workbook of the tables lists them with their "
        "reasons.",
        n,
    )


def proposal(language: Language, one: PlaceToLook, task: str, lead: str) -> str:
    """A task of the catalogue for a place, with the body that leads it."""
    return language.text(
        "{measure}: {task}",
        measure=measure_name(language, one.standing, short=True),
        task=profile_words.task(language, task, lead),
    )


def place_in_brief(language: Language, one: PlaceToLook) -> str:
    """A place with its figures, on a line."""
    return language.text(
        "{measure}: {figures}.",
        measure=measure_name(language, one.standing, short=True),
        figures=look_figures(language, one),
    )


def drawn_note(language: Language) -> str:
    """How to read the marks on paper."""
    return language.text(
        "○ the year before, ● this year; the stroke is the national median, the bar the middle "
        "half of the provinces; one scale of points for all dimensions. ▲ clear rise, ▼ clear "
        "fall, ● anything else. In brackets beside a rank: where it may lie (95 of 100 "
        "simulations)."
    )


def moved_alt(language: Language, overview: Overview) -> str:
    """The title of the chart of what moved the total."""
    return language.text(
        "Change of each dimension in points, {before} to {year}",
        before=overview.year - 1,
        year=overview.year,
    )


def years_title(language: Language, overview: Overview) -> str:
    """The title of the chart of the years."""
    return language.text(
        "Total of {province} and national median, points", province=overview.province.name
    )


def status(language: Language) -> str:
    """What is published, and what is not."""
    return language.text(
        "Scores are published by PAPI. Ranks, groups, changes, medians and distances are computed "
        "from them; the usual variation and possible ranks are estimates."
    )
