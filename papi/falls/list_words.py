"""The answers and notes on the lists of falls: by measure, clear, low, notable, largest."""

from papi.common import vocabulary
from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.falls.scan import Count, HeldFalls, ProvinceRow, Scan, yardstick
from papi.falls.words import by_chance, name, of_level


def by_share(scan: Scan) -> list[Count]:
    """The scope's counts of the level's measures, the largest share of clear falls first, then of
    any falls; nationwide shifts, where nothing is clear, go by the latter."""
    found = [scan.counts[one] for one in scan.parts if one in scan.counts]
    return sorted(found, key=lambda one: (-one.share_clear, -one.share))


def share_answer(language: Language, scan: Scan) -> list[str]:
    """In which measure most provinces fell clearly, and in which most fell at all; without
    nationwide shifts."""
    if scan.scope == "own":
        return [
            language.text("Only one province is chosen: the table shows what fell."),
            language.text("Choose more provinces to count them."),
        ]
    found = [one for one in by_share(scan) if not one.nationwide_shift]
    if not found:
        return [language.text("No chosen province can be compared with the year before.")]
    said = _most_clearly(language, scan, found[0])
    most = max(found, key=lambda one: one.share)
    said.append(
        language.text(
            "Counting falls of any size, most provinces fell in {measure}: {fell} of {n} "
            "({share}).",
            measure=name(language, scan, most.measure),
            fell=most.fell,
            n=most.compared,
            share=language.share(most.share),
        )
    )
    if any(one in scan.shifted for one in scan.parts):
        said.append(language.text("Nationwide shifts are not counted here."))
    return said


def _most_clearly(language: Language, scan: Scan, first: Count) -> list[str]:
    """In which measure most provinces fell clearly; empty where that is not known."""
    if not scan.sums.judged:
        return []
    if not first.share_clear:
        return [language.text("No chosen province fell clearly.")]
    return [
        language.text(
            "Most provinces fell clearly in {measure}: {fell} of {n}.",
            measure=name(language, scan, first.measure),
            fell=first.fell_clearly,
            n=first.judged,
        ),
        language.text("Holding in the list: {held} of them.", held=first.fell_in_list),
    ]


def share_note(language: Language) -> str:
    """What the bars count."""
    return language.text(
        "Bars count provinces, not points. In colour: fell clearly. Grey: fell within the usual "
        "variation, or where it is not known. The dotted line marks half of the provinces."
    )


def _held(language: Language, scan: Scan, found: HeldFalls) -> dict[str, object]:
    """What a list's answer says of all its falls."""
    return {
        "parts": of_level(language, scan.level),
        "provinces": language.count("{n} province", "{n} provinces", found.provinces),
        "totals": found.n - found.parts,
    }


def _named(language: Language, row: ProvinceRow, one: Standing) -> dict[str, str]:
    """The province and the measure of a change, as a sentence names them."""
    return {
        "province": row.province.name,
        "measure": vocabulary.measure_name(language, one, short=True),
    }


def clear_answer(language: Language, scan: Scan) -> list[str]:
    """How many clear falls there are, and the clearest."""
    sums, found = scan.sums, scan.lists["clear"]
    if not sums.judged:
        return [
            language.text(
                "How much {parts} usually vary from year to year is not known for {year}, so no "
                "fall here can be called clear.",
                parts=of_level(language, scan.level),
                year=scan.survey.year,
            )
        ]
    if found.first is None:
        return [
            language.text(
                "No comparable fall among the chosen provinces is beyond the usual variation."
            )
        ]
    first = found.first[1]
    points, margin = language.compared(first.difference or 0.0, first.margin or 0.0)
    return [
        language.text(
            "{falls} in {parts}, across {provinces}, and {totals} in the total.",
            falls=language.count("{n} clear fall", "{n} clear falls", found.parts),
            **_held(language, scan, found),
        ),
        language.text(
            "The clearest: {province}, {measure} ({points} points, usual variation ±{margin}).",
            **_named(language, *found.first),
            points=points,
            margin=margin,
        ),
    ]


def clear_note(language: Language, scan: Scan) -> str:
    """What chance alone would bring, and what holding in the list means."""
    return (
        by_chance(language, scan.sums)
        + " "
        + language.text(
            "Holds in the list: after allowing for all provinces compared on that measure and "
            "year, at most about one in ten of those marked may be due to chance. It does not mean "
            "that the fall will last. Falls that hold come first, then the largest as a multiple "
            "of the usual variation. Nationwide shifts are left out. Ranks are computed among the "
            "published provinces; a run of falls counts comparable years only."
        )
    )


