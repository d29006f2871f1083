"""The profile as a table: a row a dimension, which opens in place to its sub-dimensions, and these
to the year's survey questions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from html import escape

from papi.common.drawing import marks, opening_table
from papi.common.drawing.marks import Among
from papi.common.drawing.opening_table import DrawnCell, DrawnRow, Heading
from papi.common.drawing.plan_button import button
from papi.common.profile import Headings, Profile, ProfileRow, Question

MOST_BELOW = 3


def drawn(profile: Profile) -> str:
    """The table as HTML, all text escaped."""
    spans = half_spans(profile.rows)
    rows = [
        _dimension(profile.headings, row, place, spans) for place, row in enumerate(profile.rows)
    ]
    return _table(profile, rows)


def closed(profile: Profile, links: Mapping[str, str]) -> str:
    """The table for a page without scripts: dimensions only, each name leading where `links` (by
    measure) says."""
    spans = half_spans(profile.rows)
    rows = [_row(row, spans, link=links[row.measure]) for row in profile.rows]
    return _table(profile, rows, scripted=False)


def opened(profile: Profile, row: ProfileRow) -> str:
    """One dimension for a page without scripts, with everything that it opens to but what puts it
    into a plan."""
    said = replace(profile.headings, plan="")
    shown = _dimension(said, row, 0, half_spans(profile.rows))
    return opening_table.drawn("profile", row.name, _headings(said), [shown], scripted=False)


def _table(profile: Profile, rows: Sequence[DrawnRow], *, scripted: bool = True) -> str:
    said = profile.headings
    # The total moves by the sum of the eight: it has axes of its own.
    foot = _row(profile.foot, half_spans([profile.foot])) if profile.foot else None
    return opening_table.drawn(
        "profile", said.title, _headings(said), rows, foot, scripted=scripted
    )


def _headings(said: Headings) -> list[Heading]:
    return [
        Heading(said.measure, "number"),
        Heading(said.years, why=said.alone),
        Heading(said.against),
        Heading(said.change, "change", why=said.alone),
        Heading(said.rank, "rank"),
        Heading(said.next_group, "gap"),
    ]


def half_spans(rows: Iterable[ProfileRow]) -> tuple[float, float]:
    """Half the span of the axes of years and of provinces: the same in all rows, so that equal
    lengths are equal points, each row around its own centre."""
    rows = list(rows)
    lines = [_reach_of_years(row) for row in rows]
    return max(lines, default=0.0) or 1.0, marks.half_span(map(among, rows))


def among(row: ProfileRow) -> Among:
    """A row's value and last year's among the provinces."""
    return Among(
        row.value,
        row.spread.p25,
        row.spread.median,
        row.spread.p75,
        second=row.before,
        kind=marks.CLASSES[row.mark],
        estimated=row.estimated,
        second_estimated=row.years[-2].estimated if len(row.years) > 1 else False,
        # The quartiles rest on estimates where the ranks do.
        others_estimated=row.rank.estimated,
    )


def _reach_of_years(row: ProfileRow) -> float:
    values = [one.value for one in row.years]
    if not values:
        return 0.0
    middle = (max(values) + min(values)) / 2
    if row.before is not None and row.usual:
        values += [row.before - row.usual, row.before + row.usual]
    return max(abs(one - middle) for one in values)


def _dimension(said: Headings, row: ProfileRow, place: int, spans: tuple[float, float]) -> DrawnRow:
    lines = [f"<p>{escape(one)}</p>" for one in row.remarks]
    if worst := furthest_below(row):
        lines.append(f"<p><b>{escape(said.furthest)}</b></p>{_questions(said, worst)}")
    within = half_spans(row.parts)
    link = f"<a href='{escape(row.link)}' target='_self'>{escape(said.trend)}</a>"
    return _row(
        row,
        spans,
        order={
            "number": place,
            "change": row.difference,
            "rank": row.rank.rank,
            "gap": row.gap,
        },
        inside=lines,
        parts=[_row(part, within, inside=_of_part(said, part), is_part=True) for part in row.parts],
        after=[link + button(row.measure, row.name, said.plan)],
    )


def furthest_below(row: ProfileRow) -> list[Question]:
    """The questions of a dimension furthest below the country's median, furthest first; only shares
    of respondents, which have one unit."""
    below = [
        (one.value - one.median, one)
        for part in row.parts
        for one in part.questions
        if one.value is not None and one.median is not None and one.value < one.median
    ]
    return [one for _, one in sorted(below, key=lambda pair: pair[0])[:MOST_BELOW]]


def _of_part(said: Headings, part: ProfileRow) -> list[str]:
    """What a sub-dimension opens to: remarks, its survey questions, what may be done."""
    found = [f"<p>{escape(one)}</p>" for one in part.remarks]
    found.append(button(part.measure, part.name, said.plan))
    if part.questions:
        found.append(f"<p><b>{escape(said.questions)}</b></p>{_questions(said, part.questions)}")
    if part.tasks:
        listed = "".join(f"<li>{escape(one)}</li>" for one in part.tasks)
        found.append(f"<p><b>{escape(said.tasks)}</b></p><ul>{listed}</ul>")
    return found


def _questions(said: Headings, found: Sequence[Question]) -> str:
    return f"<ul class='questions'>{''.join(_question(said, one) for one in found)}</ul>"


def _question(said: Headings, one: Question) -> str:
    bar = (
        marks.question(one.value, one.median)
        if one.value is not None and one.median is not None
        else ""
    )
    # A plan takes only questions of its year.
    plan = "" if one.asked else button(one.measure, one.name, said.plan)
    return f"<li><span>{escape(one.name)} {plan}</span> <span>{escape(one.words)}</span>{bar}</li>"


def _row(
    row: ProfileRow, spans: tuple[float, float], *, is_part: bool = False, **opens: object
) -> DrawnRow:
    """A row; for a part alone a column stands only where it says whether a change is clear, so that
    a year in which no dimension can be compared has no column of dashes."""
    says_change = row.usual is not None if is_part else row.difference is not None
    cells = [
        DrawnCell("over-years", marks.years(row, spans[0]), len(row.years) > 1 and not is_part),
        DrawnCell(
            "among",
            f"<span>{escape(row.value_words)}</span>"
            f"<span class='heard'>{escape(row.spread_words)}</span>"
            + marks.against(among(row), spans[1], escape(row.median_words)),
        ),
        DrawnCell(
            f"moved {marks.CLASSES[row.mark]}",
            _change(row),
            says_change,
        ),
        DrawnCell("ranked", f"<span>{escape(row.rank_words)}</span>{marks.rank(row.rank)}"),
        DrawnCell("next", escape(row.next_group)),
    ]
    return DrawnRow(row.measure, row.name, cells, **opens)  # type: ignore[arg-type]


def _change(row: ProfileRow) -> str:
    """The change with its mark and word; only the word where there is no change to show."""
    word = f"<span>{escape(row.word)}</span>"
    return word if row.difference is None else f"<b>{row.mark} {escape(row.change)}</b> {word}"
