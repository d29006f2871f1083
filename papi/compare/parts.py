"""The parts of the comparison with peers, in the order of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from papi.common import estimate_words as estimates
from papi.common import measures, quantities
from papi.common.language import marked
from papi.common.parts import Opening, Part, Subject, View, by_name
from papi.compare import (
    charts,
    lasting_words,
    learning,
    learning_charts,
    learning_tables,
    learning_words,
    questions,
    ranking_tables,
    ranking_words,
    rival_words,
    scatter,
    scatter_charts,
    scatter_tables,
    scatter_words,
    tables,
    words,
)
from papi.compare import peers as peer_sets
from papi.compare.gather import Comparison
from papi.compare.peers import Peers
from papi.warehouse import scores


@dataclass(frozen=True)
class Choice:
    """The peers, and what a reader picked for each part. colour, sort: of the table of all peers;
    rival: a province's code; x, y: two measures against each other; measure: that of learning and
    of the ranking. A part is shown when its own picks are given."""

    peers: Peers
    colour: str | None = None
    sort: str | None = None
    rival: str | None = None
    x: str | None = None
    y: str | None = None
    measure: str | None = None


def seen(view: View, choice: Choice) -> Comparison:
    """The province among its peers."""
    return peer_sets.compared(view, choice.peers)


def linked(view: View, link: Mapping[str, str]) -> Choice | None:
    """The peers of a link, which the opening words depend on; None for a custom list."""
    found = peer_sets.linked(view, link)
    return Choice(found) if found else None


def opening(view: View, choice: Choice) -> Opening:
    """How the province stands among its peers, and the conclusion that matters most."""
    say, beside = view.language, seen(view, choice)
    return Opening(words.headline(say, beside), words.conclusions(say, beside)[:1])


def source(view: View, choice: Choice) -> str:
    """Where the year's figures come from."""
    return estimates.source(view.language, seen(view, choice).survey)


def heat(view: View, choice: Choice) -> Part | None:
    """Where the province leads or trails: all peers by all dimensions."""
    say, beside = view.language, seen(view, choice)
    if choice.colour is None or choice.sort is None:
        return None
    asked = marked("Where does {province} lead or trail {peers}, {year}?")
    return Part(
        "heat",
        words.title(say, asked, beside),
        words.heat_answer(say, beside),
        reading=(words.heat_legend(say, choice.colour, beside.province.name),),
        table=tables.heat(say, beside, choice.colour, choice.sort),
        tall=True,
        source=source(view, choice),
    )


def spine(view: View, choice: Choice) -> Part | None:
    """How far the province is from its peers, with the further conclusions."""
    say, beside = view.language, seen(view, choice)
    further = tuple(words.conclusions(say, beside)[1:])
    if not beside.compared:
        return Part("spine", notes=further, in_files=further) if further else None
    return Part(
        "spine",
        words.title(say, marked("How far is {province} from {peers}, {year}?"), beside),
        words.spine_answer(say, beside),
        reading=(words.spine_legend(say, beside), *_estimates(view, choice)),
        figure=lambda palette: charts.spine(say, beside, palette),
        table=tables.gaps(say, beside),
        notes=further,
        source=source(view, choice),
        in_files=further,
    )


def pair(view: View, choice: Choice) -> Part | None:
    """Head to head with one other province."""
    say, beside, rival = view.language, seen(view, choice), choice.rival
    if rival is None:
        return None
    both = rival_words.shared(beside, rival)
    question = rival_words.question(say, beside, rival)
    answer = rival_words.answer(say, beside, rival)
    if not both:
        return Part("pair", question, answer)
    return Part(
        "pair",
        question,
        answer,
        reading=(rival_words.legend(say, beside, rival), *_estimates(view, choice)),
        figure=lambda palette: charts.pair(say, beside, rival, both, palette),
        table=tables.pair(say, beside, rival),
        folded=say.text("Figures for both"),
        source=source(view, choice),
    )


