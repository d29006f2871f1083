"""The parts of the trend page, in its order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from papi.common import estimate_words as estimates
from papi.common import links, measures
from papi.common.drawing import shades
from papi.common.drawing.shades import Shade
from papi.common.parts import Figure, LegendEntry, Opening, Part, Subject, View, by_name
from papi.common.tables import Table
from papi.common.vocabulary import GROUPS, group_name
from papi.trends import (
    gather,
    group_charts,
    level_words,
    notes,
    panel_charts,
    panel_words,
    rank_charts,
    tables,
    value_charts,
    words,
)
from papi.trends.development import COUNTRY, Development
from papi.warehouse.notes import citation


@dataclass(frozen=True)
class Choice:
    """What is shown over the years: value · rank · group · dimensions, of the measures `names`,
    beside the provinces `others`; `mean_of` is a region's code, VN, or None."""

    view: str
    names: tuple[str, ...]
    others: tuple[str, ...]
    mean_of: str | None

    @property
    def all_dimensions(self) -> bool:
        """Whether it is one panel per dimension."""
        return self.view == "dimensions"


def chosen(
    view: View, shown: str, measure: str, mean_of: str | None, others: Sequence[str] = ()
) -> Choice:
    """The choice that a reader's picks amount to: all dimensions are shown without other provinces,
    an indicator has no rank or group."""
    known = measures.known(view.file)
    if shown == "dimensions":
        names = tuple(key for key, one in known.items() if one.level == "dimension")
        return Choice(shown, names, (), None)
    if shown in gather.RANKED and known[measure].level == "indicator":
        shown, mean_of = "value", None
    apart = tuple(one for one in others if one != view.province_code)
    return Choice(shown, (measure,), apart, mean_of if shown == "value" else None)


def linked(view: View, link: Mapping[str, str]) -> Choice | None:
    """The choice of a link; None where it names other provinces."""
    if link.get("with"):
        return None
    offered = [key for key, one in measures.known(view.file).items() if one.level in gather.LEVELS]
    mean_of = links.asked(link, "mean", {COUNTRY, "none", *gather.regions(view.file)}, COUNTRY)
    return chosen(
        view,
        links.asked(link, "view", gather.VIEWS, gather.VIEWS[0]),
        links.asked(link, "measure", offered, "total"),
        None if mean_of == "none" else mean_of,
    )


def developments(view: View, choice: Choice) -> list[Development]:
    """A development for each of the chosen measures."""
    codes = (view.province_code, *choice.others)
    found = gather.gather(view.file, choice.names, codes, choice.mean_of, view.year)
    return list(found.values())


def opening(view: View, choice: Choice) -> Opening:
    """The level, and the remark on it that matters most."""
    say, shown = view.language, developments(view, choice)
    if choice.all_dimensions:
        return Opening(panel_words.headline(say, shown), [])
    return Opening(level_words.headline(say, shown[0]), level_words.first_remarks(say, shown[0]))


def source(view: View, choice: Choice) -> str:
    """Where its figures come from, and whether some are estimates."""
    shown = developments(view, choice)
    held = [year for one in shown for year in one.measure.years]
    cited = citation(view.file, view.year)
    found = notes.source(view.language, cited, min(held), max(held))
    if any(one.estimated for one in shown):
        found += f" {estimates.label(view.language)}"
    return found


def title(view: View, choice: Choice) -> str:
    """The question of the chart."""
    return words.title(view.language, choice.view, developments(view, choice)[0])


