"""The answers and notes of the national scan of falls."""

from papi import vocabulary
from papi.answers import refusals
from papi.declines import Absent, Count, Level, Row, Scan
from papi.language import Language, marked
from papi.standing import Standing
from papi.survey_year import Province
from papi.vocabulary import GROUPS, group_name

NAMED = 3  # names that a sentence bears before it counts


def levels(language: Language) -> dict[str, str]:
    """The levels a reader can choose."""
    return {
        "dimension": language.text("Dimensions"),
        "subdimension": language.text("Sub-dimensions"),
    }


def scopes(language: Language, provinces: list[Province], own: Province) -> dict[str, str]:
    """The choices of provinces of a year: all, the regions, the groups, the own one."""
    regions = {
        one.region_code: language.either(one.region_vi or "", one.region_en or "")
        for one in provinces
        if one.region_code
    }
    return {
        "all": language.text("All provinces"),
        **dict(sorted(regions.items(), key=lambda item: item[1])),
        **{
            group: language.text("Group on the total: {group}", group=group_name(language, group))
            for group in GROUPS
        },
        "own": language.text("{province} alone", province=own.name),
    }


def orders(language: Language, scan: Scan) -> dict[str, str]:
    """What the scan can be sorted by."""
    return {
        "falls": language.text("Most falls"),
        "notable": language.text("Most notable falls"),
        "rank": language.text("Rank on the total"),
        "name": language.text("Name"),
        **{
            measure: language.text(
                "{measure}: largest fall", measure=_name(language, scan, measure)
            )
            for measure in scan.measures
        },
    }


def of_level(language: Language, level: Level) -> str:
    """The level's measures as a sentence names them."""
    return language.text("dimensions") if level == "dimension" else language.text("sub-dimensions")


def _name(language: Language, scan: Scan, measure: str) -> str:
    return vocabulary.measure_name(language, scan.named[measure], short=True)


def headline(language: Language, scan: Scan, scope: str) -> str:
    """How many of the scope's comparable changes were falls."""
    year, parts = scan.survey.year, of_level(language, scan.level)
    falls = [row.falls for row in scan.compared if row.falls]
    compared = sum(one.compared for one in falls)
    if not compared:
        return language.text(
            "{scope}, {year}: no change of {parts} can be compared with the year before.",
            scope=scope,
            year=year,
            parts=parts,
        )
    return language.text(
        "{scope}, {year}: {fell} of {n} comparable changes of {parts} are falls, {notable} of them "
        "notable (over 5%).",
        scope=scope,
        year=year,
        fell=language.whole(sum(one.fell for one in falls)),
        n=language.whole(compared),
        parts=parts,
        notable=language.whole(sum(one.fell_notably for one in falls)),
    )


def conclusions(language: Language, scan: Scan) -> list[str]:
    """What may be concluded, and how the reader's province fared."""
    said = [_margins(language, scan)] if scan.compared else []
    return [*said, *_own(language, scan)]


def _margins(language: Language, scan: Scan) -> str:
    total = scan.counts.get("total")
    if total is None or not total.judged:
        own = scan.own.total if scan.own and scan.scope == "own" else None
        if own and own.changed and own.clear is not None:
            return _own_margin(language, scan, own)
        return language.text(
            "Whether any fall here is more than chance cannot be said: there are no margins of "
            "both {previous} and {year}.",
            previous=scan.survey.year - 1,
            year=scan.survey.year,
        )
    return language.text(
        "Of the totals of {n} provinces with margins in both years, {fell} fell clearly and {rose} "
        "rose clearly; the other {rest} cannot be told from no change. For {parts} no margins of "
        "both years are published.",
        n=total.judged,
        rest=total.judged - total.fell_clearly - total.rose_clearly,
        fell=total.fell_clearly,
        rose=total.rose_clearly,
        parts=of_level(language, scan.level),
    )


def _own_margin(language: Language, scan: Scan, total: Standing) -> str:
    form = (
        marked("The total's change is larger than its margin of ±{margin} points; for {parts} no "
               "margins of both years are published.")
        if total.clear
        else marked("The total's change cannot be told from none (margin ±{margin} points); for "
                    "{parts} no margins of both years are published.")
    )  # fmt: skip
    return language.text(
        form,
        margin=language.points(total.change_margin or 0.0),
        parts=of_level(language, scan.level),
    )


def _own(language: Language, scan: Scan) -> list[str]:
    """The reader's province among the others, unless it is the only one shown."""
    if scan.own is None or scan.scope == "own" or not scan.compared:
        return []
    name, falls = scan.own.province.name, scan.own.falls
    if falls is None:
        return [
            language.text(
                "{province}: nothing of {year} can be compared with the year before.",
                province=name,
                year=scan.survey.year,
            )
        ]
    said = language.text(
        "{province} fell in {fell} of {n} comparable {parts}; notable falls: {notable}.",
        province=name,
        fell=falls.fell,
        n=falls.compared,
        parts=of_level(language, scan.level),
        notable=falls.fell_notably,
    )
    if scan.own not in scan.rows:
        said += " " + language.text("It is not among the provinces chosen here.")
    return [said]


