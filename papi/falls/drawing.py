"""Falls as rows of bars: in which measures most provinces fell, and a year's largest changes."""

from collections.abc import Sequence

from papi.common import vocabulary
from papi.common.drawing import bars, marks, plan_button
from papi.common.drawing.bars import DrawnBar
from papi.common.language import Language
from papi.common.standing import Standing
from papi.falls import words
from papi.falls.scan import Count, ProvinceRow, Scan, yardstick


def shares(language: Language, scan: Scan, counts: Sequence[Count]) -> str:
    """One row per measure: the share of its compared provinces that fell, those that fell clearly
    in colour, with a line at half; a nationwide shift has no colour."""
    rows = [
        DrawnBar(
            vocabulary.measure_name(language, scan.named[one.measure], short=True),
            _count(language, one),
            one.share_clear,
            one.share - one.share_clear,
            "fell",
            estimated=one.measure in scan.estimated,
        )
        for one in counts
    ]
    title = language.text("Share of the compared provinces that fell")
    return bars.drawn(title, rows, half=True)


def to_plan(language: Language, scan: Scan, own: ProvinceRow) -> str:
    """What fell in a province, clear falls first, each with a button that puts it into the plan."""
    clear, others = words.clear_and_others(scan, own)
    contents = [
        (one.measure, vocabulary.measure_name(language, one, short=True))
        for one in [*clear, *others]
    ]
    return plan_button.listed(contents, language.text("Put into the plan"))


def _count(language: Language, one: Count) -> str:
    fell = {"fell": one.fell, "n": one.compared}
    if one.nationwide_shift:
        return language.text("{fell} of {n}, nationwide shift", **fell)
    if not one.judged:
        return language.text("{fell} of {n} fell, usual variation unknown", **fell)
    return language.text("{clear} clearly · {fell} of {n} fell", clear=one.fell_clearly, **fell)


def extremes(
    language: Language,
    pairs: Sequence[tuple[ProvinceRow, Standing]],
    reach: float,
    own_code: str,
    title: str,
) -> str:
    """One row per change, the largest first: the bar shows its yardstick in points (up to `reach`,
    so that falls and rises share a scale), in colour only where it is clear."""
    rows = [
        DrawnBar(
            f"{language.place(row.province.name)} · "
            f"{vocabulary.measure_name(language, one, short=True)}",
            _change(language, one),
            abs(yardstick(one)) / reach,
            kind=marks.CLASSES[vocabulary.change_mark(one)],
            own=row.province.code == own_code,
            estimated=one.estimated,
        )
        for row, one in pairs
    ]
    return bars.drawn(title, rows)


def _change(language: Language, one: Standing) -> str:
    words = (
        language.text(
            "{points} against the median, nationwide shift",
            points=language.signed_points(yardstick(one)),
        )
        if one.nationwide_shift
        else vocabulary.change_in_words(language, one)
    )
    return f"{vocabulary.change_mark(one)} {words}"
