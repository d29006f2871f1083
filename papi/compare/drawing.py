"""Our province beside a rival and the peers: a row a dimension, which opens in place to who stands
clearly apart and to its sub-dimensions in the same form."""

from collections.abc import Sequence
from html import escape

from papi.common import links, vocabulary
from papi.common.drawing import marks, opening_table
from papi.common.drawing.marks import Among
from papi.common.drawing.opening_table import DrawnCell, DrawnRow, Heading
from papi.common.drawing.plan_button import button
from papi.common.language import Language
from papi.common.profile import Rank
from papi.common.standing import Standing
from papi.compare import row_words as words
from papi.compare.gather import Comparison

_CLASS = {True: "rose", False: "fell"}


def drawn(language: Language, seen: Comparison, rival: str) -> str:
    """The table as HTML, all text escaped; the total at its foot has an axis of its own."""
    rows = _RivalRows(language, seen, rival)
    return opening_table.drawn(
        "beside",
        words.title(language, seen, rival),
        [
            Heading(language.text("Dimension"), "number"),
            Heading(words.points_heading(language, seen, rival)),
            Heading(words.gap_heading(language, seen), "gap", why=words.no_peer(language)),
            Heading(
                words.rival_heading(language, seen, rival),
                "rival",
                why=words.no_rival(language, seen, rival),
            ),
            Heading(vocabulary.rank_heading(language, estimated=seen.survey.estimated), "rank"),
        ],
        [rows.dimension(place, one) for place, one in enumerate(seen.dimensions)],
        rows.row(seen.total, rows.span([seen.total])) if seen.total else None,
    )


class _RivalRows:
    """Makes the rows of our province beside one rival."""

    def __init__(self, language: Language, seen: Comparison, rival: str) -> None:
        self._say, self._seen, self._rival = language, seen, rival
        self._theirs = seen.survey.of_province(rival)
        self._judged = seen.judged(rival)
        self._span = self.span(seen.dimensions)

    def span(self, rows: Sequence[Standing]) -> float:
        """Half the span of the axes of these rows."""
        return marks.half_span(filter(None, map(self._among, rows)))

    def dimension(self, place: int, one: Standing) -> DrawnRow:
        """A dimension's row, with its sub-dimensions on a scale of their own."""
        parts = self._seen.parts(one.measure)
        within = self.span(parts)
        lead = self._seen.lead(one.measure, self._rival)
        return self.row(
            one,
            self._span,
            order={
                "number": place,
                "gap": self._gap(one),
                "rival": -lead.points if lead else None,
                "rank": one.rank,
            },
            inside=self._inside(one),
            parts=[self.row(part, within, inside=self._inside(part)) for part in parts],
            after=[self._trend(one)],
        )

    def row(self, one: Standing, span: float, **opens: object) -> DrawnRow:
        """A measure's row; opens: what it opens to."""
        say, seen, rival = self._say, self._seen, self._rival
        theirs, others = self._theirs.get(one.measure), seen.others(one.measure)
        among = self._among(one)
        mark = (
            marks.against(among, span, escape(words.median(say, others)))
            if among and others
            else ""
        )
        lead = seen.lead(one.measure, rival)
        clear = _CLASS[lead.points < 0] if lead and lead.clear else ""
        ranks = "".join(f"<span>{escape(line)}</span>" for line in words.ranks(say, one, theirs))
        cells = [
            DrawnCell("among", f"<span>{escape(words.points(say, one, theirs))}</span>{mark}"),
            DrawnCell(
                "peers",
                _bold(*words.gap(say, seen, one)),
                others is not None,
                words.median_named(say, seen),
            ),
            DrawnCell(
                f"moved {clear}",
                _bold(*words.rival(say, one, theirs, lead, judged=self._judged)),
                lead is not None,
                say.place(seen.names[rival]),
            ),
            DrawnCell(
                "ranked",
                ranks
                + marks.rank(Rank.of_standing(one), Rank.of_standing(theirs) if theirs else None),
            ),
        ]
        return DrawnRow(
            one.measure,
            vocabulary.measure_name(say, one, short=True),
            cells,
            **opens,  # type: ignore[arg-type]
        )

    def _among(self, one: Standing) -> Among | None:
        seen, others = self._seen, self._seen.others(one.measure)
        if not others:
            return None
        theirs, lead = self._theirs.get(one.measure), seen.lead(one.measure, self._rival)
        return Among(
            one.value,
            others.p25,
            others.median,
            others.p75,
            second=theirs.value if theirs else None,
            usual=lead.margin if lead else None,
            ends=(others.min, others.max),
            kind="own",
            estimated=one.estimated,
            second_estimated=bool(theirs and theirs.estimated),
            others_estimated=seen.rests_on_estimates(
                one.measure, seen.peers or seen.survey.published
            ),
        )

    def _gap(self, one: Standing) -> float | None:
        others = self._seen.others(one.measure)
        return one.value - others.median if others else None

    def _inside(self, one: Standing) -> list[str]:
        lines = words.inside(self._say, self._seen, one)
        name = vocabulary.measure_name(self._say, one, short=True)
        put = button(one.measure, name, self._say.text("Put into the plan"))
        return ["".join(f"<p>{escape(line)}</p>" for line in lines) + put]

    def _trend(self, one: Standing) -> str:
        seen = self._seen
        link = links.figure(
            self._say, seen.province.name, seen.year, one.measure, "value", seen.province.code,
            beside=[seen.names[self._rival]],
        )  # fmt: skip
        said = words.trend(self._say, seen, self._rival)
        return f"<a href='{escape(link)}' target='_self'>{escape(said)}</a>"


def _bold(figure: str, said: str) -> str:
    return f"<b>{escape(figure)}</b> <span>{escape(said)}</span>"
