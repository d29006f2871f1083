"""The parts of a province's year, in the order of the page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from papi.claims import shipped
from papi.claims import tables as claim_tables
from papi.claims import verdict_words as claims
from papi.common import estimate_words as estimates
from papi.common.drawing.profile import drawn
from papi.common.parts import Opening, Part, Subject, View, by_name
from papi.overview import (
    caveat_words,
    conclusions,
    estimate_tables,
    headline,
    map_words,
    other_indices,
    profile_words,
    standing_map,
    tables,
    tiles,
    words,
)
from papi.overview import profile as profiles
from papi.overview.gather import Overview, gather


@dataclass(frozen=True)
class Choice:
    """The overview has no choices of its own: province and year are the view's."""


def seen(view: View) -> Overview:
    """The year that the view shows."""
    return gather(view.file, view.province_code, view.year)


def opening(view: View, _choice: Choice) -> Opening:
    """What happened, and what may be concluded."""
    say, year = view.language, seen(view)
    return Opening(headline.headline(say, year), conclusions.opening(say, year))


def source(view: View, _choice: Choice) -> str:
    """Where the year's figures come from."""
    return estimates.source(view.language, seen(view).survey)


def changes(view: View, _choice: Choice) -> Part:
    """The year by dimension: each with its years, its place among the provinces, change, rank and
    way to the next group; opened, its sub-dimensions and survey questions."""
    say, year = view.language, seen(view)
    every = [one for one in year.measures.values() if one.measure != "core"]
    made = profiles.profile(view, year)
    found = words.change_answer(say, year)
    any_changed = any(one.changed for one in year.dimensions)
    cautions = [caveat_words.caution(say, year), *caveat_words.nationwide(say, year)]
    return Part(
        "changes",
        found.removesuffix("."),
        profile_words.what(say, asked=bool(made and made.has_questions)),
        alt=found,
        drawing=(lambda: drawn(made)) if made else None,
        marks=_estimates(view),
        notes=(
            *filter(None, cautions),
            *([words.sum_of_dimensions(say, year)] if any_changed else []),
        ),
        source=source(view, Choice()),
        file_table=tables.changes(say, every, year.printed_groups),
        parts=(
            Part("distance", file_table=tables.distance(say, year)),
            Part(
                "reading",
                fold=say.text("How to read this table"),
                notes=(profile_words.reading(say),),
            ),
        ),
    )


def where(view: View, _choice: Choice) -> Part:
    """Where the province stands: the map, and the ranking beside it."""
    say, year = view.language, seen(view)
    uncertain = conclusions.uncertainty(say, year, alone=True)
    part = Part(
        "map",
        words.map_answer(say, year).removesuffix("."),
        words.map_legend(say),
        alt=words.map_answer(say, year),
        remarks=tuple(filter(None, [" ".join([*uncertain, *words.group_in_print(say, year)])])),
        legend=tuple(map_words.legend(say, *tiles.keyed(view.file, year))),
        marks=_estimates(view),
        source=source(view, Choice()),
        file_table=lambda: tables.ranking(say, tiles.tiles(view.file, year)),
    )
    if year.survey.many:
        return replace(
            part,
            reading=(words.nearby_note(say),),
            drawing=lambda: standing_map.drawn_nearby(say, view.file, year),
        )
    placed = tiles.tiles(view.file, year)
    return replace(part, drawing=lambda: standing_map.drawn(say, year, placed))


def estimate(view: View, _choice: Choice) -> Part | None:
    """What an estimate is based on."""
    say, held = view.language, seen(view).estimate
    if not held or not held.merged:
        return None
    return Part(
        "parts",
        fold=say.text("What the estimate is based on"),
        remarks=(estimates.answer(say, held),),
        table=estimate_tables.parts(say, held),
        notes=(estimates.note(say),),
        source=source(view, Choice()),
    )


def printed(view: View, _choice: Choice) -> Part | None:
    """What was printed about the province's year."""
    say, year = view.language, seen(view)
    found = shipped.about(view.file.as_surveyed, year.province.code, year.year)
    if not found:
        return None
    wrong = [one for one in found if one.verdict != "agrees"]
    counted = claims.counted(say, [one.verdict for one in found])
    return Part(
        "printed",
        fold=say.text("What was printed about it? {counted}", counted=counted),
        table=claim_tables.of_a_year(say, found),
        judgements=tuple(claims.judgements(say, wrong)),
    )


def others(view: View, _choice: Choice) -> Part | None:
    """Other indices beside PAPI; None where none is held."""
    say, year = view.language, seen(view)
    held = other_indices.gather(view.file, year)
    if not held:
        return None
    return Part(
        "others",
        say.text("The province on other indices"),
        other_indices.answer(say, held, year),
        table=other_indices.table(say, held),
        notes=(other_indices.note(say),),
        source=other_indices.source(say, held),
    )


def caveats(view: View, _choice: Choice) -> Part:
    """What to keep in mind."""
    lines = tuple(caveat_words.caveats(view.language, seen(view)))
    return Part(
        "caveats",
        notes=(source(view, Choice()),),
        in_files=lines,
        parts=(Part("lines", fold=view.language.text("What to keep in mind"), notes=lines),),
    )


def linked(_view: View, _link: Mapping[str, str]) -> Choice:
    """Only a link's province and year matter here, so there is nothing to read."""
    return Choice()


def _estimates(view: View) -> tuple[str, ...]:
    shown = seen(view).survey.estimated
    return tuple(estimates.reading_drawn(view.language, shown=shown))


SUBJECT = Subject(
    opening,
    by_name([changes, where, estimate, printed, others, caveats]),
    source,
    linked,
    first="changes",
)
