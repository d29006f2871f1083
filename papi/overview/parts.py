"""The parts of a province's year, in the order of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from papi.claims import shipped
from papi.claims import tables as claim_tables
from papi.claims import verdict_words as claims
from papi.common import estimate_words as estimates
from papi.common.parts import Opening, Part, Subject, View, by_name
from papi.common.vocabulary import dimension_label
from papi.overview import (
    caveat_words,
    charts,
    conclusions,
    estimate_tables,
    headline,
    map_chart,
    numbers,
    questions,
    tables,
    tiles,
    words,
)
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
    return Opening(headline.headline(say, year), conclusions.under_headline(say, year))


def source(view: View, _choice: Choice) -> str:
    """Where the year's figures come from."""
    return estimates.source(view.language, seen(view).survey)


def changes(view: View, _choice: Choice) -> Part:
    """Which dimensions fell, and which rose."""
    say, year = view.language, seen(view)
    title = say.text("Which dimensions fell, and which rose?")
    changed = any(one.changed for one in year.dimensions)
    total = [year.total] if year.total else []
    every = [one for one in year.measures.values() if one.measure != "core"]
    return Part(
        "changes",
        title,
        words.change_answer(say, year),
        reading=(words.change_legend(say), *_estimates(view)) if changed else (),
        figure=(lambda palette: charts.changes(say, year, palette)) if changed else None,
        picture_title=headline.about(say, year, title),
        notes=(words.change_note(say),) if changed else (),
        source=source(view, Choice()),
        parts=(
            Part(
                "figures",
                fold=say.text("Figures for all dimensions"),
                table=tables.changes(say, [*total, *year.dimensions_by_change],
                                     year.printed_groups),
                file_table=tables.changes(say, every, year.printed_groups),
                notes=(words.change_columns(say),),
            ),
        ),
    )  # fmt: skip


def dimensions(view: View, _choice: Choice) -> Part:
    """Each dimension with its sub-dimensions and indicators."""
    found = [dimension(view, one.measure) for one in seen(view).dimensions]
    return Part("dimensions", parts=tuple(found))


def dimension(view: View, measure: str) -> Part:
    """A dimension's breaks, sub-dimensions and indicators; files hold those of all measures
    already."""
    say, year = view.language, seen(view)
    parts = year.parts(measure)
    own = {part.measure for part in parts}
    held = questions.indicators(view.file, year.year, year.province.code)
    found = [one for one in held if one.parent in own]
    return Part(
        measure,
        fold=dimension_label(say, year.measures[measure]),
        notes=tuple(words.breaks_of(say, year, measure)),
        parts=(
            Part("sub-dimensions", table=tables.parts(say, parts), taken=False,
                 notes=(words.indicator_note(say, year.year, held=bool(found)),)),
            *((Part("indicators", table=tables.indicators(say, found), taken=False),) if found
              else ()),
        ),
    )  # fmt: skip


def why(view: View, _choice: Choice) -> Part:
    """Why the total moved."""
    say, year = view.language, seen(view)
    title, changed = say.text("Why did the total move?"), bool(year.total and year.total.changed)
    return Part(
        "why",
        title,
        words.waterfall_answer(say, year),
        reading=_estimates(view) if changed else (),
        figure=(lambda palette: charts.waterfall(say, year, palette)) if changed else None,
        picture_title=headline.about(say, year, title),
        source=source(view, Choice()),
    )


def distance(view: View, _choice: Choice) -> Part:
    """How far it is to the next group."""
    say, year = view.language, seen(view)
    return Part(
        "distance",
        say.text("How far to the next group?"),
        words.distance_answer(say, year),
        table=tables.distance(say, year),
        notes=(words.distance_note(say, year),),
        source=source(view, Choice()),
    )


def where(view: View, _choice: Choice) -> Part:
    """Where the province stands: the map, and the list behind it."""
    say, year = view.language, seen(view)
    placed = tiles.tiles(view.file, year)
    title, own = say.text("Where does it stand?"), year.province.code
    return Part(
        "map",
        title,
        words.map_answer(say, year),
        legend=tuple(numbers.legend(say, placed)),
        reading=(words.map_legend(say), *_estimates(view)),
        figure=lambda palette: map_chart.draw(say, placed, own, palette),
        picture_title=headline.about(say, year, title),
        table=tables.ranking(say, placed),
        folded=say.text("All provinces as a list"),
        source=source(view, Choice()),
        abreast=True,
    )


def estimate(view: View, _choice: Choice) -> Part | None:
    """What an estimate is based on."""
    say, held = view.language, seen(view).estimate
    if not held or not held.merged:
        return None
    return Part(
        "parts",
        say.text("What is the estimate based on?"),
        estimates.answer(say, held),
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
    return Part(
        "printed",
        say.text("What was printed about it?"),
        claims.counted(say, [one.verdict for one in found]),
        table=claim_tables.of_a_year(say, found),
        judgements=tuple(claims.judgements(say, wrong)),
    )


def caveats(view: View, _choice: Choice) -> Part:
    """What to keep in mind."""
    lines = tuple(caveat_words.caveats(view.language, seen(view)))
    return Part(
        "caveats",
        view.language.text("What to keep in mind"),
        notes=(*lines, source(view, Choice())),
        in_files=lines,
    )


def linked(_view: View, _link: Mapping[str, str]) -> Choice:
    """Only a link's province and year matter here, so there is nothing to read."""
    return Choice()


def _estimates(view: View) -> tuple[str, ...]:
    shown = seen(view).survey.estimated
    return tuple(estimates.reading(view.language, shown=shown))


SUBJECT = Subject(
    opening,
    by_name([changes, dimensions, why, distance, where, estimate, printed, caveats]),
    source,
    linked,
)
