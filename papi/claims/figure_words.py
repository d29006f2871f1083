"""A printed figure and the computed one beside it, as a sentence writes them."""

from papi.claims.questions import JudgedClaim
from papi.common.language import Language, marked
from papi.common.vocabulary import group_in_sentence, place


def printed_figure(language: Language, row: JudgedClaim, precision: str | None = None) -> str:
    """The figure as its source printed it, in this language's number marks."""
    printed = row.printed
    if printed == "last":
        figure = language.text("last place")
    elif row.kind in {"group", "direction"}:
        figure = _word(language, printed)
    else:
        places = len(printed.partition(".")[2])
        figure = _figure(language, row, float(printed), places, row.printed_of)
    forms = {
        "at_least": marked("more than {figure}"),
        "at_most": marked("at most {figure}"),
        "about": marked("about {figure}"),
    }
    return language.text(forms[precision], figure=figure) if precision else figure


def computed_figure(language: Language, row: JudgedClaim) -> str | None:
    """The figure that the tables give, with its denominator; None where they give none."""
    if row.computed_word is not None:
        return _word(language, row.computed_word)
    if row.computed is None:
        return None
    number, printed = row.computed, row.printed
    places = 0
    if row.kind not in {"rank", "region_rank", "rank_change"}:
        # Enough decimals to show where the two differ.
        places = max(2, len(printed.partition(".")[2]))
        while places < 6 and row.verdict != "agrees" and _same(printed, number, places):
            places += 1
    return _figure(language, row, number, places, row.computed_of)


def _figure(
    language: Language, row: JudgedClaim, number: float, places: int, denominator: int | None
) -> str:
    kind = row.kind
    if kind in {"rank", "region_rank"}:
        return (
            place(language, round(number), denominator)
            if denominator
            else language.ordinal(round(number))
        )
    if kind == "rank_change":
        places_moved = language.count("{n} place", "{n} places", abs(round(number)))
        form = marked("up {places}") if number > 0 else marked("down {places}")
        return language.text(form, places=places_moved) if number else language.text("no place")
    if kind == "percent":
        return language.signed_decimals(number, places) + "%"
    if kind == "difference":
        return language.text("{number} points", number=language.signed_decimals(number, places))
    if denominator:
        return language.text(
            "{number} of {scale} points",
            number=language.decimals(number, places),
            scale=denominator,
        )
    return language.text("{number} points", number=language.decimals(number, places))


def _word(language: Language, word: str) -> str:
    directions = {
        "rose": marked("a rise"),
        "fell": marked("a fall"),
        "same": marked("no change"),
    }
    return (
        language.text(directions[word]) if word in directions else group_in_sentence(language, word)
    )


def _same(printed: str, number: float, places: int) -> bool:
    try:
        return f"{float(printed):.{places}f}" == f"{number:.{places}f}"
    except ValueError:
        return False
