"""The choice of peers, the same on every page that compares."""

from pages.shared import choices, pick
from pages.shared.frame import Page
from papi.common import survey_year
from papi.compare import peers
from papi.compare.peers import Peers
from papi.compare.words import peer_set_name


def chosen(page: Page) -> Peers:
    """The set that the reader picks, among those the province has that year."""
    say, own = page.language, page.province_code
    sets = peers.offered(page)
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
            page, "with", say.text("Provinces in the custom list"), most=62, division=division
        )
    return Peers(peer_set, tuple(listed))
