"""The parts of the comparison with peers, in the order of the page."""

from collections.abc import Mapping
from dataclasses import dataclass

from papi.common import estimate_words as estimates
from papi.common import measures, nearby
from papi.common.paged import PAGE
from papi.common.parts import Opening, Part, Subject, View, by_name
from papi.common.tables import Table
from papi.compare import (
    drawing,
    gather,
    lasting_words,
    learning,
    learning_questions,
    learning_tables,
    learning_words,
    ranking_questions,
    ranking_tables,
    ranking_words,
    rival_words,
    row_words,
    scatter,
    scatter_charts,
    scatter_tables,
    scatter_words,
    tables,
    told_apart,
    words,
)
from papi.compare import peers as peer_sets
from papi.compare.gather import Comparison
from papi.compare.peers import Peers
from papi.warehouse import scores


@dataclass(frozen=True)
class Choice:
    """The peers, and what a reader picked for each part. colour, sort: of the table of all peers;
    rival: a province's code, the usual one where none is given; x, y: two measures against each
    other; measure: that of learning and of the ranking. The other parts are shown when their own
    picks are given."""

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
    say, beside, table = view.language, seen(view, choice), _all_peers(view, choice)
    if choice.colour is None or table is None:
        return None
    return Part(
        "heat",
        words.heat_title(say, beside),
        words.heat_answer(say, beside),
        reading=(words.heat_legend(say, choice.colour, beside.province.name),),
        table=table,
        taken=False,
        tall=True,
        notes=tuple(words.heat_notes(say, choice.colour)),
        source=source(view, choice),
    )


def head_to_head(view: View, choice: Choice) -> Part:
    """The province beside a rival and its peers, with the further conclusions."""
    say, among = view.language, seen(view, choice)
    every = gather.rivals(among)
    usual = next(iter(every.values()), None)
    rival = choice.rival or usual
    further = tuple(words.conclusions(say, among)[1:])
    # Which peers stand clearly apart is in the rows.
    in_rows = told_apart.from_peers(say, among)
    remarks = tuple(line for line in further if line not in in_rows)
    if rival is None or not among.own:
        return Part("beside", notes=further, in_files=further)
    told = rival_words.answer(say, among, rival)
    why = [row_words.why(say, among, rival)] if rival == usual else []
    shade = [row_words.shade(say)] if among.judged(rival) else []
    gaps = [words.spine_answer(say, among)] if among.peers else []
    return Part(
        "beside",
        rival_words.finding(say, among, rival),
        row_words.what(say, among, words.peers_named(say, among)),
        reading=tuple(why),
        drawing=lambda: drawing.drawn(say, among, rival),
        marks=(*shade, *_estimates(view, choice)),
        notes=(*gaps, told, *remarks),
        source=source(view, choice),
        file_table=_all_peers(view, choice),
        in_files=further,
        parts=(
            Part(
                "gaps",
                fold=say.text("Figures: gaps to the peers"),
                table=tables.gaps(say, among) if among.compared else None,
            ),
            Part("pair", fold=say.text("Figures for both"), table=tables.pair(say, among, rival)),
        ),
    )


def _all_peers(view: View, choice: Choice) -> Table | None:
    """All peers by all dimensions, coloured and sorted as chosen; a file begins with it."""
    among = seen(view, choice)
    if choice.colour is None or choice.sort is None or not among.peers:
        return None
    return tables.heat(view.language, among, choice.colour, choice.sort)


def cloud(view: View, choice: Choice) -> Part | None:
    """Two measures against each other."""
    say, beside, known = view.language, seen(view, choice), measures.known(view.file)
    if choice.x is None or choice.y is None:
        return None
    both = (known[choice.x], known[choice.y])
    among = [view.province_code, *beside.peers] if beside.survey.many else None
    found = scatter.gather(
        view.file, beside.year, both, view.province_code, list(beside.peers), among
    )
    finding, notes = scatter_words.finding(say, found), tuple(scatter_words.notes(say, found))
    if among:
        notes = (scatter_words.of_peers(say), *notes)
    if not found.drawn:
        return Part("cloud", finding, notes=notes)
    return Part(
        "cloud",
        finding,
        scatter_words.units(say, found),
        marks=(
            scatter_words.marks(say),
            *estimates.reading(say, shown=beside.survey.estimated),
        ),
        figure=lambda palette: scatter_charts.draw(say, found, palette),
        alt=f"{finding.rstrip('.')}. {notes[0]}",
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
    most = PAGE if beside.survey.many else None
    found = learning.gather(view.file, view.province_code, beside.year, measure, most)
    finding = learning_words.finding(say, own, name, found).removesuffix(".")
    answer = learning_words.example(say, own, found)
    notes = tuple(learning_words.notes(say, held, name, beside.survey.noise.get(measure)))
    if not found.partners:
        return Part("paths", finding, notes=notes)
    return Part(
        "paths",
        finding,
        answer,
        reading=(learning_words.reading(say, held, own, beside.year),),
        table=learning_tables.partners(say, own, found),
        tall=True,
        notes=(*notes, *_estimates(view, choice)),
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
    risen = learning_questions.lasting_rises(view.file, beside.year, measure)
    if not risen:
        return None
    name, own = measures.name(say, held, beside.year), view.province_code
    return Part(
        "improvers",
        lasting_words.finding(say, name, beside.year, len(risen)),
        lasting_words.answer(say, risen, beside.names, own),
        table=learning_tables.lasting(
            say, risen[:PAGE] if beside.survey.many else risen, beside.names, own
        ),
        file_table=(lambda: learning_tables.lasting(say, risen, beside.names, own))
        if beside.survey.many
        else None,
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
    first, most = 0, None
    if beside.survey.many:
        first, most = nearby.first_around(beside.survey.of_province(own).get(measure)), PAGE
    placed = ranking_questions.placed(view.file, beside.year, measure, first, most)
    edges = scores.group_edges(view.file, beside.year, measure, beside.survey.division)
    own_name = beside.province.name

    def every() -> Table:
        whole = ranking_questions.placed(view.file, beside.year, measure or "total")
        return ranking_tables.by_rank(say, whole, edges, beside.names, own, beside.year)

    return Part(
        "rank",
        ranking_words.finding(say, held, beside.year, own_name, placed, own).removesuffix("."),
        ranking_words.how_sure(say, placed, own),
        table=ranking_tables.by_rank(say, placed, edges, beside.names, own, beside.year),
        file_table=every if most else None,
        tall=True,
        notes=(ranking_words.note(say, beside.year), cited),
        source=cited,
    )


def _estimates(view: View, choice: Choice) -> tuple[str, ...]:
    shown = seen(view, choice).survey.estimated
    return tuple(estimates.reading_drawn(view.language, shown=shown))


SUBJECT = Subject(
    opening, by_name([head_to_head, heat, cloud, lesson, improvers, ranks]), source, linked
)
