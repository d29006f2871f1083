"""Sentences about editions: which one figures are of, and what has changed since one was cited."""

from collections.abc import Callable, Sequence

from papi.common.language import Language
from papi.warehouse.editions import Edition, EditionChange

MOST = 6  # changes that are told one by one


def line(language: Language, edition: str, day: str) -> str:
    """Which edition the figures are of; day: as readers of the language write it."""
    return language.text("Figures of the edition of {day} ({name}).", day=day, name=edition)


def of_file(language: Language, edition: Edition) -> str:
    """The same for the edition that the file holds."""
    return line(language, edition.edition, language.date(edition.first_built))


def unknown(language: Language, asked: str, shown: Edition) -> str:
    """A link names an edition that nothing is known of here."""
    return language.text(
        "The link cites the edition “{asked}”, which is not known here. Shown are the figures of "
        "{day} ({name}).",
        asked=asked,
        day=language.date(shown.first_built),
        name=shown.edition,
    )


def unchanged(language: Language, cited: Edition) -> str:
    """Nothing of the province's year has changed since."""
    return language.text(
        "The link cites the edition of {day} ({name}). Newer figures have been loaded since; those "
        "of this province and year are still the same.",
        day=language.date(cited.first_built),
        name=cited.edition,
    )


def of_the_year(language: Language, cited: Edition, year: int, changes: int) -> str:
    """How many figures of a year have changed since, where a page is about all provinces."""
    values = {"day": language.date(cited.first_built), "name": cited.edition, "year": year}
    if not changes:
        return language.text(
            "The link cites the edition of {day} ({name}). Newer figures have been loaded since; "
            "those of {year} are still the same.",
            **values,
        )
    return language.text(
        "The link cites the edition of {day} ({name}). Since then, figures of {year} have changed: "
        "{n} of all provinces and measures.",
        n=language.whole(changes),
        **values,
    )


def changed(
    language: Language,
    cited: Edition,
    found: Sequence[EditionChange],
    name: Callable[[str], str],
) -> str:
    """How many figures of the province's year have changed since, and the most important ones;
    `name` gives a measure's name."""
    told = [_change(language, one, name(one.measure)) for one in found[:MOST]]
    said = language.count(
        "{n} figure of this province and year has changed since.",
        "{n} figures of this province and year have changed since.",
        len(found),
    )
    cites = language.text(
        "The link cites the edition of {day} ({name}).",
        day=language.date(cited.first_built),
        name=cited.edition,
    )
    more = ["…"] if len(found) > len(told) else []
    return " ".join([cites, said, *told, *more])


def _change(language: Language, one: EditionChange, name: str) -> str:
    """What a figure was and is, as points with rank."""
    return language.text(
        "{measure}: {then} → {now}.",
        measure=name,
        then=_figure(language, one.value_then, one.rank_then, one.ranked_count_then),
        now=_figure(language, one.value_now, one.rank_now, one.ranked_count_now),
    )


def _figure(language: Language, value: float | None, rank: int | None, count: int | None) -> str:
    if value is None or rank is None or count is None:
        return language.text("not published")
    return language.text(
        "{points} points ({rank} of {count})",
        points=language.decimals(value, 4),
        rank=language.ordinal(rank),
        count=count,
    )
