"""The answers and notes of the national scan of falls."""

from papi import vocabulary
from papi.answers import refusals
from papi.falls import Absent, Falls, Level, Scan
from papi.language import Language, marked
from papi.standing import Standing
from papi.vocabulary import GROUPS

NAMED = 3  # names that a sentence bears before it counts


def of_level(language: Language, level: Level) -> str:
    """The level's measures as a sentence names them."""
    return language.text("dimensions") if level == "dimension" else language.text("sub-dimensions")


def name(language: Language, scan: Scan, measure: str) -> str:
    """The measure's short name with its number, as in the scan's year."""
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
    own, falls = scan.own.province.name, scan.own.falls
    if falls is None:
        return [
            language.text(
                "{province}: nothing of {year} can be compared with the year before.",
                province=own,
                year=scan.survey.year,
            )
        ]
    said = _own_falls(language, scan, own, falls)
    if scan.own not in scan.rows:
        said += " " + language.text("It is not among the provinces chosen here.")
    return [said]


def _own_falls(language: Language, scan: Scan, province: str, falls: Falls) -> str:
    return language.text(
        "{province} fell in {fell} of {n} comparable {parts}; notable falls: {notable}.",
        province=province,
        fell=falls.fell,
        n=falls.compared,
        parts=of_level(language, scan.level),
        notable=falls.fell_notably,
    )


def table_answer(language: Language, scan: Scan) -> str:
    """Which provinces fell in most measures, and how many fell in at least half."""
    rows = scan.compared
    if not rows:
        return language.text("No province of this choice can be compared with the year before.")
    if scan.scope == "own" and rows[0].falls:
        return _own_falls(language, scan, rows[0].province.name, rows[0].falls)
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
        "{names} and {n} more",
        names=", ".join(map(language.place, names[:NAMED])),
        n=len(names) - NAMED,
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
        lambda measure: name(language, scan, measure),
        len(scan.named),
    )


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
        marked("Nationwide shift: {measure} fell in {count} of {n} provinces (median {percent}). A "
               "fall there says little about a province: uncoloured, and not counted among the "
               "falls.")
        if one.fell > one.rose
        else marked("Nationwide shift: {measure} rose in {count} of {n} provinces (median "
                    "{percent}). A rise there says little about a province: uncoloured.")
    )  # fmt: skip
    return language.text(
        form,
        measure=name(language, scan, measure),
        count=max(one.fell, one.rose),
        n=one.compared,
        percent=language.percent(one.median_percent),
    )
