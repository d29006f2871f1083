"""The parts of the report, in its order. What other subjects say of the province's year is taken
from them; the report adds what none of them has. A reader may leave parts out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from papi.common.drawing.profile import drawn
from papi.common.parts import Opening, Part, Subject, View
from papi.compare import lasting_words, learning_tables
from papi.compare import peers as peer_sets
from papi.compare import questions as peer_questions
from papi.compare import tables as peer_tables
from papi.compare import words as peer_words
from papi.compare.gather import Comparison
from papi.compare.peers import Peers
from papi.country import parts as country
from papi.overview import caveat_words, conclusions, headline
from papi.overview import parts as overview
from papi.overview import profile as profiles
from papi.overview import words as overview_words
from papi.overview.gather import Overview
from papi.report import charts, gather, tables, words
from papi.report.places import low_parts, places
from papi.trends import level_words, panel_words
from papi.trends import notes as trend_notes
from papi.trends import tables as trend_tables
from papi.trends.development import Development

# Peers that a table can hold without filling pages.
MOST_PEERS = 16


@dataclass(frozen=True)
class Choice:
    """The peers, and the sections that are left out."""

    peers: Peers
    without: tuple[str, ...] = field(default=())


def seen(view: View) -> Overview:
    """The year that the report is about."""
    return overview.seen(view)


def shown(view: View) -> View:
    """The view of that year: the nearest published one where the asked year has nothing."""
    year = seen(view)
    return replace(view, province_code=year.province.code, year=year.year)


def beside(view: View, choice: Choice) -> Comparison:
    """The province among its peers."""
    return peer_sets.compared(shown(view), choice.peers)


def linked(view: View, link: Mapping[str, str]) -> Choice | None:
    """Peers and sections of a link; None for a custom list of peers."""
    found = peer_sets.linked(view, link)
    left_out = link.get("without", "").split(",")
    return Choice(found, tuple(one for one in SECTIONS if one in left_out)) if found else None


def opening(view: View, _choice: Choice) -> Opening:
    """What the report is about, and what it begins with."""
    say, year = view.language, seen(view)
    return Opening(words.title(say, year), [headline.headline(say, year)])


def source(view: View, _choice: Choice) -> str:
    """Where the year's figures come from."""
    return overview.source(view, overview.Choice())


def summary(view: View, choice: Choice) -> Part:
    """What happened, and what may be concluded."""
    say, year = view.language, seen(view)
    return Part(
        "summary",
        _title(view, "summary"),
        headline.headline(say, year),
        remarks=(
            *conclusions.under_headline(say, year),
            overview_words.change_answer(say, year),
        ),
        source=source(view, choice),
    )


def nation(view: View, choice: Choice) -> Part:
    """The country's year: what moved, who is missing, the groups, means and medians."""
    say, year, there = view.language, seen(view), shown(view)
    said = country.opening(there, country.Choice())
    total, dimensions = gather.developments(there)
    found = gather.benchmarks(view.file, year)
    groups = words.groups_answer(say, year)
    return Part(
        "nation",
        _title(view, "nation"),
        said.sentences[0],
        remarks=(*said.sentences[1:], caveat_words.denominator(say, year)),
        source=source(view, choice),
        parts=(
            Part(
                "groups",
                remarks=tuple(filter(None, [groups])),
                table=tables.groups(say, gather.edges(view.file, year), year),
            ),
            Part("measures", table=tables.nation(say, [total, *dimensions], found)),
        ),
    )


def dimensions(view: View, choice: Choice) -> Part | None:
    """The year by dimension and sub-dimension, drawn and in figures."""
    say, year = view.language, seen(view)
    made = profiles.profile(view, year)
    if made is None:
        return None
    return Part(
        "dimensions",
        _title(view, "dimensions"),
        overview_words.change_answer(say, year),
        source=source(view, choice),
        parts=(
            Part(
                "profile",
                drawing=lambda: drawn(made),
                on_paper=tables.drawn(say, made),
                notes=(words.drawn_note(say),),
            ),
            Part(
                "figures",
                table=tables.figures(say, year, gather.benchmarks(view.file, year)),
                tall=True,
            ),
        ),
    )


def moved(view: View, choice: Choice) -> Part | None:
    """What moved the total; None where no dimension can be compared with the year before."""
    say, year = view.language, seen(view)
    rows = sorted(
        (one for one in year.dimensions if one.changed), key=lambda one: -(one.difference or 0.0)
    )
    if not rows:
        return None
    return Part(
        "moved",
        _title(view, "moved"),
        overview_words.sum_of_dimensions(say, year),
        table=tables.moved(say, rows),
        on_paper=charts.moved(say, year, rows),
        source=source(view, choice),
    )


def questions(view: View, choice: Choice) -> Part | None:
    """Survey questions far from the median, with those who lead; None in years without them."""
    say, made = view.language, profiles.profile(view, seen(view))
    far = gather.far_questions(shown(view), made) if made else []
    if not far:
        return None
    return Part(
        "questions",
        _title(view, "questions"),
        words.questions_answer(say, far),
        table=tables.far_questions(say, far),
        notes=(words.questions_note(say),),
        source=source(view, choice),
    )


