"""The sections of the trend page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared import show
from pages.shared.frame import Page
from pages.shared.kept import kept
from papi.common import estimate_words as estimates
from papi.common import links, measures
from papi.common.parts import LegendEntry
from papi.common.tables import Table
from papi.common.vocabulary import GROUPS, group_name
from papi.trends import charts, notes, tables
from papi.trends import gather as trends
from papi.trends import group_charts as group_chart
from papi.trends import level_words as trend_kinds
from papi.trends import panel_charts as panel_chart
from papi.trends import panel_words as trend_panels
from papi.trends import words as answers
from papi.trends.development import COUNTRY, Development
from papi.warehouse import notes as note_questions


@dataclass(frozen=True)
class Asked:
    """What a reader asked to see over the years: value · rank · group · dimensions, of the measures
    `names`, beside the provinces `others`; `mean_of` is a region's code, VN, or None."""

    view: str
    names: tuple[str, ...]
    others: tuple[str, ...]
    mean_of: str | None

    @property
    def all_dimensions(self) -> bool:
        """Whether it is one panel a dimension."""
        return self.view == "dimensions"


def asked_for(
    page: Page, view: str, measure: str, mean_of: str | None, others: Sequence[str] = ()
) -> Asked:
    """What the choices come to: all dimensions stand beside nobody, an indicator has no rank or
    group."""
    known = measures.known(page.file)
    if view == "dimensions":
        names = tuple(key for key, one in known.items() if one.level == "dimension")
        return Asked(view, names, (), None)
    if view in trends.RANKED and known[measure].level == "indicator":
        view, mean_of = "value", None
    apart = tuple(one for one in others if one != page.province_code)
    return Asked(view, (measure,), apart, mean_of if view == "value" else None)


def developments(page: Page, asked: Asked) -> list[Development]:
    """What was asked for, a development a measure."""
    codes = (page.province_code, *asked.others)
    return list(trends.gather(page.file, asked.names, codes, asked.mean_of, page.year).values())


def opening(page: Page, link: Mapping[str, str]) -> show.Opening | None:
    """The words that the page opens with; None where they hang on other provinces beside it."""
    if link.get("with"):
        return None
    offered = [key for key, one in measures.known(page.file).items() if one.level in trends.LEVELS]
    means = {COUNTRY, "none", *trends.regions(page.file)}
    mean_of = links.asked(link, "mean", means, COUNTRY)
    return _concluded(
        page,
        asked_for(
            page,
            links.asked(link, "view", trends.VIEWS, trends.VIEWS[0]),
            links.asked(link, "measure", offered, "total"),
            None if mean_of == "none" else mean_of,
        ),
    )


@kept
def words(page: Page, asked: Asked) -> None:
    """On which level it stands, and what goes with it."""
    show.words(_concluded(page, asked))


@kept
def years(page: Page, asked: Asked) -> None:
    """The chart of the years."""
    say, shown = page.language, developments(page, asked)
    seen, regions = shown[0], trends.regions(page.file)
    title, answer = answers.title(say, asked.view, seen), _answer(page, asked)
    show.question(title, answer)
    groups = [LegendEntry(group, group_name(say, group)) for group in GROUPS]
    groups = groups if asked.view == "group" else []
    if groups:
        show.legend(groups, page.palette)
    if any(one.points for one in [*seen.series, *([seen.mean] if seen.mean else [])]):
        if asked.all_dimensions:
            figure = panel_chart.draw(say, shown, page.palette)
        elif asked.view == "group":
            figure = group_chart.draw(say, seen, page.palette)
        elif asked.view == "rank":
            figure = charts.ranks(say, seen, regions, page.palette)
        else:
            figure = charts.values(say, seen, regions, page.palette)
        show.chart(
            say,
            figure,
            answer,
            key=f"trend-{asked.view}",
            title=title,
            source=source(page, asked),
            reading=notes.how_read(say, seen, asked.view),
            colours=show.colours(groups, page.palette),
        )
    folded = st.expander(say.text("Breaks and cautions")) if asked.all_dimensions else None
    with folded or st.container():
        for line in _breaks(page, asked):
            show.note(line)


@kept
def kinds(page: Page, asked: Asked) -> None:
    """The levels, all figures by year, and what to keep in mind."""
    say, shown = page.language, developments(page, asked)
    headline = _concluded(page, asked).headline
    several = headline if asked.all_dimensions else trend_kinds.several(say, shown[0])
    show.question(say.text("Does it stand on another level than before?"), several)
    show.table(say, tables.kinds(say, shown))
    show.note(notes.rule(say))
    with st.expander(say.text("All figures by year")):
        show.table(say, _by_year(page, asked), tall=True)
    show.question(say.text("What to keep in mind"))
    for line in [*_caveats(page, asked), source(page, asked)]:
        show.note(line)


def title(page: Page, asked: Asked) -> str:
    """The question of the chart."""
    return answers.title(page.language, asked.view, developments(page, asked)[0])


def source(page: Page, asked: Asked) -> str:
    """Where its figures come from, and that some are estimates where some are."""
    shown = developments(page, asked)
    held = [year for one in shown for year in one.measure.years]
    citation = note_questions.citation(page.file, page.year)
    found = notes.source(page.language, citation, min(held), max(held))
    if any(one.estimated for one in shown):
        found += f" {estimates.label(page.language)}"
    return found


def taken(page: Page, asked: Asked) -> list[Table]:
    """The page's tables to take away."""
    return [_by_year(page, asked), tables.kinds(page.language, developments(page, asked))]


def sentences(page: Page, asked: Asked) -> list[str]:
    """What the page says, for the head of its file."""
    opening = _concluded(page, asked)
    return [
        opening.headline,
        *opening.sentences,
        title(page, asked),
        _answer(page, asked),
        *_breaks(page, asked),
        notes.rule(page.language),
        *_caveats(page, asked),
        source(page, asked),
    ]


def _concluded(page: Page, asked: Asked) -> show.Opening:
    say, shown = page.language, developments(page, asked)
    if asked.all_dimensions:
        return show.Opening(trend_panels.headline(say, shown), trend_panels.remarks(say, shown))
    one = shown[0]
    return show.Opening(trend_kinds.headline(say, one), trend_kinds.remarks(say, one))


def _answer(page: Page, asked: Asked) -> str:
    shown, regions = developments(page, asked), trends.regions(page.file)
    return answers.answer(page.language, asked.view, shown, regions)


def _breaks(page: Page, asked: Asked) -> list[str]:
    return [line for one in developments(page, asked) for line in notes.breaks(page.language, one)]


def _by_year(page: Page, asked: Asked) -> Table:
    say, shown = page.language, developments(page, asked)
    if asked.all_dimensions:
        return tables.panels(say, shown)
    return tables.years(say, shown[0], trends.regions(page.file))


def _caveats(page: Page, asked: Asked) -> list[str]:
    shown = developments(page, asked)
    return notes.caveats(page.language, shown, with_mean=asked.mean_of is not None)