def years(view: View, choice: Choice) -> Part:
    """The values, ranks or groups over the years."""
    say, shown = view.language, developments(view, choice)
    seen, finding = shown[0], words.finding(say, choice.view, shown)
    further = tuple(words.further(say, choice.view, shown, gather.regions(view.file)))
    groups = [LegendEntry(group, group_name(say, group)) for group in GROUPS]
    breaks = tuple(line for one in shown for line in notes.breaks(say, one))
    fold = say.text("Breaks and cautions") if choice.all_dimensions else ""
    drawn = any(one.points for one in [*seen.series, *([seen.mean] if seen.mean else [])])
    reading = notes.how_read(say, seen, choice.view) if drawn else []
    return Part(
        f"trend-{choice.view}",
        finding,
        notes.what(say, seen, choice.view) if drawn else "",
        legend=tuple(groups) if choice.view == "group" else (),
        marks=tuple(reading),
        alt=" ".join([f"{finding.rstrip('.')}.", *further]),
        points=further,
        figure=_figure(view, choice, shown) if drawn else None,
        source=source(view, choice),
        file_table=_by_year(view, choice),
        parts=(Part("breaks", fold=fold, notes=breaks),),
        in_files=(finding, *further, *breaks),
    )


def shaded(view: View, choice: Choice) -> Part | None:
    """All dimensions by year in colour; None where one measure is shown."""
    if not choice.all_dimensions:
        return None
    say, shown = view.language, developments(view, choice)
    rows = {
        measures.name(say, one.measure, view.year): {
            point.year: Shade(point.shown, point.era, point.year in one.broken)
            for point in one.own.points
        }
        for one in shown
    }
    held = sorted({year for one in shown for year in one.measure.years})
    return Part(
        "dimension-years",
        panel_words.extremes(say, shown),
        say.text("Points of the dimensions, by year."),
        drawing=lambda: shades.drawn(
            say,
            say.text("Dimensions by year, in colour"),
            say.text("Dimension"),
            rows,
            held,
            view.year,
        ),
        marks=(panel_words.shades_note(say),),
        source=source(view, choice),
        file_table=_by_year(view, choice),
        taken=False,
    )


def levels(view: View, choice: Choice) -> Part:
    """Whether the level is different from before, and all figures by year."""
    say, shown = view.language, developments(view, choice)
    further: tuple[str, ...] = ()
    if choice.all_dimensions:
        answer = " ".join(panel_words.remarks(say, shown))
    else:
        opened = level_words.first_remarks(say, shown[0])
        further = tuple(one for one in level_words.remarks(say, shown[0]) if one not in opened)
        answer = level_words.several(say, shown[0])
    rule = notes.rule(say)
    return Part(
        "levels",
        say.text("Levels compared with the years before"),
        answer,
        table=tables.kinds(say, shown),
        points=further,
        notes=(rule,),
        source=source(view, choice),
        parts=(
            Part(
                "by-year",
                fold=say.text("All figures by year"),
                table=_by_year(view, choice),
                tall=True,
                taken=False,
            ),
        ),
        in_files=(*filter(None, [answer]), *further, rule),
    )


def caveats(view: View, choice: Choice) -> Part:
    """What to keep in mind."""
    say, shown = view.language, developments(view, choice)
    lines = tuple(notes.caveats(say, shown, with_mean=choice.mean_of is not None))
    return Part(
        "caveats",
        say.text("What to keep in mind"),
        notes=(*lines, source(view, choice)),
        in_files=lines,
    )


def _figure(view: View, choice: Choice, shown: list[Development]) -> Figure:
    say, seen, regions = view.language, shown[0], gather.regions(view.file)
    if choice.all_dimensions:
        return lambda palette: panel_charts.draw(say, shown, palette)
    if choice.view == "group":
        return lambda palette: group_charts.draw(say, seen, palette)
    draw = rank_charts.draw if choice.view == "rank" else value_charts.draw
    return lambda palette: draw(say, seen, regions, palette)


def _by_year(view: View, choice: Choice) -> Table:
    say, shown = view.language, developments(view, choice)
    if choice.all_dimensions:
        return tables.panels(say, shown)
    return tables.years(say, shown[0], gather.regions(view.file))


SUBJECT = Subject(opening, by_name([years, shaded, levels, caveats]), source, linked)