def low(view: View, choice: Choice) -> Part | None:
    """Low parts inside high dimensions; None where there are none."""
    say, year = view.language, seen(view)
    found = low_parts(year)
    if not found:
        return None
    return Part(
        "low",
        _title(view, "low"),
        words.low_answer(say, found, year),
        table=tables.low_parts(say, found),
        source=source(view, choice),
    )


def peers(view: View, choice: Choice) -> Part | None:
    """The province beside its peers, which can be told apart, and who has risen and stayed up; None
    without peers."""
    say, among = view.language, beside(view, choice)
    if not among.peers or not among.own:
        return None
    few = len(among.peers) <= MOST_PEERS
    return Part(
        "peers",
        _title(view, "peers"),
        peer_words.headline(say, among),
        remarks=tuple(peer_words.conclusions(say, among)),
        source=source(view, choice),
        parts=tuple(
            filter(
                None,
                [
                    Part(
                        "gaps",
                        table=peer_tables.gaps(say, among).only(
                            "measure", "points", "median", "gap", "place", "higher", "lower",
                            "within", "best", "best_names",
                        ),
                    ),
                    Part(
                        "heat",
                        table=peer_tables.heat(say, among, "apart", "total"),
                        notes=(peer_words.heat_legend(say, "apart", among.province.name),),
                    )
                    if few
                    else None,
                    improvers(view, choice),
                ],
            )
        ),
    )  # fmt: skip


def improvers(view: View, choice: Choice) -> Part | None:
    """Provinces whose total rose and stayed up; None where there are none."""
    say, among = view.language, beside(view, choice)
    risen = peer_questions.lasting_rises(view.file, among.year, "total")
    if not risen:
        return None
    own = among.province.code
    said = lasting_words.answer(say, risen, among.names, own)
    table = learning_tables.lasting(say, risen, among.names, own)
    return Part(
        "improvers",
        remarks=(said,),
        table=table.only("province", "since", "base", "level", "change", "relative", "parts"),
        notes=(lasting_words.note(say),),
    )


def years(view: View, choice: Choice) -> Part | None:
    """The total over the years, and whether the dimensions stand at another level than before; None
    where no total was ever published."""
    say, year = view.language, seen(view)
    total, by_dimension = gather.developments(shown(view))
    if not total.own.until(year.year):
        return None
    table = trend_tables.years(say, replace(total, mean=None), {})
    rows = [row for row in table.rows if row.year <= year.year]
    finding = level_words.headline(say, total)
    return Part(
        "years",
        _title(view, "years"),
        finding,
        remarks=tuple(level_words.remarks(say, total)),
        source=source(view, choice),
        parts=(
            Part(
                "total",
                on_paper=charts.years(say, year, total, finding),
                table=replace(table, rows=rows).only(
                    "year", "value", "usual", "rank", "count", "group", "note"
                ),
            ),
            *_levels(view, by_dimension),
        ),
    )


def _levels(view: View, by_dimension: list[Development]) -> list[Part]:
    """Whether the dimensions stand at another level than before; nothing where that is known of
    none."""
    say = view.language
    if not any(one.kind and one.kind.change is not None for one in by_dimension):
        return []
    return [
        Part(
            "levels",
            remarks=(panel_words.headline(say, by_dimension),),
            table=trend_tables.kinds(say, by_dimension).only(
                "name", "years", "kind", "change", "usual", "relative_kind", "relative_change"
            ),
            notes=(trend_notes.rule(say),),
        )
    ]


def others(view: View, choice: Choice) -> Part | None:
    """Other indices beside PAPI; None where none is held."""
    part = overview.others(view, overview.Choice())
    return part and replace(part, title=_title(view, "others"))


def look(view: View, choice: Choice) -> Part | None:
    """What to look into: questions, and whom to ask."""
    say = view.language
    chosen = places(seen(view))
    if not chosen:
        return None
    return Part(
        "look",
        _title(view, "look"),
        words.look_answer(say, chosen),
        table=tables.look(say, chosen, gather.leads(shown(view))),
        notes=(words.look_note(say),),
        source=source(view, choice),
    )


def sources(view: View, choice: Choice) -> Part:
    """Sources and notes."""
    say, year = view.language, seen(view)
    return Part(
        "sources",
        _title(view, "sources"),
        points=(words.status(say), *caveat_words.caveats(say, year)),
        notes=(source(view, choice),),
    )


def _title(view: View, name: str) -> str:
    return view.language.text(words.SECTIONS[name])


def _unless_left_out(
    make: Callable[[View, Choice], Part | None],
) -> Callable[[View, Choice], Part | None]:
    """The section where it is wanted; None where the reader left it out."""
    return lambda view, choice: None if make.__name__ in choice.without else make(view, choice)


_MAKERS: tuple[Callable[[View, Choice], Part | None], ...] = (
    summary, nation, dimensions, moved, questions, low, peers, years, others, look, sources,
)  # fmt: skip
SECTIONS = {make.__name__: _unless_left_out(make) for make in _MAKERS}

SUBJECT = Subject(opening, SECTIONS, source, linked)
