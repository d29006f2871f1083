"""The sections on the province's own year: what happened, the country around it, its dimensions,
what moved, what people answered, what a mean hides."""

from papi.common.drawing.profile import drawn
from papi.common.parts import Part, View
from papi.country import parts as country
from papi.overview import caveat_words, conclusions, headline
from papi.overview import words as overview_words
from papi.report import charts, gather, question_tables, tables, words
from papi.report.choice import ReportChoice, seen, shown, source, title
from papi.report.places import low_parts


def summary(view: View, choice: ReportChoice) -> Part:
    """What happened, and what may be concluded."""
    say, year = view.language, seen(view)
    return Part(
        "summary",
        title(view, "summary"),
        headline.headline(say, year),
        remarks=(
            *conclusions.under_headline(say, year),
            overview_words.change_answer(say, year),
        ),
        source=source(view, choice),
    )


def nation(view: View, choice: ReportChoice) -> Part:
    """The country's year: what moved, who is missing, the groups, means and medians."""
    say, year, there = view.language, seen(view), shown(view)
    said = country.picture(there)
    total, dimensions = gather.developments(there)
    found = gather.benchmarks(view.file, year)
    groups = words.groups_answer(say, year)
    return Part(
        "nation",
        title(view, "nation"),
        said[0],
        remarks=(*said[1:], caveat_words.denominator(say, year)),
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


def dimensions(view: View, choice: ReportChoice) -> Part | None:
    """The year by dimension and sub-dimension, drawn and in figures."""
    say, year = view.language, seen(view)
    made = gather.profile(view)
    if made is None:
        return None
    return Part(
        "dimensions",
        title(view, "dimensions"),
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


def moved(view: View, choice: ReportChoice) -> Part | None:
    """What moved the total; None where no dimension can be compared with the year before."""
    say, year = view.language, seen(view)
    rows = sorted(
        (one for one in year.dimensions if one.changed), key=lambda one: -(one.difference or 0.0)
    )
    if not rows:
        return None
    return Part(
        "moved",
        title(view, "moved"),
        overview_words.sum_of_dimensions(say, year),
        table=tables.moved(say, rows),
        on_paper=charts.moved(say, year, rows),
        source=source(view, choice),
    )


def questions(view: View, choice: ReportChoice) -> Part | None:
    """Survey questions far from the median, with those who lead; None in years without them."""
    say, made = view.language, gather.profile(view)
    far = gather.far_questions(shown(view), made) if made else []
    if not far:
        return None
    return Part(
        "questions",
        title(view, "questions"),
        words.questions_answer(say, far),
        table=question_tables.far_questions(say, far),
        notes=(words.questions_note(say),),
        source=source(view, choice),
    )


def low(view: View, choice: ReportChoice) -> Part | None:
    """Low parts inside high dimensions; None where there are none."""
    say, year = view.language, seen(view)
    found = low_parts(year)
    if not found:
        return None
    return Part(
        "low",
        title(view, "low"),
        words.low_answer(say, found, year),
        table=question_tables.low_parts(say, found),
        source=source(view, choice),
    )
