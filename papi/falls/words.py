"""The opening of the page of falls: the headline and what may be concluded."""

from papi.common import variation, vocabulary
from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.falls.scan import BY_CHANCE, Falls, Level, ProvinceRow, Scan


def of_level(language: Language, level: Level) -> str:
    """The level's measures as a sentence names them."""
    return language.text("dimensions") if level == "dimension" else language.text("sub-dimensions")


def name(language: Language, scan: Scan, measure: str) -> str:
    """The measure's short name with its number, as in the scan's year."""
    return vocabulary.measure_name(language, scan.named[measure], short=True)


def of_province(language: Language, scan: Scan) -> str | None:
    """In how many measures the reader's own province fell clearly; None where that is not known, or
    where it is the only one shown."""
    own = scan.own
    if own is None or scan.scope == "own" or own.falls is None or not own.falls.judged:
        return None
    form = (
        marked("{scope}, {year}: clear falls in {clear} of {n} {parts}.")
        if own.falls.fell_clearly
        else marked("{scope}, {year}: no clear fall in any of the {n} {parts} judged.")
    )
    return language.text(
        form,
        scope=own.province.name,
        year=scan.survey.year,
        clear=own.falls.fell_clearly,
        n=own.falls.judged,
        parts=of_level(language, scan.level),
    )


def headline(language: Language, scan: Scan, scope: str) -> str:
    """How many of the scope's provinces fell clearly; where that is not known, how many changes are
    falls of any size."""
    year, parts, sums = scan.survey.year, of_level(language, scan.level), scan.sums
    if not sums.compared:
        return language.text(
            "{scope}, {year}: no change in {parts} can be compared with the year before.",
            scope=scope,
            year=year,
            parts=parts,
        )
    if not sums.judged:
        return language.text(
            "{scope}, {year}: {fell} of {n} comparable changes in {parts} are falls; whether any "
            "is clear is not known.",
            scope=scope,
            year=year,
            fell=language.whole(sums.fell),
            n=language.whole(sums.compared),
            parts=parts,
        )
    if scan.scope == "own":
        return language.text(
            "{scope}, {year}: clear falls in {clear} of {n} {parts}.",
            scope=scope,
            year=year,
            clear=sums.fell_clearly,
            n=sums.judged,
            parts=parts,
        )
    return language.text(
        "{scope}, {year}: {fell} of {n} provinces fell clearly in one or more {parts}: {clear} "
        "among {judged} changes.",
        scope=scope,
        year=year,
        fell=sums.clear_provinces,
        n=sums.judged_provinces,
        parts=parts,
        clear=language.count("{n} clear fall", "{n} clear falls", sums.fell_clearly),
        judged=language.whole(sums.judged),
    )


def conclusions(language: Language, scan: Scan) -> list[str]:
    """What may be concluded, and how the reader's province fared."""
    sums = scan.sums
    if not sums.compared:
        return _own(language, scan)
    said = [by_chance(language, sums) if sums.judged else _unknown(language, scan)]
    return [*said, *_total(language, scan), _any_size(language, scan), *_own(language, scan)]


def by_chance(language: Language, sums: Falls) -> str:
    """How many clear falls chance alone would bring, and how many of those here hold."""
    said = language.text(
        "Even without any real change, about 5 in 100 of the {judged} changes judged would look "
        "clear by chance, half of them falls: about {falls}.",
        judged=language.whole(sums.judged),
        falls=about(language, BY_CHANCE / 2 * sums.judged),
    )
    if not sums.fell_clearly:
        return said
    return (
        said
        + " "
        + language.text(
            "Clear falls found here: {clear}; holding in the list of all provinces: {held}.",
            clear=language.whole(sums.fell_clearly),
            held=language.whole(sums.fell_in_list),
        )
    )


def about(language: Language, number: float) -> str:
    """An expected number, rounded as far as a reader needs it."""
    return language.decimals(number, 0 if number >= 2 else 1)


