"""A ranking as a table: every province with its rank, its figure and the ranks that it may have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from papi.common import links, vocabulary
from papi.common.drawing import marks
from papi.common.language import Language
from papi.common.profile import Rank
from papi.common.standing import Standing
from papi.common.tables import telling
from papi.common.vocabulary import GROUP_MARKS


@dataclass(frozen=True)
class RankedProvince:
    """A province's line; standing: None where the measure was not published."""

    code: str
    name: str
    standing: Standing | None


def listed(standings: Iterable[Standing], names: Mapping[str, str]) -> list[RankedProvince]:
    """The lines of provinces with a standing; names: by province code."""
    return [RankedProvince(one.province_code, names[one.province_code], one) for one in standings]


def drawn(
    language: Language, title: str, rows: Iterable[RankedProvince], year: int, own_code: str
) -> str:
    """The table in a frame of its own that scrolls, ours outlined; all text escaped. Where no range
    is known its column is left out, and that is said."""
    shown = list(rows)
    standings = [one.standing for one in shown if one.standing]
    (ranged,) = telling([[one.rank_low is not None] for one in standings]) or [True]
    estimated = any(one.rank_kind == "estimated" for one in standings)
    headings = [
        vocabulary.rank_heading(language, estimated=estimated),
        language.text("Province"),
        language.text("Points"),
        *([language.text("Possible ranks, best on the right")] if ranged else []),
    ]
    heads = "".join(f"<th scope='col'>{escape(one)}</th>" for one in headings)
    lines = "".join(
        _row(language, one, year, own=one.code == own_code, ranged=ranged) for one in shown
    )
    table = (
        f"<div class='scroll ranks' tabindex='0' role='region' aria-label='{escape(title)}'>"
        f"<table class='ranking'><caption>{escape(title)}</caption>"
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )
    if ranged:
        return table
    return f"<div>{table}<p class='note'>{escape(vocabulary.no_ranges(language))}</p></div>"


def _row(language: Language, one: RankedProvince, year: int, *, own: bool, ranged: bool) -> str:
    kind = " class='ours'" if own else ""
    link = escape(links.overview(language, one.name, year, one.code))
    place, points, mark = _cells(language, one.standing)
    return (
        f"<tr{kind}><td>{place}</td><th scope='row'>"
        f"<a href='{link}' target='_self'>{escape(language.place(one.name))}</a></th>"
        f"<td>{points}</td>{f'<td>{mark}</td>' if ranged else ''}</tr>"
    )


def _cells(language: Language, one: Standing | None) -> tuple[str, str, str]:
    """The rank with its range, the points with the mark of their group, the rank as drawn."""
    if one is None:
        return "–", escape(language.text("not published")), ""
    found = Rank(
        one.rank, one.ranked_count, one.rank_low, one.rank_high, one.rank_kind == "estimated"
    )
    group = escape(vocabulary.group_name(language, one.quartile_group))
    mark = f"<abbr title='{group}'>{GROUP_MARKS[one.quartile_group]}</abbr>"
    points = f"{language.points(one.value)} {mark}"
    return escape(possible(language, one)), points, marks.rank(found)


def possible(language: Language, one: Standing) -> str:
    """A rank, and the range that it may lie in."""
    if one.rank_low is None or one.rank_high is None:
        return str(one.rank)
    return language.text(
        "{place} ({low}–{high})", place=one.rank, low=one.rank_low, high=one.rank_high
    )
