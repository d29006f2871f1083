"""The sections on what stands beside the year (peers, earlier years, other indices, last year's
plan), and on what follows from it: the questions to ask, the sources."""

from dataclasses import replace

from papi.common import edition_words
from papi.common.parts import Part, View
from papi.compare import lasting_words, learning_questions, learning_tables
from papi.compare import tables as peer_tables
from papi.compare import words as peer_words
from papi.last_plan import tables as last_plan_tables
from papi.last_plan import words as last_plan_words
from papi.last_plan.judged import judged
from papi.last_plan.plan_goals import LastPlan
from papi.overview import caveat_words
from papi.overview import parts as overview
from papi.plan import progress_tables
from papi.report import charts, gather, question_tables, words
from papi.report.choice import ReportChoice, beside, result_year, seen, shown, source, title
from papi.report.places import places
from papi.trends import level_words, panel_words
from papi.trends import notes as trend_notes
from papi.trends import tables as trend_tables
from papi.trends.development import Development
from papi.warehouse import editions

# Peers that a table can hold without filling pages.
MOST_PEERS = 16


def peers(view: View, choice: ReportChoice) -> Part | None:
    """The province beside its peers, which can be told apart, and who has risen and stayed up; None
    without peers."""
    say, among = view.language, beside(view, choice)
    if not among.peers or not among.own:
        return None
    few = len(among.peers) <= MOST_PEERS
    return Part(
        "peers",
        title(view, "peers"),
        peer_words.headline(say, among),
        remarks=tuple(peer_words.conclusions(say, among)),
        source=source(view, choice),
        parts=tuple(
            filter(
                None,
                [
                    Part(
                        "gaps",
                        table=peer_tables.gaps(say, among).only(
                            "measure", "points", "median", "gap", "place", "higher", "lower",
                            "within", "best", "best_names",
                        ),
                    ),
                    Part(
                        "heat",
                        table=peer_tables.heat(say, among, "apart", "total"),
                        notes=(peer_words.heat_legend(say, "apart", among.province.name),),
                    )
                    if few
                    else None,
                    improvers(view, choice),
                ],
            )
        ),
    )  # fmt: skip


def improvers(view: View, choice: ReportChoice) -> Part | None:
    """Provinces whose total rose and stayed up; None where there are none."""
    say, among = view.language, beside(view, choice)
    risen = learning_questions.lasting_rises(view.file, among.year, "total")
    if not risen:
        return None
    own = among.province.code
    said = lasting_words.answer(say, risen, among.names, own)
    table = learning_tables.lasting(say, risen, among.names, own)
    return Part(
        "improvers",
        remarks=(said,),
        table=table.only("province", "since", "base", "level", "change", "relative", "parts"),
        notes=(lasting_words.note(say),),
    )


def years(view: View, choice: ReportChoice) -> Part | None:
    """The total over the years, and whether the dimensions stand at another level than before; None
    where no total was ever published."""
    say, year = view.language, seen(view)
    total, by_dimension = gather.developments(shown(view))
    if not total.own.until(year.year):
        return None
    table = trend_tables.years(say, replace(total, mean=None), {})
    rows = [row for row in table.rows if row.year <= year.year]
    finding = level_words.headline(say, total)
    return Part(
        "years",
        title(view, "years"),
        finding,
        remarks=tuple(level_words.remarks(say, total)),
        source=source(view, choice),
        parts=(
            Part(
                "total",
                on_paper=charts.years(say, year, total, finding),
                table=replace(table, rows=rows).only(
                    "year", "value", "usual", "rank", "count", "group", "note"
                ),
            ),
            *_levels(view, by_dimension),
        ),
    )


def _levels(view: View, by_dimension: list[Development]) -> list[Part]:
    """Whether the dimensions stand at another level than before; nothing where that is known of
    none."""
    say = view.language
    if not any(one.kind and one.kind.change is not None for one in by_dimension):
        return []
    return [
        Part(
            "levels",
            remarks=(panel_words.headline(say, by_dimension),),
            table=trend_tables.kinds(say, by_dimension).only(
                "name", "years", "kind", "change", "usual", "relative_kind", "relative_change"
            ),
            notes=(trend_notes.rule(say),),
        )
    ]


def others(view: View, choice: ReportChoice) -> Part | None:
    """Other indices beside PAPI; None where none is held."""
    part = overview.others(view, overview.Choice())
    return part and replace(part, title=title(view, "others"))


def last_plan(view: View, choice: ReportChoice) -> Part | None:
    """What became of last year's plan; None where none was handed in."""
    say, plan = view.language, choice.last_plan
    if plan is None:
        return None
    goals = judged(result_year(view), plan)
    every = last_plan_tables.goals(say, plan, goals)
    return Part(
        "last_plan",
        title(view, "last_plan"),
        last_plan_words.answer(say, plan, goals),
        remarks=tuple(last_plan_words.remarks(say, plan, goals)),
        # What the year's change is called stands in the section of the dimensions too.
        table=replace(every, columns=every.columns[:-1]),
        file_table=every,
        points=(*last_plan_words.unread(say, goals), *last_plan_words.gaps(say, goals)),
        notes=(last_plan_words.note(say),),
        source=source(view, choice),
        parts=_tasks(view, plan) if plan.followed else (),
    )


def _tasks(view: View, plan: LastPlan) -> tuple[Part, ...]:
    """How far the tasks came, by content. Which are late or held up, with the reasons given, is in
    the workbook of the tables: a report of ten pages has no room for it."""
    say = view.language
    contents = Part("tasks", table=progress_tables.contents(say, list(plan.tasks)))
    late = progress_tables.late(say, plan.tasks)
    if not late.rows:
        return (contents,)
    return contents, Part("late", file_table=late, notes=(words.late_tasks(say, len(late.rows)),))


def look(view: View, choice: ReportChoice) -> Part | None:
    """What to look into: questions, and whom to ask."""
    say = view.language
    chosen = places(seen(view))
    if not chosen:
        return None
    return Part(
        "look",
        title(view, "look"),
        words.look_answer(say, chosen),
        table=question_tables.look(say, chosen, gather.leads(shown(view))),
        notes=(words.look_note(say),),
        source=source(view, choice),
    )


def sources(view: View, choice: ReportChoice) -> Part:
    """Sources and notes."""
    say, year = view.language, seen(view)
    edition = edition_words.of_file(say, editions.current(view.file))
    return Part(
        "sources",
        title(view, "sources"),
        points=(words.status(say), *caveat_words.caveats(say, year)),
        notes=(f"{source(view, choice)} {edition}",),
    )