def _unknown(language: Language, scan: Scan) -> str:
    return language.text(
        "How much {parts} usually vary from year to year is not known for {year}, so no fall here "
        "can be called clear.",
        parts=of_level(language, scan.level),
        year=scan.survey.year,
    )


def _total(language: Language, scan: Scan) -> list[str]:
    """What happened to the total, by its own usual variation."""
    own = scan.own.total if scan.own and scan.scope == "own" else None
    if own and own.changed:
        change = vocabulary.change_in_words(language, own)
        return [language.text("The total: {change}.", change=change)]
    total = scan.counts.get("total")
    if total is None or not total.judged or total.nationwide_shift:
        return []
    return [
        language.text(
            "The total fell clearly in {fell} of {n} provinces (holding in the list: {fell_held}) "
            "and rose clearly in {rose} (holding: {rose_held}).",
            fell=total.fell_clearly,
            fell_held=total.fell_in_list,
            rose=total.rose_clearly,
            rose_held=total.rose_in_list,
            n=total.judged,
        )
    ]


def _any_size(language: Language, scan: Scan) -> str:
    sums = scan.sums
    return language.text(
        "Of any size, {fell} of {n} comparable changes in {parts} are falls; {notable} of them are "
        "notable (over 5%, PAPI's threshold for reporting, not a test).",
        fell=language.whole(sums.fell),
        n=language.whole(sums.compared),
        parts=of_level(language, scan.level),
        notable=language.whole(sums.fell_notably),
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
    said = own_falls(language, scan, own, falls)
    if not scan.own_inside:
        said += " " + language.text("It is not among the provinces chosen here.")
    return [said]


def own_falls(language: Language, scan: Scan, province: str, falls: Falls) -> str:
    """In how many measures a province fell clearly, and in how many by any amount."""
    form = (
        marked(
            "{province} fell clearly in {clear} of {judged} {parts}, and by any amount in {fell} "
            "of {n}."
        )
        if falls.judged
        else marked(
            "{province} fell in {fell} of {n} comparable {parts}; whether clearly is not known."
        )
    )
    return language.text(
        form,
        province=province,
        clear=falls.fell_clearly,
        judged=falls.judged,
        fell=falls.fell,
        n=falls.compared,
        parts=of_level(language, scan.level),
    )


def clear_and_others(scan: Scan, own: ProvinceRow) -> tuple[list[Standing], list[Standing]]:
    """A province's clear falls, the largest as a multiple of its usual variation first, and its
    other falls."""
    found = [
        one
        for one in own.standings.values()
        if one.measure in scan.measures and one.changed and one.direction == "fell"
    ]
    clear = [one for one in found if variation.kind(one) == "clear_fall"]
    clear.sort(key=lambda one: (one.difference or 0.0) / (one.margin or 1.0))
    return clear, [one for one in found if one not in clear]


def fallen(language: Language, scan: Scan, own: ProvinceRow) -> tuple[list[str], list[str]]:
    """A province's clear falls, one a line, and in a line the falls that are not clear."""
    clear, rest = clear_and_others(scan, own)
    held = [(one, language.compared(one.difference or 0.0, one.margin or 0.0)) for one in clear]
    lines = [
        language.text(
            "▼ {measure}: down {points} points, beyond the usual ±{margin}; rank {rank} of "
            "{count}.",
            measure=vocabulary.measure_name(language, one, short=True),
            points=points,
            margin=margin,
            rank=one.rank,
            count=one.ranked_count,
        )
        for one, (points, margin) in held
    ]
    others = [
        language.text(
            "{measure} (down {points})",
            measure=vocabulary.measure_name(language, one, short=True),
            points=language.amount(one.difference or 0.0),
        )
        for one in rest
    ]
    if not others:
        return lines, []
    said = language.text("Down, but not clearly: {names}.", names=language.listed(others))
    return lines, [said]
