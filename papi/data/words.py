"""The data page's sentences: what was loaded, missing and checked, and what files hold."""

import pandas as pd

from papi.common.language import Language
from papi.warehouse.relations import OF_34


def headline(language: Language, sources: pd.DataFrame) -> str:
    """How much is held, from how many sources."""
    return language.text(
        "Scores of {first}–{last}: {scores} sub-dimension scores and {indicators} indicator values "
        "from {sources} sources.",
        first=int(sources["year"].min()),
        last=int(sources["year"].max()),
        scores=language.whole(int(sources["subdimensions"].sum())),
        indicators=language.whole(int(sources["indicators"].sum())),
        sources=len(sources),
    )


def loaded(language: Language) -> str:
    """Which figures a workbook replaces."""
    return language.text(
        "A workbook added here replaces the shipped figures that it repeats; every figure is "
        "stored with its source."
    )


def citation(language: Language, sources: pd.DataFrame) -> str:
    """One line that says where all the figures come from."""
    return language.text(
        "PAPI provincial scores {first}–{last}, CECODES, RTA and UNDP with the Viet Nam Fatherland "
        "Front (papi.org.vn)",
        first=int(sources["year"].min()),
        last=int(sources["year"].max()),
    )


def gaps(language: Language, frame: pd.DataFrame) -> str:
    """How often a province's scores were not published."""
    whole = sum(len(row["codes"]) == row["of"] for row in frame.to_dict("records"))
    return language.text(
        "{n} times a province was left out wholly or in part, {whole} times wholly. Gaps stay "
        "gaps: nothing is filled in, and a province without all its dimensions has no total.",
        n=len(frame),
        whole=whole,
    )


def breaks(language: Language, frame: pd.DataFrame) -> str:
    """How many breaks and cautions there are, and how they are handled."""
    return language.text(
        "{breaks} breaks and {cautions} cautions. Nothing is compared across a break; a caution is "
        "shown beside the figure.",
        breaks=int((frame["severity"] == "break").sum()),
        cautions=int((frame["severity"] == "caution").sum()),
    )


def checks(language: Language, frame: pd.DataFrame) -> str:
    """The result of the loading checks."""
    scores = int(frame["held"].sum() + frame["indicators"].sum())
    right = bool((frame["expected"] == frame["held"]).all())
    if not right:
        return language.text(
            "In some years the scores held are not those expected: see the rows marked ≠."
        )
    return language.text(
        "All {values} values passed every check below, and every year has exactly the scores that "
        "it must have. A load that fails a check is refused, and the figures stay as they were.",
        values=language.whole(scores),
    )


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
