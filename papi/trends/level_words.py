"""The trend page's headline and conclusions about the level."""

from papi.common import measures, quantities
from papi.common.language import Language, marked
from papi.trends.development import WINDOW, Development, Kind
from papi.trends.names import kind_word, own_name, years_word


def headline(language: Language, development: Development) -> str:
    """Our province's level compared with the years before, in one sentence."""
    kind = development.kind
    if kind is None:
        return _nothing(language, development)
    values = {
        "province": own_name(development),
        "measure": measures.name(language, development.measure, kind.years[-1]),
    }
    if kind.change is None:
        return language.text(
            "{province}, {measure}: too few comparable years to state a level, {n} of {window}: "
            "{years}.",
            n=len(kind.years),
            window=WINDOW,
            years=years_word(language, kind.years),
            **values,
        )
    amount, _ = quantities.amounts(language, development.unit, kind.change, kind.margin or 0.0)
    return language.text(_HEADLINES[kind.name], change=amount, **_spans(language, kind), **values)


_HEADLINES = {
    "higher": marked(
        "{province}, {measure}: at a higher level in {latest} than in {earlier}, by {change}."
    ),
    "lower": marked(
        "{province}, {measure}: at a lower level in {latest} than in {earlier}, by {change}."
    ),
    "level": marked("{province}, {measure}: at about the same level in {latest} as in {earlier}."),
    "unknown": marked(
        "{province}, {measure}: it is impossible to say whether the level in {latest} differs from "
        "that in {earlier}."
    ),
}


def _spans(language: Language, kind: Kind) -> dict[str, str]:
    return {
        "latest": years_word(language, kind.latest),
        "earlier": years_word(language, kind.earlier),
    }


def several(language: Language, development: Development) -> str:
    """The provinces shown, by level; nothing on a single one, which the headline is about."""
    if len(development.series) < 2:
        return ""
    sentences = []
    for kind, word in (
        ("higher", marked("Higher than before: {names}.")),
        ("lower", marked("Lower than before: {names}.")),
        ("level", marked("About the same level as before: {names}.")),
        ("too_few", marked("Too few years: {names}.")),
        ("unknown", marked("Usual variation unknown: {names}.")),
    ):
        names = [
            one.province.name
            for one in development.series
            if one.province and _name_of(development.kinds.get(one.code)) == kind
        ]
        if names:
            sentences.append(language.text(word, names=language.listed(names)))
    return " ".join(sentences)


def _name_of(kind: Kind | None) -> str:
    return kind.name if kind else "too_few"


def remarks(language: Language, development: Development) -> list[str]:
    """Further conclusions, the most important first: another year, a shift that makes or hides a
    level, the usual variation, the country's part, runs of falls."""
    kind = development.kind
    if kind is None:
        return []
    lines = [
        _older(language, development, kind),
        _shifts(language, development, kind),
        _beside_variation(language, development, kind),
        _relative(language, development, kind),
        _falls(language, development, kind),
    ]
    return [line for line in lines if line]


def first_remarks(language: Language, development: Development) -> list[str]:
    """The remark that matters most and, where the level is another one against the national median,
    that too: nobody should read the headline without it."""
    first = remarks(language, development)[:1]
    kind = development.kind
    if kind is None or kind.change is None or kind.relative_name == kind.name:
        return first
    relative = _relative(language, development, kind)
    return [*first, *([relative] if relative and relative not in first else [])]


def _nothing(language: Language, development: Development) -> str:
    own = development.own
    values = {
        "province": own_name(development),
        "year": development.year,
        "measure": measures.name(language, development.measure),
    }
    if own.points:
        return language.text(
            "{province}, {measure}: nothing published up to {year}; first published {first}.",
            first=own.points[0].year,
            **values,
        )
    return language.text("{province}, {measure}: nothing was ever published.", **values)


def _older(language: Language, development: Development, kind: Kind) -> str:
    """Why the window ends before the chosen year."""
    end, year = kind.years[-1], development.year
    if end == year:
        return ""
    if development.measure.years[-1] < year:
        return language.text(
            "{measure} is available only up to {end}; nothing is shown for {year}.",
            measure=measures.name(language, development.measure, end),
            end=development.measure.years[-1],
            year=year,
        )
    return language.text(
        "Nothing was published for {province} in {year}; the last published year up to then is "
        "{end}.",
        province=own_name(development),
        year=year,
        end=end,
    )


def _shifts(language: Language, development: Development, kind: Kind) -> str:
    """Whether the whole country shifted within the window, which creates or hides a new level."""
    inside = [
        str(one.year) for one in development.shifts if kind.years[0] < one.year <= kind.years[-1]
    ]
    if not inside or kind.margin is None:
        return ""
    return language.text(
        "Within these years nearly every province moved the same way at once ({years}): read the "
        "level against the national median.",
        years=language.listed(inside),
    )


def _beside_variation(language: Language, development: Development, kind: Kind) -> str:
    """By how much the mean of the latest years differs, and whether that is more than usual."""
    if kind.change is None:
        return ""
    if kind.margin is None:
        return language.text(
            "The mean of {latest} minus that of {earlier} is {change}. How much this measure "
            "usually varies is not known, so no level is stated.",
            change=quantities.difference(language, development.unit, kind.change),
            **_spans(language, kind),
        )
    amount, margin = quantities.amounts(language, development.unit, kind.change, kind.margin)
    within = kind.name == "level"
    form = _BESIDE_VARIATION[within, kind.change >= 0]
    return language.text(form, change=amount, margin=margin, **_spans(language, kind))


_BESIDE_VARIATION = {
    (False, True): marked(
        "The mean of {latest} is {change} above that of {earlier}: more than the usual variation "
        "(±{margin})."
    ),
    (False, False): marked(
        "The mean of {latest} is {change} below that of {earlier}: more than the usual variation "
        "(±{margin})."
    ),
    (True, True): marked(
        "The mean of {latest} is {change} above that of {earlier}: within the usual variation "
        "(±{margin}), not enough to speak of a different level."
    ),
    (True, False): marked(
        "The mean of {latest} is {change} below that of {earlier}: within the usual variation "
        "(±{margin}), not enough to speak of a different level."
    ),
}


def _relative(language: Language, development: Development, kind: Kind) -> str:
    """The level again, with each year's national median subtracted."""
    change = kind.relative_change
    if change is None or kind.margin is None:
        return ""
    amount, _ = quantities.amounts(language, development.unit, change, kind.margin)
    form = _RELATIVE[kind.relative_name == kind.name, change >= 0]
    word = kind_word(language, kind.relative_name)
    return language.text(form, kind=word, change=amount)


_RELATIVE = {
    (True, True): marked(
        "The same against the national median of each year: {kind} ({change} up)."
    ),
    (True, False): marked(
        "The same against the national median of each year: {kind} ({change} down)."
    ),
    (False, True): marked(
        "Against the national median of each year it is different: {kind} ({change} up). The "
        "difference is what the country as a whole did."
    ),
    (False, False): marked(
        "Against the national median of each year it is different: {kind} ({change} down). The "
        "difference is what the country as a whole did."
    ),
}


def _falls(language: Language, development: Development, kind: Kind) -> str:
    if not kind.longest_falls or kind.longest_to is None:
        return language.text(
            "No fall from one comparable year to the next up to {year}.", year=development.year
        )
    return language.text(
        "Longest run of falls up to {year}: {falls}, the last in {end}.",
        year=development.year,
        falls=language.count("{n} year", "{n} years in a row", kind.longest_falls),
        end=kind.longest_to,
    )