def cloud(view: View, choice: Choice) -> Part | None:
    """Two measures against each other."""
    say, beside, known = view.language, seen(view, choice), measures.known(view.file)
    if choice.x is None or choice.y is None:
        return None
    both = (known[choice.x], known[choice.y])
    found = scatter.gather(view.file, beside.year, both, view.province_code, list(beside.peers))
    question, answer = scatter_words.question(say, found), scatter_words.answer(say, found)
    notes = tuple(scatter_words.notes(say, found))
    if not found.drawn:
        return Part("cloud", question, answer, notes=notes)
    return Part(
        "cloud",
        question,
        answer,
        reading=(*scatter_words.legend(say, found), *_estimates(view, choice)),
        figure=lambda palette: scatter_charts.draw(say, found, palette),
        alt=f"{answer} {notes[0]}",
        table=scatter_tables.spots(say, found),
        tall=True,
        folded=say.text("Figures for all provinces"),
        notes=notes,
        source=source(view, choice),
    )


def lesson(view: View, choice: Choice) -> Part | None:
    """Whom to learn from on a measure."""
    say, beside, measure = view.language, seen(view, choice), choice.measure
    if measure is None:
        return None
    held, own = measures.known(view.file)[measure], beside.province.name
    name = measures.name(say, held, beside.year)
    found = learning.gather(view.file, view.province_code, beside.year, measure)
    question = learning_words.question(say, own, name, beside.year)
    answer = learning_words.answer(say, own, name, found)
    notes = tuple(learning_words.notes(say, held, name, beside.survey.noise.get(measure)))
    if not found.partners:
        return Part("paths", question, answer, notes=notes)
    return Part(
        "paths",
        question,
        answer,
        reading=(quantities.unit_line(say, held, beside.year), *_estimates(view, choice)),
        figure=lambda palette: learning_charts.draw(say, own, found, palette),
        table=learning_tables.partners(say, own, found),
        notes=notes,
        source=source(view, choice),
        parts=(
            Part(
                "paths-by-year",
                fold=say.text("Figures behind the paths"),
                table=learning_tables.paths(say, own, found),
                taken=False,
            ),
        ),
    )


def improvers(view: View, choice: Choice) -> Part | None:
    """Who rose on a measure and stayed up; None where nobody did."""
    say, beside, measure = view.language, seen(view, choice), choice.measure
    if measure is None:
        return None
    held = measures.known(view.file)[measure]
    risen = questions.lasting_rises(view.file, beside.year, measure)
    if not risen:
        return None
    name, own = measures.name(say, held, beside.year), view.province_code
    return Part(
        "improvers",
        lasting_words.question(say, name, beside.year),
        lasting_words.answer(say, risen, beside.names, own),
        table=learning_tables.lasting(say, risen, beside.names, own),
        tall=True,
        notes=(lasting_words.note(say),),
        source=source(view, choice),
    )


def ranks(view: View, choice: Choice) -> Part | None:
    """All provinces in the order of a measure."""
    say, beside, measure = view.language, seen(view, choice), choice.measure
    if measure is None:
        return None
    held, own, cited = measures.known(view.file)[measure], view.province_code, source(view, choice)
    placed = questions.placed(view.file, beside.year, measure)
    edges = scores.group_edges(view.file, beside.year, measure, beside.survey.division)
    name = measures.name(say, held, beside.year)
    return Part(
        "rank",
        ranking_words.question(say, name, beside.year),
        ranking_words.answer(say, held, beside.year, beside.province.name, placed, own),
        table=ranking_tables.by_rank(say, placed, edges, beside.names, own, beside.year),
        tall=True,
        notes=(ranking_words.note(say, beside.year), cited),
        source=cited,
    )


def _estimates(view: View, choice: Choice) -> tuple[str, ...]:
    shown = seen(view, choice).survey.estimated
    return tuple(estimates.reading(view.language, shown=shown))


SUBJECT = Subject(
    opening, by_name([heat, spine, pair, cloud, lesson, improvers, ranks]), source, linked
)
