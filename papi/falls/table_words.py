"""The answer, legend and notes on the table of falls: provinces by measures."""

from dataclasses import replace

from papi.common.language import Language, marked
from papi.common.paged import few
from papi.common.vocabulary import GROUPS
from papi.falls import refusal_words as refusals
from papi.falls.scan import NAMED, Absent, Scan
from papi.falls.words import name, of_level, own_falls
from papi.warehouse.noise import NoiseGap

MOST_ABSENT = 20  # names in a sentence; the others are counted


def table_answer(language: Language, scan: Scan) -> list[str]:
    """Which provinces fell clearly in most measures, and how many fell in at least half."""
    sums = scan.sums
    if not sums.provinces:
        return [language.text("No chosen province can be compared with the year before.")]
    if scan.scope == "own" and scan.own and scan.own.falls:
        return [own_falls(language, scan, scan.own.province.name, scan.own.falls)]
    said = []
    if sums.most:
        said = [
            language.text(
                "Most clear falls ({most}): {names}.",
                most=sums.most,
                names=few(language, scan.most_clear, NAMED, sums.with_most),
            )
        ]
    elif sums.judged:
        said = [language.text("No chosen province fell clearly.")]
    said.append(
        language.text(
            "Counting falls of any size, {half} of {n} provinces fell in at least half of their "
            "{parts}.",
            half=sums.half,
            n=sums.provinces,
            parts=of_level(language, scan.level),
        )
    )
    return said


def table_legend(language: Language, scan: Scan) -> str:
    """How to read the table."""
    return language.text(
        "Change in points on {previous}. ▼ clear fall, ▲ clear rise: beyond the usual year-to-year "
        "variation of the measure. ✓ holds in the list: also stands out among all provinces on "
        "that measure and year, where at most about one in ten of those marked is due to chance. ● "
        "with a sign: anything else, that is, within the usual variation, about the same, a "
        "nationwide shift, or usual variation unknown. – not comparable. Each name links to that "
        "province's overview; ◀ marks the province chosen above.",
        previous=scan.survey.year - 1,
    )


def table_notes(language: Language, scan: Scan) -> list[str]:
    """Nationwide shifts, cautions, refused measures and provinces that were not published."""
    year = scan.survey.year
    lines = [_shift(language, scan, one) for one in scan.shifted if one in scan.counts]
    if scan.shifted and not lines:
        lines = [
            language.text(
                "Nationwide shift in {measures}: nearly every province moved the same way, so the "
                "points say little about this one. Uncoloured, and not counted among the falls.",
                measures=language.listed([name(language, scan, one) for one in scan.shifted]),
            )
        ]
    for measure in scan.measures:
        found = scan.survey.breaks.get(measure)
        if found and found.severity == "caution":
            lines.append(
                language.text(
                    "{measure}: compare {year} with care. {reason}.",
                    measure=name(language, scan, measure),
                    year=year,
                    reason=language.either(found.note_vi, found.note_en),
                )
            )
    lines += [*_unjudged(language, scan), *refused(language, scan)]
    for when, form in (
        (year, marked("Not published in {year}: {names}.")),
        (
            year - 1,
            marked("Not published in {year}, so there is nothing to compare with: {names}."),
        ),
    ):
        if absent := scan.absent.get(when):
            names = [_absent(language, one) for one in absent]
            lines.append(language.text(form, year=when, names=few(language, names, MOST_ABSENT)))
    if scan.scope in GROUPS:
        lines.append(
            language.text(
                "Groups are by the total of {year}, after the change, so provinces that fell are "
                "more often in a low group. A province without a total is in none.",
                year=year,
            )
        )
    return lines


def refused(language: Language, scan: Scan) -> list[str]:
    """Why some measures of the year are not compared."""
    return refusals.lines(
        language,
        scan.survey.year,
        scan.refused,
        lambda measure: name(language, scan, measure),
        len(scan.named),
    )


def _unjudged(language: Language, scan: Scan) -> list[str]:
    """The measures whose usual variation is not known, and why; none where no change is judged."""
    if not scan.sums.judged:
        return []
    by_reason: dict[NoiseGap | None, list[str]] = {}
    for measure in scan.unjudged:
        gap = scan.survey.noise_gaps.get(measure)
        reason = replace(gap, measure="", triples=0) if gap else None
        by_reason.setdefault(reason, []).append(name(language, scan, measure))
    forms = {
        "too_few_triples": marked(
            "{measures}: no change is called clear. How much it usually varies is not known: only "
            "the scores of {first}–{last} are comparable, which are too few."
        ),
        "interval_reaches_zero": marked(
            "{measures}: no change is called clear. The scores of {first}–{last} do not show how "
            "much it usually varies."
        ),
        None: marked(
            "{measures}: no change is called clear. How much it usually varied the year before is "
            "not known."
        ),
    }
    return [
        language.text(
            forms[gap.reason if gap else None],
            measures=language.listed(names),
            first=gap.first_year if gap else None,
            last=gap.last_year if gap else None,
        )
        for gap, names in by_reason.items()
    ]


def _absent(language: Language, one: Absent) -> str:
    if one.everything:
        return language.place(one.province.name)
    return language.text(
        "{province} ({dimensions})",
        province=one.province.name,
        dimensions=language.text("dimensions {codes}", codes=language.listed(one.codes)),
    )


def _shift(language: Language, scan: Scan, measure: str) -> str:
    one = scan.counts[measure]
    form = (
        marked(
            "Nationwide shift: {measure} fell in {count} of {n} provinces (median {percent}). A "
            "fall there says little about a province: uncoloured, and not counted among the "
            "falls."
        )
        if one.fell > one.rose
        else marked(
            "Nationwide shift: {measure} rose in {count} of {n} provinces (median "
            "{percent}). A rise there says little about a province: uncoloured."
        )
    )
    return language.text(
        form,
        measure=name(language, scan, measure),
        count=max(one.fell, one.rose),
        n=one.compared,
        percent=language.percent(one.median_percent),
    )
