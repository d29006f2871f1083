"""The data page's sentences: what was loaded, missing and checked, and what files hold."""

from collections.abc import Sequence

from papi.common.language import Language
from papi.warehouse.notes import ListedBreak, ListedGap
from papi.warehouse.relations import OF_34
from papi.warehouse.sources import CheckedYear, Source


def headline(language: Language, sources: Sequence[Source]) -> str:
    """How much is held, from how many sources."""
    return language.text(
        "Scores of {first}–{last}: {scores} sub-dimension scores and {indicators} indicator values "
        "from {sources} sources.",
        first=min(one.year for one in sources),
        last=max(one.year for one in sources),
        scores=language.whole(sum(one.subdimensions for one in sources)),
        indicators=language.whole(sum(one.indicators for one in sources)),
        sources=len(sources),
    )


def loaded(language: Language, sources: Sequence[Source]) -> list[str]:
    """How many sources there are, and which figures a workbook replaces."""
    return [
        language.text("Every figure is stored with its source, one of {n}.", n=len(sources)),
        language.text("A workbook added here replaces the shipped figures that it repeats."),
    ]


def citation(language: Language, sources: Sequence[Source]) -> str:
    """One line that says where all the figures come from."""
    return language.text(
        "PAPI provincial scores {first}–{last}, CECODES, RTA and UNDP with the Viet Nam Fatherland "
        "Front (papi.org.vn)",
        first=min(one.year for one in sources),
        last=max(one.year for one in sources),
    )


def gaps(language: Language, found: Sequence[ListedGap]) -> list[str]:
    """How often a province's scores were not published."""
    return [
        language.text(
            "{n} times a province was left out wholly or in part, {whole} times wholly.",
            n=len(found),
            whole=sum(one.whole for one in found),
        ),
        language.text(
            "Gaps stay gaps: nothing is filled in, and a province without all its dimensions has "
            "no total."
        ),
    ]


def shown(language: Language, first: int, last: int, count: int) -> str:
    """Which rows of a long list the open page has."""
    return language.text(
        "Shown are {first} to {last} of {count}.", first=first, last=last, count=count
    )


def breaks(language: Language, found: Sequence[ListedBreak]) -> list[str]:
    """How many breaks and cautions there are, and how they are handled."""
    return [
        language.text(
            "Series have {breaks} breaks and {cautions} cautions.",
            breaks=sum(one.severity == "break" for one in found),
            cautions=sum(one.severity == "caution" for one in found),
        ),
        language.text("Nothing is compared across a break; a caution is shown beside the figure."),
    ]


def checks(language: Language, found: Sequence[CheckedYear]) -> list[str]:
    """The result of the loading checks."""
    if any(one.expected != one.held for one in found):
        return [
            language.text("In some years the scores held are not those expected."),
            language.text("See the rows marked ≠."),
        ]
    return [
        language.text(
            "All {values} values passed every check.",
            values=language.whole(sum(one.held + one.indicators for one in found)),
        ),
        language.text(
            "Every year has exactly the scores that it must have. A load that fails a check is "
            "refused, and the figures stay as they were."
        ),
    ]


def rules(language: Language) -> list[str]:
    """The checks that a load must pass, in words."""
    return [
        language.text(
            "Every province and every measure is known, and the measure existed in that year."
        ),
        language.text(
            "No figure appears twice; every score lies within its scale, and 0 is never a score."
        ),
        language.text("The scales of the parts add up to the scale of the whole."),
        language.text(
            "A dimension has all its sub-dimensions, or is listed as not published with the reason."
        ),
        language.text("Every year has as many provinces and totals as expected."),
        language.text(
            "A total that was printed with bounds is the sum of its parts and lies inside them."
        ),
    ]


def no_differences(language: Language) -> str:
    """The sentence that no workbook changed a shipped figure."""
    return language.text("No workbook added here changed a shipped figure by more than 0.001.")


def some_differences(language: Language, n: int) -> str:
    """How many figures the workbooks changed."""
    return language.count(
        "{n} figure was changed by a workbook added here.",
        "{n} figures were changed by workbooks added here.",
        n,
    )


def glossary(language: Language) -> str:
    """Why a measure can stand in several rows."""
    return language.text(
        "PAPI has reused numbers and names for other things, so a measure has a row for each span "
        "of years in which it kept its number, names and scale. Years held are those with "
        "published scores here."
    )


def origin(language: Language, figures: str) -> str:
    """Whether a table holds published, computed or estimated figures, or words; `figures` as
    relations.figures_are gives it."""
    return {
        OF_34: language.text(
            "Of the 34 provinces since July 2025: published, or before their first survey "
            "estimated from the published scores of the old provinces."
        ),
        "published": language.text("Published figures."),
        "published and sums": language.text(
            "Sub-dimensions and indicators as published; dimensions, total and core are sums of "
            "their published parts."
        ),
        "computed": language.text("Computed by this tool from the published scores."),
        "estimated": language.text("Estimates by this tool."),
        "printed": language.text("Statements by others, as printed."),
        "words": language.text("Names and notes."),
        "project": language.text("This project's own sentences."),
    }[figures]


def taking_away(language: Language) -> str:
    """What the downloadable files are and how they are made."""
    return language.text(
        "Whole tables and views, with unrounded figures and columns named as in the database. In "
        "every row, two columns say what the figures are and where they come from. Each file is "
        "made when you ask for it; the largest takes a few seconds."
    )
