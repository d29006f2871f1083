"""The sections of the comparison with peers."""

from collections.abc import Mapping

import streamlit as st

from pages.shared import show
from pages.shared.frame import Page
from pages.shared.kept import kept
from pages.shared.peers import Peers, compared, linked
from papi.common import estimate_words as estimates
from papi.common import measures, quantities
from papi.common.language import marked
from papi.common.measures import Measure
from papi.common.tables import Table
from papi.compare import charts, learning, questions, scatter, tables
from papi.compare import learning_charts as paths
from papi.compare import learning_tables as lesson_tables
from papi.compare import learning_words as lessons
from papi.compare import ranking_tables as ranking_table
from papi.compare import ranking_words as ranking
from papi.compare import rival_words as rivals
from papi.compare import scatter_charts as cloud_chart
from papi.compare import scatter_tables as cloud_table
from papi.compare import scatter_words as together
from papi.compare import words as answers
from papi.compare.learning import Learning
from papi.compare.scatter import Scatter
from papi.warehouse import scores


def opening(page: Page, link: Mapping[str, str]) -> show.Opening | None:
    """The words that the page opens with; None where they hang on an own list of provinces."""
    peers = linked(page, link)
    return _concluded(page, peers) if peers else None


@kept
def words(page: Page, peers: Peers) -> None:
    """How the province stands among its peers."""
    show.words(_concluded(page, peers))


@kept
def heat(page: Page, peers: Peers, colour: str, sort: str) -> None:
    """Where it leads or trails: all peers by all dimensions."""
    say, seen = page.language, compared(page, peers)
    asked = answers.title(say, marked("Where does {province} lead or trail {peers}, {year}?"), seen)
    show.part(
        say,
        asked,
        answers.heat_answer(say, seen),
        key="heat",
        source=_source(page, peers),
        tall=True,
        reading=[answers.heat_legend(say, colour, seen.province.name)],
        table_behind=tables.heat(say, seen, colour, sort),
    )


@kept
def spine(page: Page, peers: Peers) -> None:
    """How far it is from its peers."""
    say, seen = page.language, compared(page, peers)
    asked = answers.title(say, marked("How far is {province} from {peers}, {year}?"), seen)
    show.part(
        say,
        asked,
        answers.spine_answer(say, seen),
        key="spine",
        source=_source(page, peers),
        reading=[answers.spine_legend(say, seen), *_estimates(page, peers)],
        figure=charts.spine(say, seen, page.palette),
        table_behind=tables.gaps(say, seen),
    )


@kept
def pair(page: Page, peers: Peers, rival: str) -> None:
    """Head to head with one of them."""
    say, seen = page.language, compared(page, peers)
    both = rivals.shared(seen, rival)
    show.part(
        say,
        rivals.question(say, seen, rival),
        rivals.answer(say, seen, rival),
        key="pair",
        source=_source(page, peers),
        reading=[rivals.legend(say, seen, rival), *_estimates(page, peers)] if both else (),
        figure=charts.pair(say, seen, rival, both, page.palette) if both else None,
        table_behind=tables.pair(say, seen, rival) if both else None,
        folded=say.text("The figures of both"),
    )


@kept
def cloud(page: Page, peers: Peers, x: str, y: str) -> None:
    """Two measures against each other."""
    say, found = page.language, _cloud(page, peers, x, y)
    show.part(
        say,
        together.question(say, found),
        together.answer(say, found),
        key="cloud",
        source=_source(page, peers),
        reading=[*together.legend(say, found), *_estimates(page, peers)] if found.drawn else (),
        figure=cloud_chart.draw(say, found, page.palette) if found.drawn else None,
        table_behind=cloud_table.spots(say, found) if found.drawn else None,
        tall=True,
        folded=say.text("The figures of all provinces"),
        notes=[together.note(say)],
    )


