"""The parts of the report, in its order. What other subjects say of the province's year is taken
from them; the report adds what none of them has. A reader may leave parts out."""

from collections.abc import Callable, Mapping

from papi.common.parts import Opening, Part, Subject, View
from papi.compare import peers as peer_sets
from papi.overview import headline
from papi.report import further_parts, words, year_parts
from papi.report.choice import ReportChoice, seen, source


def linked(view: View, link: Mapping[str, str]) -> ReportChoice | None:
    """Peers and sections of a link; None for a custom list of peers."""
    found = peer_sets.linked(view, link)
    left_out = link.get("without", "").split(",")
    return ReportChoice(found, tuple(one for one in SECTIONS if one in left_out)) if found else None


def opening(view: View, _choice: ReportChoice) -> Opening:
    """What the report is about, and what it begins with."""
    say, year = view.language, seen(view)
    return Opening(words.title(say, year), [headline.headline(say, year)])


def _unless_left_out(
    make: Callable[[View, ReportChoice], Part | None],
) -> Callable[[View, ReportChoice], Part | None]:
    """The section where it is wanted; None where the reader left it out."""
    return lambda view, choice: None if make.__name__ in choice.without else make(view, choice)


_MAKERS: tuple[Callable[[View, ReportChoice], Part | None], ...] = (
    year_parts.summary, year_parts.nation, year_parts.dimensions, year_parts.moved,
    year_parts.questions, year_parts.low, further_parts.peers, further_parts.years,
    further_parts.others, further_parts.last_plan, further_parts.look, further_parts.sources,
)  # fmt: skip
SECTIONS = {make.__name__: _unless_left_out(make) for make in _MAKERS}

SUBJECT = Subject(opening, SECTIONS, source, linked)
