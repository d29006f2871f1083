"""Verdicts in sentences, each naming the printed figure and the computed one. Plain text: the
caller escapes it."""

from papi.claims.attribution import Claim
from papi.claims.figure_words import computed_figure, printed_figure
from papi.claims.questions import JudgedClaim
from papi.common.language import Language, marked
from papi.common.vocabulary import place

KINDS = (
    "value",
    "rank",
    "region_rank",
    "group",
    "difference",
    "percent",
    "rank_change",
    "direction",
)
VERDICTS = ("agrees", "rounding", "wrong_denominator", "differs", "cannot_be_checked")


def verdict_name(language: Language, verdict: str) -> str:
    """The verdict in a word or two."""
    return {
        "agrees": language.text("Agrees"),
        "rounding": language.text("Rounding"),
        "wrong_denominator": language.text("Wrong denominator"),
        "differs": language.text("Differs"),
        "cannot_be_checked": language.text("Cannot be checked"),
    }[verdict]


def verdict_mark(verdict: str) -> str:
    """The sign that says the same without colour; always beside the word."""
    return {"agrees": "✓", "rounding": "≈", "wrong_denominator": "÷", "differs": "≠"}.get(
        verdict, "?"
    )


def kind_name(language: Language, kind: str) -> str:
    """What kind of statement it is."""
    return {
        "value": language.text("Points"),
        "rank": language.text("Rank"),
        "region_rank": language.text("Rank in its region"),
        "group": language.text("Group"),
        "difference": language.text("Change in points"),
        "percent": language.text("Change in percent"),
        "rank_change": language.text("Change of rank"),
        "direction": language.text("Direction"),
    }[kind]


def verdict_sentence(
    language: Language, row: JudgedClaim, province: str, measure: str, precision: str | None = None
) -> str:
    """What the tables say about a printed statement. `province` and `measure` are their names as
    the page writes them; `row` comes from view claim_verdict or a Finding's figures."""
    printed = printed_figure(language, row, precision)
    values: dict[str, object] = {
        "printed": printed,
        "computed": computed_figure(language, row) or "",
        "province": province,
        "measure": measure,
        "year": row.year or "",
        "base": row.base_year or "",
        "ranked": row.computed_of or "",
        "of": row.printed_of or "",
        "surveyed": row.surveyed or "",
    }
    sentence = language.text(_form(row), **values)
    return " ".join([sentence, *_beside(language, row)])


def assumption(language: Language, claim: Claim, province: str | None) -> str | None:
    """What was assumed because the text does not say it; None when nothing was."""
    if "province" in claim.assumed and "year" in claim.assumed and province and claim.year:
        return language.text(
            "The sentence names neither province nor year: read as {province}, {year}.",
            province=province,
            year=claim.year,
        )
    if "province" in claim.assumed and province:
        return language.text(
            "The sentence names no province: read as {province}.", province=province
        )
    if "year" in claim.assumed and claim.year:
        return language.text("The sentence names no year: read as {year}.", year=claim.year)
    return None


def leftover_reason(language: Language, reason: str) -> str:
    """Why something was not checked."""
    return {
        "goal": language.text("A goal, not a result."),
        "negation": language.text("A negative statement: not understood."),
        "average": language.text("About an average, not a province: not checked."),
        "comparison": language.text("Compares provinces with each other: not checked."),
        "several": language.text("About several provinces together: not checked."),
        "count": language.text("A count: not checked."),
        "other_index": language.text(
            "About an index other than PAPI: none of its figures are held."
        ),
        "not_understood": language.text("Not understood."),
    }[reason]