@kept
def lesson(page: Page, peers: Peers, measure: str) -> None:
    """From whom to learn on a measure."""
    say, seen = page.language, compared(page, peers)
    name, found = _name(page, peers, measure), _lesson(page, peers, measure)
    held = measures.known(page.file)[measure]
    own = seen.province.name
    unit = quantities.unit_line(say, measures.known(page.file)[measure], seen.year)
    show.part(
        say,
        lessons.question(say, own, name, seen.year),
        lessons.answer(say, own, name, found),
        key="paths",
        source=_source(page, peers),
        reading=[unit, *_estimates(page, peers)] if found.partners else (),
        figure=paths.draw(say, own, found, page.palette) if found.partners else None,
        table_behind=lesson_tables.partners(say, own, found) if found.partners else None,
        notes=lessons.notes(say, held, name, seen.survey.noise.get(measure)),
    )
    if found.partners:
        with st.expander(say.text("The figures of the paths")):
            show.table(say, lesson_tables.paths(say, own, found))


@kept
def ranks(page: Page, peers: Peers, measure: str) -> None:
    """All provinces in the order of a measure."""
    say, seen, source = page.language, compared(page, peers), _source(page, peers)
    name, held = _name(page, peers, measure), measures.known(page.file)[measure]
    placed = questions.placed(page.file, seen.year, measure)
    show.part(
        say,
        ranking.question(say, name, seen.year),
        ranking.answer(say, held, seen.year, seen.province.name, placed, page.province_code),
        key="rank",
        source=source,
        table_behind=_by_rank(page, peers, measure),
        tall=True,
        notes=[ranking.note(say, seen.year), source],
    )


def taken(
    page: Page,
    peers: Peers,
    table: tuple[str, str] | None,
    rival: str,
    xy: tuple[str, str],
    measure: str,
) -> list[Table]:
    """The page's tables to take away; `table` is the colour and order of the first, None without
    peers."""
    say, seen = page.language, compared(page, peers)
    found = [tables.heat(say, seen, *table)] if table else []
    if seen.compared:
        found.append(tables.gaps(say, seen))
    if rivals.shared(seen, rival):
        found.append(tables.pair(say, seen, rival))
    if (spots := _cloud(page, peers, *xy)).drawn:
        found.append(cloud_table.spots(say, spots))
    if (learnt := _lesson(page, peers, measure)).partners:
        found.append(lesson_tables.partners(say, seen.province.name, learnt))
    return [*found, _by_rank(page, peers, measure)]


def sentences(page: Page, peers: Peers) -> list[str]:
    """What the page says, for the head of its file."""
    opening = _concluded(page, peers)
    return [opening.headline, *opening.sentences, _source(page, peers)]


def _concluded(page: Page, peers: Peers) -> show.Opening:
    say, seen = page.language, compared(page, peers)
    return show.Opening(answers.headline(say, seen), answers.conclusions(say, seen))


def _source(page: Page, peers: Peers) -> str:
    return estimates.source(page.language, compared(page, peers).survey)


def _estimates(page: Page, peers: Peers) -> list[str]:
    return estimates.reading(page.language, shown=compared(page, peers).survey.estimated)


def _cloud(page: Page, peers: Peers, x: str, y: str) -> Scatter:
    seen, known = compared(page, peers), measures.known(page.file)
    both: tuple[Measure, Measure] = (known[x], known[y])
    return scatter.gather(page.file, seen.year, both, page.province_code, list(seen.peers))


def _name(page: Page, peers: Peers, measure: str) -> str:
    year = compared(page, peers).year
    return measures.name(page.language, measures.known(page.file)[measure], year)


def _lesson(page: Page, peers: Peers, measure: str) -> Learning:
    return learning.gather(page.file, page.province_code, compared(page, peers).year, measure)


def _by_rank(page: Page, peers: Peers, measure: str) -> Table:
    say, seen, own = page.language, compared(page, peers), page.province_code
    placed = questions.placed(page.file, seen.year, measure)
    edges = scores.group_edges(page.file, seen.year, measure, seen.survey.division)
    return ranking_table.by_rank(say, placed, edges, seen.names, own, seen.year)