def notable_answer(language: Language, scan: Scan) -> list[str]:
    """How many notable falls there are, the largest, and how many of them are clear."""
    found = scan.lists["notable"]
    if found.first is None:
        return [language.text("No comparable fall among the chosen provinces is larger than 5%.")]
    first = found.first[1]
    said = [
        language.text(
            "{falls} by PAPI's threshold for reporting (over 5%) in {parts}, across {provinces}, "
            "and {totals} in the total.",
            falls=language.count("{n} notable fall", "{n} notable falls", found.parts),
            **_held(language, scan, found),
        ),
        language.text(
            "The largest: {province}, {measure} ({percent}).",
            **_named(language, *found.first),
            percent=language.percent_amount(first.percent or 0.0),
        ),
    ]
    if scan.sums.judged:
        said.append(language.text("Clear falls among them: {n}.", n=found.clear))
    return said


def notable_note(language: Language, scan: Scan) -> str:
    """What notable means, and what it does not."""
    return language.text(
        "Notable: more than 5% below {previous}. This is PAPI's threshold for reporting, not a "
        "test: the words beside each fall say whether it is beyond the usual variation. Ranks are "
        "computed among the published provinces; a province can fall and keep its rank. A run of "
        "falls counts comparable years only, including those of a nationwide shift.",
        previous=scan.survey.year - 1,
    )


def low_answer(language: Language, scan: Scan) -> list[str]:
    """How many scores in the lowest group fell, how many clearly, and how many again."""
    found = scan.lists["low"]
    if not scan.low:
        return [
            language.text("No comparable score of the chosen provinces is in the lowest group.")
        ]
    counts = {"low": scan.low, "clear": found.clear, "fell": found.n, "again": found.again}
    if scan.sums.judged:
        said = [
            language.text(
                "Of {low} comparable scores in the lowest group, {clear} fell clearly.", **counts
            ),
            language.text(
                "{fell} fell by any amount, {again} of them for the second year in a row or "
                "longer.",
                **counts,
            ),
        ]
    else:
        said = [
            language.text("Of {low} comparable scores in the lowest group, {fell} fell.", **counts),
            language.text(
                "{again} of them fell for the second year in a row or longer; whether clearly is "
                "not known.",
                **counts,
            ),
        ]
    if found.again and found.longest:
        row, one = found.longest
        longest = language.text(
            "The longest: {province}, {measure}, {n} years in a row.",
            n=one.falls_in_a_row,
            **_named(language, row, one),
        )
        said.append(longest)
    return said


def low_note(language: Language) -> str:
    """What the list holds and leaves out."""
    return language.text(
        "Lowest group: below the 25th percentile of the published provinces on that measure, "
        "computed. Clear falls come first, then those that fell again. Any comparable fall counts "
        "here, however small; nationwide shifts are left out. A fall by itself moves a province "
        "towards the lowest group, so many of these may only be chance."
    )


def extremes_answer(language: Language, scan: Scan) -> list[str]:
    """The largest fall and the largest rise."""
    said = [_largest(language, scan, falls=falls) for falls in (True, False)]
    return list(filter(None, said)) or [
        language.text("No chosen province can be compared with the year before.")
    ]


def _largest(language: Language, scan: Scan, *, falls: bool) -> str:
    form = (
        marked("Largest fall: {province}, {measure}: {change}.")
        if falls
        else marked("Largest rise: {province}, {measure}: {change}.")
    )
    found = scan.extremes[falls]
    return _extreme(language, form, *found[0]) if found else ""


def _extreme(language: Language, form: str, row: ProvinceRow, one: Standing, **more: int) -> str:
    return language.text(
        form,
        **_named(language, row, one),
        change=language.text(
            "{points} against the median change",
            points=language.signed_points(yardstick(one)),
        )
        if one.nationwide_shift
        else vocabulary.change_in_words(language, one),
        **more,
    )


def extremes_note(language: Language, scan: Scan) -> str:
    """How the changes are ordered, and how such changes usually continue."""
    lines = [
        language.text(
            "Ordered by change in points on {previous}. Orange and green: clear; grey: within the "
            "usual variation, not known, or a nationwide shift. Among many changes, the largest "
            "owe most to chance.",
            previous=scan.survey.year - 1,
        )
    ]
    lines += [_coming_back(language, scan, one) for _, one in scan.extremes[True][:1]]
    shifted = [one for one in scan.parts if one in scan.shifted]
    if shifted:
        lines.append(
            language.text(
                "For {measures}, which moved nationwide, ordered by what is left after subtracting "
                "the median change of all provinces.",
                measures=language.listed([name(language, scan, one) for one in shifted]),
            )
        )
    if scan.level == "subdimension":
        lines.append(
            language.text(
                "The scale of a sub-dimension is 10 points divided by the number of parts of its "
                "dimension (2.5 or 3.33): a longer scale leaves room for larger changes."
            )
        )
    return " ".join(filter(None, lines))


def _coming_back(language: Language, scan: Scan, one: Standing) -> str:
    """The share of a change in this measure that the next year usually reverses, if known."""
    noise = scan.survey.noise.get(one.measure)
    if noise is None:
        return ""
    return language.text(
        "Large changes are often partly reversed the next year: of a change in {measure}, {share} "
        "on average ({first}–{last}).",
        measure=vocabulary.measure_name(language, one, short=True),
        share=language.share(noise.comes_back),
        first=noise.first_year,
        last=noise.last_year,
    )
