"""Which peers a province is compared with: a named set, or a custom list."""

from collections.abc import Mapping
from dataclasses import dataclass

from papi.common import links
from papi.common.parts import View
from papi.compare import gather
from papi.compare.gather import Comparison


@dataclass(frozen=True)
class Peers:
    """The chosen set of peers, and the provinces of a custom list."""

    peer_set: str
    listed: tuple[str, ...] = ()


def offered(view: View) -> list[str]:
    """The sets that the province has that year, the usual one first."""
    year = gather.published_year(view.file, view.province_code, view.year)
    return gather.offered(view.file, view.province_code, year)


def linked(view: View, link: Mapping[str, str]) -> Peers | None:
    """The set that a link asks for; None for a custom list, whose names are read later."""
    sets = offered(view)
    peer_set = links.asked(link, "peers", sets, sets[0])
    return None if peer_set == "own" else Peers(peer_set)


def compared(view: View, peers: Peers) -> Comparison:
    """The comparison with them."""
    return gather.gather(view.file, view.province_code, view.year, peers.peer_set, peers.listed)