def table_answer(language: Language, scan: Scan) -> str:
    """Which provinces fell in most measures, and how many fell in at least half."""
    rows = scan.compared
    if not rows:
        return language.text("No province of this choice can be compared with the year before.")
    most = max(row.falls.fell for row in rows if row.falls)
    names = [row.province.name for row in rows if row.falls and row.falls.fell == most]
    half = sum(2 * row.falls.fell >= row.falls.compared for row in rows if row.falls)
    return language.text(
        "{half} of {n} provinces fell in at least half of their {parts}; the most falls, {most}: "
        "{names}.",
        half=half,
        n=len(rows),
        parts=of_level(language, scan.level),
        most=most,
        names=_few(language, names),
    )


def _few(language: Language, names: list[str]) -> str:
    """The first names, and how many more."""
    if len(names) <= NAMED + 1:
        return language.listed(names)
    return language.text(
        "{names} and {n} more", names=", ".join(names[:NAMED]), n=len(names) - NAMED
    )


def table_legend(language: Language, scan: Scan) -> str:
    """How to read the scan."""
    return language.text(
        "Points of change on {previous}. ▼ fell, ▲ rose; twice and in strong colour: notable, more "
        "than 5%, a reporting threshold and not a test. ● without colour: unchanged, or a total "
        "whose change cannot be told from none. – not comparable. A name leads to that province's "
        "overview; ◀ is the province chosen above.",
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
                measures=language.listed([_name(language, scan, one) for one in scan.shifted]),
            )
        ]
    for measure in scan.measures:
        found = scan.survey.breaks.get(measure)
        if found and found.severity == "caution":
            lines.append(
                language.text(
                    "{measure}: compare {year} with care. {reason}.",
                    measure=_name(language, scan, measure),
                    year=year,
                    reason=language.either(found.note_vi, found.note_en),
                )
            )
    lines += refused(language, scan)
    for when, form in (
        (year, marked("Not published in {year}: {names}.")),
        (
            year - 1,
            marked("Not published in {year}, so there is nothing to compare with: {names}."),
        ),
    ):
        if absent := scan.absent.get(when):
            names = [_absent(language, one) for one in absent]
            lines.append(language.text(form, year=when, names=language.listed(names)))
    if scan.scope in GROUPS:
        lines.append(
            language.text(
                "The group is that of the total of {year}, after the change: provinces that fell "
                "are more often in a low one. Without a total a province is in none.",
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
        lambda measure: _name(language, scan, measure),
        len(scan.named),
    )


def _absent(language: Language, one: Absent) -> str:
    if one.everything:
        return one.province.name
    return language.text(
        "{province} ({dimensions})",
        province=one.province.name,
        dimensions=language.text("dimensions {codes}", codes=language.listed(one.codes)),
    )


def _shift(language: Language, scan: Scan, measure: str) -> str:
    one = scan.counts[measure]
    form = (
        marked("Nationwide shift: {measure} fell in {count} of {n} provinces (median {percent}). A "
               "fall there says little about a province: uncoloured, and not counted among the "
               "falls.")
        if one.fell > one.rose
        else marked("Nationwide shift: {measure} rose in {count} of {n} provinces (median "
                    "{percent}). A rise there says little about a province: uncoloured.")
    )  # fmt: skip
    return language.text(
        form,
        measure=_name(language, scan, measure),
        count=max(one.fell, one.rose),
        n=one.compared,
        percent=language.percent(one.median_percent),
    )


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
        measure=_name(language, scan, first.measure),
        fell=first.fell,
        n=first.compared,
        share=language.share(first.share),
        other=_name(language, scan, last.measure),
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
    provinces = len({row.province.code for row, _ in found})
    return language.text(
        "{falls} in {provinces}; the largest: {province}, {measure} ({percent}).",
        falls=language.count("{n} notable fall", "{n} notable falls", len(found)),
        provinces=language.count("{n} province", "{n} provinces", provinces),
        province=row.province.name,
        measure=vocabulary.measure_name(language, one, short=True),
        percent=language.percent(one.percent or 0.0),
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
    said = []
    for falls, form in (
        (True, marked("Largest fall: {province}, {measure} ({points}).")),
        (False, marked("Largest rise: {province}, {measure} ({points}).")),
    ):
        if found := scan.extremes(falls=falls):
            said.append(_extreme(language, form, *found[0]))
    return " ".join(said) or language.text(
        "No province of this choice can be compared with the year before."
    )


def _extreme(language: Language, form: str, row: Row, one: Standing) -> str:
    moved = one.relative_difference if one.nationwide_shift else one.difference
    points = language.signed_points(moved or 0.0)
    return language.text(
        form,
        province=row.province.name,
        measure=vocabulary.measure_name(language, one, short=True),
        points=language.text("{points} against the median change", points=points)
        if one.nationwide_shift
        else points,
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
                measures=language.listed([_name(language, scan, one) for one in shifted]),
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
