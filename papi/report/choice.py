"""What a reader chose of the report: the peers, the sections left out, last year's plan."""

from dataclasses import dataclass, field, replace

from papi.common.parts import View
from papi.compare import peers as peer_sets
from papi.compare.gather import Comparison
from papi.compare.peers import Peers
from papi.last_plan.plan_goals import LastPlan
from papi.last_plan.result_year import ResultYear
from papi.overview import parts as overview
from papi.overview.gather import Overview
from papi.report import words


@dataclass(frozen=True)
class ReportChoice:
    """The peers, the sections that are left out, and last year's plan where one was handed in."""

    peers: Peers
    without: tuple[str, ...] = field(default=())
    last_plan: LastPlan | None = None


def seen(view: View) -> Overview:
    """The year that the report is about."""
    return overview.seen(view)


def result_year(view: View) -> ResultYear:
    """The year in which last year's plan shows its result: the one that was asked for."""
    return ResultYear(view.file, view.province_code, view.year)


def shown(view: View) -> View:
    """The view of that year: the nearest published one where the asked year has nothing."""
    year = seen(view)
    return replace(view, province_code=year.province.code, year=year.year)


def beside(view: View, choice: ReportChoice) -> Comparison:
    """The province among its peers."""
    return peer_sets.compared(shown(view), choice.peers)


def source(view: View, _choice: ReportChoice) -> str:
    """Where the year's figures come from."""
    return overview.source(view, overview.Choice())


def title(view: View, name: str) -> str:
    """The title of a section."""
    return view.language.text(words.SECTIONS[name])
