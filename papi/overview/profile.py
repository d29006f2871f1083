"""A province's year as a profile: its dimensions, each with its sub-dimensions and their survey
questions."""

from papi.common import links, vocabulary
from papi.common.bodies import bodies
from papi.common.parts import View
from papi.common.profile import Profile, ProfileRow, Question, Rank, YearValue
from papi.common.standing import Standing
from papi.overview import profile_words as words
from papi.overview import questions
from papi.overview import words as overview_words
from papi.overview.gather import Overview
from papi.overview.questions import OwnIndicator, PastValue
from papi.warehouse import actions, places
from papi.warehouse.actions import Action


def profile(view: View, year: Overview) -> Profile | None:
    """The profile of the view's year; None where no dimension was published."""
    if not year.dimensions:
        return None
    rows = _Rows(view, year)
    return Profile(
        words.headings(view.language, year, rows.asked),
        tuple(rows.dimension(one) for one in year.dimensions),
        rows.row(year.total) if year.total else None,
    )


class _Rows:
    """Makes the rows of one province's year."""

    def __init__(self, view: View, year: Overview) -> None:
        file, code = view.file, year.province.code
        self._view, self._say, self._year = view, view.language, year
        spreads = questions.spreads(file, year.year, year.province.division)
        self._spreads = {one.measure: one for one in spreads}
        self._past: dict[str, list[PastValue]] = {}
        for one in questions.values_over_time(file, code):
            self._past.setdefault(one.measure, []).append(one)
        self._indicators = questions.indicators(file, year.year, code)
        self.asked: int | None = None  # the year before, where only its questions are held
        if not self._indicators:
            self._indicators = questions.indicators(file, year.year - 1, code)
            self.asked = year.year - 1 if self._indicators else None
        planned = year.year + 1  # bodies go by the names they have when something can be done
        self._tasks = [one for one in actions.actions(file, planned) if one.level == "province"]
        self._is_city = code in places.central_cities(file, planned)

    def dimension(self, standing: Standing) -> ProfileRow:
        """A dimension's row with those of its sub-dimensions."""
        parts = tuple(self._part(one) for one in self._year.parts(standing.measure))
        remarks = overview_words.breaks_of(self._say, self._year, standing.measure)
        return self.row(standing, remarks=tuple(remarks), parts=parts)

    def _part(self, standing: Standing) -> ProfileRow:
        held = [one for one in self._indicators if one.parent == standing.measure]
        found = sorted(map(self._question, held), key=_below)
        tasks = [one for one in self._tasks if one.measure == standing.measure]
        return self.row(
            standing, questions=tuple(found), tasks=tuple(self._task(one) for one in tasks)
        )

    def row(
        self,
        standing: Standing,
        *,
        remarks: tuple[str, ...] = (),
        parts: tuple[ProfileRow, ...] = (),
        questions: tuple[Question, ...] = (),
        tasks: tuple[str, ...] = (),
    ) -> ProfileRow:
        """The row of a measure, with what it opens to."""
        say, year, spread = self._say, self._year, self._spreads[standing.measure]
        return ProfileRow(
            measure=standing.measure,
            name=vocabulary.measure_name(say, standing, short=True),
            link=links.figure(
                say, year.province.name, year.year, standing.measure, "value", year.province.code
            ),
            mark=vocabulary.change_mark(standing),
            change=words.change(say, standing),
            word=words.word(say, standing),
            difference=standing.difference if standing.changed else None,
            usual=standing.margin if standing.changed else None,
            before=standing.previous_value if standing.changed else None,
            value=standing.value,
            value_words=words.value(say, standing),
            estimated=standing.estimated,
            spread=spread,
            median_words=words.median(say, spread),
            spread_words=words.spread(say, spread),
            years=self._years(standing),
            rank=Rank.of_standing(standing),
            rank_words=vocabulary.rank_in_range(say, standing),
            gap=standing.points_to_next,
            next_group=words.next_group(say, standing),
            remarks=remarks,
            parts=parts,
            questions=questions,
            tasks=tasks,
        )

    def _years(self, standing: Standing) -> tuple[YearValue, ...]:
        """The years up to this one that can be compared with it."""
        past = self._past.get(standing.measure, [])
        era = next((one.era for one in past if one.year == standing.year), None)
        return tuple(
            YearValue(one.year, one.value, one.basis != "published")
            for one in past
            if one.era == era and one.year <= standing.year
        )

    def _question(self, one: OwnIndicator) -> Question:
        share = one.unit == "share"
        return Question(
            one.measure,
            self._say.either(one.name_vi, one.name_en),
            words.beside_median(self._say, one),
            one.value if share else None,
            one.country_median if share else None,
            one.previous_value if share else None,
            one.previous_year if share else None,
            self.asked,
        )

    def _task(self, one: Action) -> str:
        lead = self._say.either(one.lead_vi, one.lead_en)
        return words.task(
            self._say,
            self._say.either(one.task_vi, one.task_en),
            bodies(lead, is_city=self._is_city),
        )


def _below(one: Question) -> float:
    """Furthest below the median first; what is no share comes last."""
    return 1.0 if one.value is None or one.median is None else one.value - one.median
