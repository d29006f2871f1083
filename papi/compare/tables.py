"""The comparison's tables: provinces by dimensions, gaps to the peers, two side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from papi.common import links
from papi.common.language import Language
from papi.common.rank_columns import of_count
from papi.common.standing import Standing
from papi.common.tables import Column, Look, Table, rounded
from papi.common.vocabulary import GROUP_MARKS, group_name, measure_name
from papi.compare import told_apart
from papi.compare.gather import Comparison, ToldApart, values_of
from papi.compare.questions import Lead

NAME, LIKENESS = "name", "distance"


@dataclass(frozen=True)
class PeerRow:
    """A province (or, without a code, a median): its values and groups by measure."""

    name: str
    code: str | None
    distance: float | None
    values: dict[str, float]
    groups: dict[str, str]


def sorts(language: Language, seen: Comparison) -> dict[str, str]:
    """The columns by which the table can be sorted: code → label."""
    found = {one.measure: measure_name(language, one, short=True) for one in seen.measures}
    found[NAME] = language.text("Name")
    if any(distance is not None for distance in seen.peers.values()):
        found[LIKENESS] = language.text("Similarity of profile")
    return found


def heat(language: Language, seen: Comparison, colour: str, sort: str) -> Table:
    """Province and peers by total and dimensions, sorted; the medians of peers and country last.
    `colour`: group, distance from the peers' median (which then is the figure), or whether
    clearly different from our province."""
    rows = sorted(_provinces(seen), key=_order(sort))
    rows += [_median(language.text("Peers' median"), seen, "peers")]
    rows += [_median(language.text("National median"), seen, "country")]
    likeness = Column(language.text("Distance in profile"), "points", lambda row: row.distance)
    return Table(
        language.text("Provinces by dimension"),
        [
            Column(
                language.text("Province"),
                "text",
                lambda row: language.place(row.name),
                link=lambda row: (
                    row.code and links.overview(language, row.name, seen.year, row.code)
                ),
            ),
            *([likeness] if sort == LIKENESS else []),
            *(_measure_column(language, seen, one, colour) for one in seen.measures),
        ],
        rows,
        own=lambda row: row.code == seen.province.code,
    )


def _provinces(seen: Comparison) -> list[PeerRow]:
    found = {seen.province.code: seen.own} | seen.of_peers
    return [
        PeerRow(
            seen.names[code],
            code,
            0.0 if code == seen.province.code and seen.total else seen.peers.get(code),
            {measure: one.value for measure, one in own.items()},
            {measure: one.quartile_group for measure, one in own.items()},
        )
        for code, own in found.items()
        if own
    ]


def _median(name: str, seen: Comparison, of: str) -> PeerRow:
    found = seen.peer_benchmarks if of == "peers" else seen.country_benchmarks
    return PeerRow(name, None, None, {key: one.median for key, one in found.items()}, {})


def _order(sort: str) -> Callable[[PeerRow], Any]:
    """Names and distances in ascending order, values in descending; unpublished ones last."""
    if sort == NAME:
        return lambda row: row.name
    if sort == LIKENESS:
        return lambda row: (row.distance is None, row.distance or 0.0, row.name)
    return lambda row: (sort not in row.values, -row.values.get(sort, 0.0), row.name)


def _measure_column(language: Language, seen: Comparison, one: Standing, colour: str) -> Column:
    heading = measure_name(language, one, short=True)
    median = seen.peer_benchmarks.get(one.measure)
    if colour == "apart":
        return Column(
            heading,
            "points",
            lambda row: row.values.get(one.measure),
            look=lambda row: _apart_look(seen.gaps.get(one.measure, {}).get(row.code or "")),
        )
    if colour == "group" or median is None:
        return Column(
            heading,
            "points",
            lambda row: row.values.get(one.measure),
            look=lambda row: _group_look(row.groups.get(one.measure)),
        )

    def gap(row: PeerRow) -> float | None:
        value = row.values.get(one.measure)
        return None if value is None else value - median.median

    def look(row: PeerRow) -> Look | None:
        value = row.values.get(one.measure)
        if value is None or row.code is None:
            return None
        if value > median.p75:
            return Look("rose", "▲")
        return Look("fell", "▼") if value < median.p25 else None

    return Column(heading, "signed", gap, look=look)


def _apart_look(gap: Lead | None) -> Look | None:
    if gap is None or not gap.clear:
        return None
    return Look("rose", "▲") if gap.points > 0 else Look("fell", "▼")


def _group_look(group: str | None) -> Look | None:
    return Look(group, GROUP_MARKS[group]) if group else None


def gaps(language: Language, seen: Comparison) -> Table:
    """Our points, the peers' median and best, the gaps to both, and how many peers can be told
    apart, by total and dimension."""
    rows = [one for one in seen.own.values() if one in ([seen.total, *seen.dimensions])]
    rows = [one for one in rows if one.measure in seen.peer_benchmarks]

    def best_names(one: Standing) -> str:
        return language.listed(
            [seen.names[code] for code in seen.peer_benchmarks[one.measure].best_codes]
        )

    unknown = told_apart.unknown(language, seen)

    def told(part: str) -> Callable[[Standing], int | None]:
        at = ToldApart._fields.index(part)
        return lambda one: counts[at] if (counts := seen.told_apart(one.measure)) else None

    return Table(
        language.text("Gaps to the peers"),
        [
            Column(language.text("Measure"), "text",
                   lambda one: measure_name(language, one, short=True), key="measure"),
            Column(language.text("Points"), "points", lambda one: one.value, key="points"),
            Column(language.text("Peers' median"), "points",
                   lambda one: seen.peer_benchmarks[one.measure].median, key="median"),
            Column(language.text("Gap to the median"), "signed", seen.gap,
                   look=rounded(language, lambda one: one.value,
                                lambda one: seen.peer_benchmarks[one.measure].median), key="gap"),
            of_count(language, language.text("Place among the peers"), seen.place, key="place"),
            Column(language.text("Peers clearly higher"), "whole", told("higher"), key="higher",
                   why=unknown),
            Column(language.text("Peers clearly lower"), "whole", told("lower"), key="lower",
                   why=unknown),
            Column(language.text("Peers within the usual variation"), "whole", told("within"),
                   key="within", why=unknown),
            Column(language.text("Peers' best"), "points",
                   lambda one: seen.peer_benchmarks[one.measure].max, key="best"),
            Column(language.text("Gap to the best"), "signed",
                   lambda one: one.value - seen.peer_benchmarks[one.measure].max,
                   look=rounded(language, lambda one: one.value,
                                lambda one: seen.peer_benchmarks[one.measure].max)),
            Column(language.text("Best province"), "text", best_names, key="best_names"),
            Column(language.text("National median"), "points", lambda one: one.country_median),
        ],
        rows,
    )  # fmt: skip


def pair(language: Language, seen: Comparison, rival: str) -> Table:
    """Both provinces' points, ranks and groups by total and dimension, and the difference."""
    other = values_of(seen, rival)
    rows = [one for one in seen.own.values() if one.level in ("total", "dimension")]
    rows = [one for one in rows if one.measure in other and one.measure != "core"]
    theirs = seen.survey.of_province(rival)
    unknown = told_apart.unknown(language, seen)
    return Table(
        language.text("Head to head"),
        [
            Column(language.text("Measure"), "text",
                   lambda one: measure_name(language, one, short=True)),
            Column(language.place(seen.province.name), "points", lambda one: one.value),
            Column(language.place(seen.names[rival]), "points", lambda one: other[one.measure]),
            Column(language.text("Difference"), "signed",
                   lambda one: one.value - other[one.measure],
                   look=rounded(language, lambda one: one.value,
                                lambda one: other[one.measure])),
            Column(language.text("Usual variation of the difference (±)"), "points",
                   lambda one: seen.gaps[one.measure][rival].margin, why=unknown),
            Column(language.text("Clear gap"), "text",
                   lambda one: told_apart.verdict(language, seen, one.measure, rival),
                   silent=(told_apart.apart_word(language, None),), why=unknown),
            of_count(language, language.text("Rank: {province}", province=seen.province.name),
                     lambda one: (one.rank, one.ranked_count)),
            of_count(language, language.text("Rank: {province}", province=seen.names[rival]),
                     lambda one: (theirs[one.measure].rank, one.ranked_count)),
            Column(language.text("Group: {province}", province=seen.province.name), "text",
                   lambda one: group_name(language, one.quartile_group)),
            Column(language.text("Group: {province}", province=seen.names[rival]), "text",
                   lambda one: group_name(language, theirs[one.measure].quartile_group)),
        ],
        rows,
    )  # fmt: skip
