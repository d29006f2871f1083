"""The choice of peers, the same on every page that compares."""

from collections.abc import Mapping
from dataclasses import dataclass

from pages.shared import choices, pick
from pages.shared.frame import Page
from papi.common import links, survey_year
from papi.compare import gather as comparison
from papi.compare.gather import Comparison
from papi.compare.words import peer_set_name


@dataclass(frozen=True)
class Peers:
    """The chosen set of peers, and the provinces of the reader's own list."""

    peer_set: str
    listed: tuple[str, ...]


def chosen(page: Page) -> Peers:
    """The set that the reader picks, among those the province has that year."""
    say, own = page.language, page.province_code
    sets = _offered(page)
    peer_set = choices.choice(
        say,
        "peers",
        say.text("Peers"),
        {one: peer_set_name(say, one) for one in sets},
        sets[0],
        listed=True,
        width=320,
    )
    listed: list[str] = []
    if peer_set == "own":
        division = survey_year.provinces(page.file)[own].division
        listed = pick.provinces(
            page, "with", say.text("Provinces of the own list"), most=62, division=division
        )
    return Peers(peer_set, tuple(listed))


def linked(page: Page, link: Mapping[str, str]) -> Peers | None:
    """The set that a link asks for; None for an own list, whose names are for `chosen` to read."""
    sets = _offered(page)
    peer_set = links.asked(link, "peers", sets, sets[0])
    return None if peer_set == "own" else Peers(peer_set, ())


def compared(page: Page, peers: Peers) -> Comparison:
    """The comparison with them."""
    own, year = page.province_code, page.year
    return comparison.gather(page.file, own, year, peers.peer_set, peers.listed)


def _offered(page: Page) -> list[str]:
    own = page.province_code
    year = comparison.published_year(page.file, own, page.year)
    return comparison.offered(page.file, own, year)