def _form(row: JudgedClaim) -> str:
    """The sentence for this verdict, before its blanks are filled."""
    kind, reason = row.kind, row.reason
    if reason == "other_denominator":
        if kind == "rank" and row.printed_of != row.surveyed:
            kind = "other"
        return {
            "value": marked(
                "The points are right, the scale is not: printed {printed}; in {year} {measure} "
                "is {computed}."
            ),
            "rank": marked(
                "The rank is right, the denominator is not: printed {printed}; in {year} "
                "{province} is {computed}, because only {ranked} of the {surveyed} provinces have "
                "a published score and can be ranked."
            ),
            "region_rank": marked(
                "The rank is right, the denominator is not: printed {printed}; in {year} "
                "{province} is {computed} ranked provinces of its region."
            ),
        }.get(
            str(kind),
            marked(
                "Right except for the denominator: printed {printed}, computed {computed}; "
                "{ranked} provinces were ranked in {year}, not {of}."
            ),
        )
    return {
        "equal": marked("Agrees: printed {printed}, computed {computed}."),
        "last_digit": marked(
            "Rounding: printed {printed}, computed {computed}; the two differ by no more than one "
            "in the last printed digit."
        ),
        "rounded_parts": marked(
            "Rounding: printed {printed}, computed {computed}; the printed figure is the sum of "
            "parts that were rounded first."
        ),
        "rounded_figures": marked(
            "Rounding: printed {printed}, computed {computed}; the printed difference was taken "
            "between figures that had been rounded first."
        ),
        "edge": marked(
            "On the edge: printed {printed}, computed {computed}; {province} is exactly at the "
            "cut-off between the two, where PAPI places a province differently from year to year."
        ),
        "other_figure": marked("Differs: printed {printed}, computed {computed}."),
        "other_region": marked(
            "Differs: printed {printed}, but {province} lies in another region; in its own it is "
            "{computed}."
        ),
        "no_province": marked("Cannot be checked: no province is named for {printed}."),
        "no_year": marked("Cannot be checked: no year is named for {printed} ({province})."),
        "no_survey": marked(
            "Cannot be checked: printed {printed}, but no PAPI scores of {year} are held."
        ),
        "no_measure": marked(
            "Cannot be checked: printed {printed}, but {measure} was not measured in {year}."
        ),
        "no_figure": marked(
            "Cannot be checked: printed {printed}, but PAPI published no such score of {province} "
            "for {year} ({measure})."
        ),
        "no_earlier_figure": marked(
            "Cannot be checked: printed {printed}, but PAPI published no such score of {province} "
            "for {base}."
        ),
        "no_region": marked(
            "Cannot be checked: printed {printed}; the 34 provinces have no regional ranks here."
        ),
        "not_understood": marked("Cannot be checked: {printed} is not understood."),
    }[str(reason)]


def _beside(language: Language, row: JudgedClaim) -> list[str]:
    """Further sentences that the verdict needs beside it."""
    more = []
    change = row.kind in {"difference", "percent", "rank_change", "direction"}
    if change and row.comparable is False and row.base_value is not None:
        more.append(
            language.text(
                "{base} and {year} are not comparable: a difference, not a change.",
                base=row.base_year,
                year=row.year,
            )
        )
    if change and row.kind != "direction" and row.base_value is not None:
        more.append(_both_ends(language, row))
    if row.reason == "no_earlier_figure" and row.previous_year is not None:
        more.append(
            language.text(
                "Last published before: {year}, {points} points, {rank}.",
                year=row.previous_year,
                points=language.points(row.previous_value or 0.0),
                rank=language.ordinal(row.previous_rank or 0),
            )
        )
    return more


def _both_ends(language: Language, row: JudgedClaim) -> str:
    """The two figures that a change lies between."""
    if row.kind == "rank_change":
        return language.text(
            "From {before} in {base} to {now} in {year}.",
            before=place(language, row.base_rank or 0, row.base_ranked_count or 0),
            base=row.base_year,
            now=place(language, row.rank or 0, row.ranked_count or 0),
            year=row.year,
        )
    return language.text(
        "From {before} points in {base} to {now} in {year}.",
        before=language.decimals(row.base_value or 0.0, 4),
        base=row.base_year,
        now=language.decimals(row.value or 0.0, 4),
        year=row.year,
    )
