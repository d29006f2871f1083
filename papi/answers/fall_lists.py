"""The answers and notes of the lists of falls: by measure, notable, low, largest."""

from papi import vocabulary
from papi.answers.declines import name, of_level
from papi.falls import Count, Row, Scan
from papi.language import Language, marked
from papi.standing import Standing


def by_share(scan: Scan) -> list[Count]:
    """The scope's counts of the level's measures, the largest share of falls first."""
    found = [scan.counts[one] for one in scan.parts if one in scan.counts]
    return sorted(found, key=lambda one: -one.share)


def share_answer(language: Language, scan: Scan) -> str:
    """In which measure most provinces fell and in which fewest, nationwide shifts apart."""
    if scan.scope == "own":
        return language.text(
            "One province alone is chosen: see the table for what fell. Choose more provinces to "
            "count them."
        )
    found = [one for one in by_share(scan) if not one.nationwide_shift]
    if not found:
        return language.text("No province of this choice can be compared with the year before.")
    first, last = found[0], found[-1]
    said = language.text(
        "Most fell in {measure}: {fell} of {n} provinces ({share}); fewest in {other}: {few} of "
        "{among}.",
        measure=name(language, scan, first.measure),
        fell=first.fell,
        n=first.compared,
        share=language.share(first.share),
        other=name(language, scan, last.measure),
        few=last.fell,
        among=last.compared,
    )
    if any(one in scan.shifted for one in scan.parts):
        said += " " + language.text("Nationwide shifts are left out of this sentence.")
    return said


def share_note(language: Language) -> str:
    """What the bars count."""
    return language.text(
        "A bar counts provinces, not points; the dotted line is half of those compared. Hatched "
        "and grey: a nationwide shift. Fell again: in this year and the one before."
    )


def notable_answer(language: Language, scan: Scan) -> str:
    """How many notable falls there are, and the largest."""
    found = scan.notable_falls()
    if not found:
        return language.text("No comparable fall of this choice is larger than 5%.")
    row, one = found[0]
    parts = [row.province.code for row, one in found if one.measure != "total"]
    return language.text(
        "{falls} of {parts} in {provinces} and {totals} of the total; the largest: {province}, "
        "{measure} ({percent}).",
        falls=language.count("{n} notable fall", "{n} notable falls", len(parts)),
        parts=of_level(language, scan.level),
        provinces=language.count("{n} province", "{n} provinces", len(set(parts))),
        totals=len(found) - len(parts),
        province=row.province.name,
        measure=vocabulary.measure_name(language, one, short=True),
        percent=language.percent_amount(one.percent or 0.0),
    )


def notable_note(language: Language, scan: Scan) -> str:
    """What notable means, and what the margins allow."""
    return language.text(
        "Notable: more than 5% below {previous}. Ranks are computed among the published provinces; "
        "a province can fall and keep its rank. A row of falls counts comparable years only, those "
        "of a nationwide shift too. Margins are published for some totals; for {parts} no two "
        "years in a row have them, so no fall there can be called clear.",
        previous=scan.survey.year - 1,
        parts=of_level(language, scan.level),
    )


def low_answer(language: Language, scan: Scan) -> str:
    """How many low standings fell, and how many of them again."""
    low = [
        one
        for _, one in scan.changes(scan.parts)
        if one.quartile_group == "lowest" and not one.nationwide_shift
    ]
    found = scan.low_and_falling()
    if not low:
        return language.text("No comparable standing of this choice is in the lowest group.")
    again = sum((one.falls_in_a_row or 0) > 1 for _, one in found)
    said = language.text(
        "Of {low} comparable standings in the lowest group, {fell} fell, {again} of them for the "
        "second year in a row or longer.",
        low=len(low),
        fell=len(found),
        again=again,
    )
    if again:
        row, one = found[0]
        said += " " + language.text(
            "The longest: {province}, {measure}, {n} years in a row.",
            province=row.province.name,
            measure=vocabulary.measure_name(language, one, short=True),
            n=one.falls_in_a_row,
        )
    return said


def low_note(language: Language) -> str:
    """What the list holds and leaves out."""
    return language.text(
        "Lowest group: below the 25th percentile of the published provinces on that measure, "
        "computed. Any comparable fall counts here, however small; nationwide shifts are left out. "
        "A fall by itself moves a province towards the lowest group, so some of these may only be "
        "chance: look first at those that fell again."
    )


def extremes_answer(language: Language, scan: Scan) -> str:
    """The largest fall and the largest rise."""
    said = [_largest(language, scan, falls=falls) for falls in (True, False)]
    return " ".join(filter(None, said)) or language.text(
        "No province of this choice can be compared with the year before."
    )


def side_answer(language: Language, scan: Scan, *, falls: bool) -> str:
    """The two ends of the list of the largest falls or rises: what its chart shows, in words."""
    largest, found = _largest(language, scan, falls=falls), scan.extremes(falls=falls)
    if len(found) < 2:
        return largest
    form = marked("The smallest of these {n}: {province}, {measure} ({points}).")
    return f"{largest} {_extreme(language, form, *found[-1], n=len(found))}"


def _largest(language: Language, scan: Scan, *, falls: bool) -> str:
    form = (
        marked("Largest fall: {province}, {measure} ({points}).")
        if falls
        else marked("Largest rise: {province}, {measure} ({points}).")
    )
    found = scan.extremes(falls=falls)
    return _extreme(language, form, *found[0]) if found else ""


def _extreme(language: Language, form: str, row: Row, one: Standing, **more: int) -> str:
    moved = one.relative_difference if one.nationwide_shift else one.difference
    points = language.amount(moved or 0.0)
    return language.text(
        form,
        province=row.province.name,
        measure=vocabulary.measure_name(language, one, short=True),
        points=language.text("{points} against the median change", points=points)
        if one.nationwide_shift
        else points,
        **more,
    )


def extremes_note(language: Language, scan: Scan) -> str:
    """By what the changes are ordered."""
    lines = [
        language.text("Ordered by points of change on {previous}.", previous=scan.survey.year - 1)
    ]
    shifted = [one for one in scan.parts if one in scan.shifted]
    if shifted:
        lines.append(
            language.text(
                "For {measures}, which moved in the whole country, by what is left when the median "
                "change of all provinces is taken off.",
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
    return " ".join(lines)
