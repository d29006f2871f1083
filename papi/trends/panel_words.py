"""The trend page's sentences on one province over all dimensions."""

from papi.common import measures
from papi.common.language import Language, marked
from papi.trends.development import Development
from papi.trends.names import kind_word, own_name


def headline(language: Language, developments: list[Development]) -> str:
    """How many dimensions are at which level."""
    kinds = [one.kind.name if one.kind else "too_few" for one in developments]
    few = kinds.count("too_few") + kinds.count("unknown")
    form = (
        marked(
            "{province}, dimensions up to {year}: {higher} at a higher level than in the two years "
            "before, {lower} at a lower one, {level} at about the same; {few} with too few years "
            "or unknown variation."
        )
        if few
        else marked(
            "{province}, dimensions up to {year}: {higher} at a higher level than in the two years "
            "before, {lower} at a lower one, {level} at about the same."
        )
    )
    return language.text(
        form,
        province=own_name(developments[0]),
        year=developments[0].year,
        higher=kinds.count("higher"),
        lower=kinds.count("lower"),
        level=kinds.count("level"),
        few=few,
    )


def remarks(language: Language, developments: list[Development]) -> list[str]:
    """Which dimensions stand higher and lower, and which do so only with the country."""
    lines = []
    for kind, form in (
        ("higher", marked("Higher than before: {names}.")),
        ("lower", marked("Lower than before: {names}.")),
    ):
        names = [
            measures.name(language, one.measure, one.year)
            for one in developments
            if one.kind and one.kind.name == kind
        ]
        if names:
            lines.append(language.text(form, names=language.listed(names)))
    other = [
        language.text(
            "{measure} ({kind})",
            measure=measures.name(language, one.measure, one.year),
            kind=kind_word(language, one.kind.relative_name),
        )
        for one in developments
        if one.kind and one.kind.relative_name != one.kind.name
    ]
    if other:
        lines.append(
            language.text(
                "At a different level against the national median: {names}.",
                names=language.listed(other),
            )
        )
    return lines


def finding(language: Language, developments: list[Development]) -> str:
    """Where the province stands against the middle half in the chosen year."""
    year = developments[0].year
    above, below, inside = [], [], 0
    for one in developments:
        point = one.own.at(year)
        middle = next((found for found in one.middle if found.year == year), None)
        if point is None or middle is None:
            continue
        code = one.measure.span(year).code or ""
        if point.shown > middle.p75:
            above.append(code)
        elif point.shown < middle.p25:
            below.append(code)
        else:
            inside += 1
    if not above and not below and not inside:
        return language.text(
            "Nothing was published for {province} in {year}.",
            province=own_name(developments[0]),
            year=year,
        )
    return language.text(
        "{province} {year}: above the middle half of the provinces in dimensions: {above}; below "
        "it: {below}; inside it: {inside}",
        province=own_name(developments[0]),
        year=year,
        above=_numbers(language, above),
        below=_numbers(language, below),
        inside=inside,
    )


def extremes(language: Language, developments: list[Development]) -> str:
    """In which dimensions the chosen year is the highest or the lowest of those that can be
    compared with it, where there are two at least."""
    highest, lowest, year = [], [], developments[0].year
    for one in developments:
        point = one.own.at(year)
        others = [found.shown for found in one.own.points if point and found.era == point.era]
        if point is None or len(others) < 2 or min(others) == max(others):
            continue
        code = one.measure.span(year).code or ""
        if point.shown == max(others):
            highest.append(code)
        elif point.shown == min(others):
            lowest.append(code)
    return language.text(
        "{province} {year}: the highest of the comparable years in dimensions: {highest}; the "
        "lowest in: {lowest}",
        province=own_name(developments[0]),
        year=year,
        highest=_numbers(language, highest),
        lowest=_numbers(language, lowest),
    )


def _numbers(language: Language, codes: list[str]) -> str:
    """Numbers of dimensions in a sentence."""
    return language.listed(codes) or language.text("none")


def shades_note(language: Language) -> str:
    """How to read the table of shades."""
    return language.text(
        "The stronger a cell's colour, the nearer it is to the highest value of its row between "
        "two breaks; a difference may still be usual variation. ‖: the series breaks before this "
        "year; nothing is compared across it. –: not published."
    )
