"""The priorities as a table whose rows open: a dimension with its gap, what is within reach and how
often that lasted; inside, the reason in words, the rest of its figures and its sub-dimensions."""

from collections.abc import Sequence
from html import escape

from papi.common.drawing import marks, opening_table
from papi.common.drawing.opening_table import DrawnCell, DrawnRow, Heading
from papi.common.drawing.plan_button import button
from papi.common.language import Language
from papi.common.vocabulary import group_heading, group_name, measure_name
from papi.priorities import reach_words, tables, words
from papi.priorities.gather import Priority, dimensions


def drawn(language: Language, rows: Sequence[Priority], benchmark: str) -> str:
    """The table as HTML, all text escaped; most points within reach first."""
    held = dimensions(rows)
    half = _half_span(held)
    parts: dict[str, list[Priority]] = {}
    for one in rows:
        parts.setdefault(one.standing.parent or "", []).append(one)
    made = [
        _dimension(language, one, half, parts.get(one.standing.measure, []), benchmark)
        for one in sorted(held, key=tables.most_within_reach)
    ]
    return opening_table.drawn(
        "priorities", language.text("Priorities"), _headings(language, benchmark, held), made
    )


def _headings(language: Language, benchmark: str, held: Sequence[Priority]) -> list[Heading]:
    why = (
        language.text(
            "Points within reach, and how often they were gained and kept, are not shown: too few "
            "earlier years can be compared."
        )
        if any(one.gap is not None for one in held)
        else language.text("No gap is shown, because no dimension has this benchmark.")
    )
    return [
        Heading(language.text("Dimension"), "number"),
        Heading(
            language.text(
                "◆ now, bar: within reach, stroke: {benchmark}",
                benchmark=words.benchmark_in_sentence(language, benchmark),
            )
        ),
        Heading(language.text("Gap"), "gap", why=why),
        Heading(language.text("Within reach"), "reach", why=why),
        Heading(language.text("Rank now and within reach"), "places"),
        Heading(language.text("Made up and kept"), "often", why=why),
    ]


def _half_span(rows: Sequence[Priority]) -> float:
    """Half the span of the axes, around each benchmark: the same in all rows."""
    return max((abs(one.gap or 0.0) for one in rows), default=0.0) or 1.0


def _dimension(
    language: Language, one: Priority, half: float, parts: Sequence[Priority], benchmark: str
) -> DrawnRow:
    within = _half_span(parts)
    return _row(
        language,
        one,
        half,
        benchmark,
        inside=_inside(language, one, benchmark),
        parts=[
            _row(
                language,
                part,
                within,
                benchmark,
                inside=_inside(language, part, benchmark),
                is_part=True,
            )
            for part in parts
        ],
    )


def _inside(language: Language, one: Priority, benchmark: str) -> list[str]:
    lines = "".join(f"<p>{escape(line)}</p>" for line in _lines(language, one, benchmark))
    name = measure_name(language, one.standing, short=True)
    return [lines + button(one.standing.measure, name, language.text("Put into the plan"))]


def _lines(language: Language, one: Priority, benchmark: str) -> list[str]:
    """Why it is within reach, and the figures that the row has no room for."""
    standing = one.standing
    figures = language.text(
        "{points} points ({heading}: {group}); benchmark {benchmark}; own best {best} ({year}).",
        points=language.points(standing.value),
        heading=group_heading(language, estimated=standing.rank_kind == "estimated"),
        group=group_name(language, standing.quartile_group),
        benchmark="–" if one.benchmark is None else language.points(one.benchmark),
        best=language.points(one.own_best),
        year=one.own_best_year,
    )
    reason = reach_words.reason(language, one, benchmark)
    falls = standing.falls_in_a_row or 0
    fell = language.text("It has fallen {n} years in a row.", n=falls) if falls > 1 else ""
    return [line for line in (reason, figures, fell) if line]


def _row(
    language: Language,
    one: Priority,
    half: float,
    benchmark: str,
    *,
    inside: Sequence[str],
    parts: Sequence[DrawnRow] = (),
    is_part: bool = False,
) -> DrawnRow:
    """A row; a column that says something of parts alone is left out."""
    standing, reach, often = one.standing, one.reach, one.made_up
    ways = {
        "number": float((standing.code or "0").split(".")[0]),
        "gap": one.gap,
        "reach": -reach.points if reach else None,
        "places": -reach.places if reach else None,
        "often": -often.share if often else None,
    }
    mark = (
        ""
        if one.benchmark is None
        else marks.reach(
            standing.value,
            one.points,
            one.benchmark,
            half,
            estimated=standing.estimated,
            benchmark_estimated=one.benchmark_estimated,
        )
    )
    return DrawnRow(
        standing.measure,
        measure_name(language, standing, short=True),
        [
            DrawnCell("among", f"<span>{escape(_to_benchmark(language, one))}</span>{mark}"),
            DrawnCell(
                "moved",
                _gap(language, one, benchmark),
                one.gap is not None and not is_part,
                label=language.text("Gap") if one.gap is not None else "",
            ),
            DrawnCell(
                "reach" if one.points else "reach empty",
                escape(language.signed_points(one.points) if one.points else "–"),
                bool(one.points) and not is_part,
                label=language.text("Within reach"),
            ),
            DrawnCell("ranked", escape(tables.ranks(language, one))),
            DrawnCell(
                "next",
                escape(
                    language.text("{n} of {count} cases", n=often.times, count=often.changes)
                    if often
                    else "–"
                ),
                often is not None and not is_part,
            ),
        ],
        order=ways if parts else {},
        inside=inside,
        parts=parts,
    )


def _to_benchmark(language: Language, one: Priority) -> str:
    now = language.points(one.standing.value)
    if one.benchmark is None:
        return now
    return language.text("{before} → {now}", before=now, now=language.points(one.benchmark))


def _gap(language: Language, one: Priority, benchmark: str) -> str:
    """The gap, with the usual variation that it is held against, in words; why there is none."""
    if one.gap is None:
        in_highest = benchmark == "next_group"
        return escape(language.text("already in the highest")) if in_highest else "–"
    gap = f"<b>{escape(language.points(one.gap))}</b>"
    if not one.gap or one.margin is None:
        return gap
    margin = language.points(one.margin)
    said = (
        language.text(
            "{word} (usual ±{margin})", word=language.text("within usual variation"), margin=margin
        )
        if one.within
        else language.text("beyond the usual ±{margin}", margin=margin)
    )
    return f"{gap} <span>{escape(said)}</span>"
