"""The trend page's headline and what may be concluded: the kind of trend in sentences."""

from papi import measures, quantities
from papi.development import WINDOW, Development, Kind
from papi.language import Language, marked
from papi.trend_words import kind_word, own_name, years_word


def headline(language: Language, development: Development) -> str:
    """What kind of trend the own province shows, in one sentence."""
    kind = development.kind
    if kind is None:
        return _nothing(language, development)
    values = {
        "province": own_name(development),
        "measure": measures.name(language, development.measure, kind.years[-1]),
        "years": years_word(language, kind.years),
    }
    if kind.slope is None:
        return language.text(
            "{province}, {measure}: too few comparable years for a trend, {n} of {window}: "
            "{years}.",
            n=len(kind.years),
            window=WINDOW,
            **values,
        )
    forms = {
        "rising": marked("{province}, {measure}: rising over {years}, {slope}."),
        "falling": marked("{province}, {measure}: falling over {years}, {slope}."),
        "turned_up": marked("{province}, {measure}: turned up; first fell, then rose in {years}."),
        "turned_down": marked(
            "{province}, {measure}: turned down; first rose, then fell in {years}."
        ),
        "none": marked("{province}, {measure}: no clear direction over {years}."),
    }
    return language.text(
        forms[kind.name],
        slope=quantities.a_year(language, development.unit, kind.slope),
        **values,
    )


def several(language: Language, development: Development) -> str:
    """The kinds of all shown provinces, by kind; of a single one, its headline again."""
    if len(development.series) < 2:
        return headline(language, development)
    sentences = []
    for kind, word in (
        ("rising", marked("Rising: {names}.")),
        ("falling", marked("Falling: {names}.")),
        ("turned_up", marked("Turned up: {names}.")),
        ("turned_down", marked("Turned down: {names}.")),
        ("none", marked("No clear direction: {names}.")),
        ("too_few", marked("Too few years: {names}.")),
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
    """What may be concluded besides: the country's part, an older end, falls in a row."""
    kind = development.kind
    if kind is None:
        return []
    lines = [
        _older(language, development, kind),
        _shifts(language, development, kind),
        _relative(language, development, kind),
    ]
    if kind.slope is not None and kind.name == "none":
        lines.append(
            language.text(
                "Median slope {slope}; with p = {p} such an order is common by chance.",
                slope=quantities.a_year(language, development.unit, kind.slope),
                p=language.points(kind.p_value or 0.0),
            )
        )
    lines.append(_falls(language, development, kind))
    return [line for line in lines if line]


def _nothing(language: Language, development: Development) -> str:
    own = development.own
    values = {"province": own_name(development), "year": development.year,
              "measure": measures.name(language, development.measure)}  # fmt: skip
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
            "{measure} is held up to {end} only; nothing is shown for {year}.",
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
    """Whether the whole country jumped inside the window, which makes or hides a direction."""
    inside = [
        str(one.year) for one in development.shifts if kind.years[0] < one.year <= kind.years[-1]
    ]
    if not inside or kind.slope is None:
        return ""
    return language.text(
        "Inside these years nearly every province moved the same way at once ({years}): read the "
        "kind against the national median.",
        years=language.listed(inside),
    )


def _relative(language: Language, development: Development, kind: Kind) -> str:
    """The kind once more with every year's national median taken off."""
    if kind.relative_slope is None:
        return ""
    form = (
        marked("The same against the national median of each year: {kind}.")
        if kind.relative_name == kind.name
        else marked(
            "Against the national median of each year it is another: {kind}. The difference is "
            "what the country as a whole did."
        )
    )
    word = kind_word(language, kind.relative_name)
    if kind.relative_name in ("rising", "falling"):
        word += f", {quantities.a_year(language, development.unit, kind.relative_slope)}"
    return language.text(form, kind=word)


def _falls(language: Language, development: Development, kind: Kind) -> str:
    if not kind.longest_falls or kind.longest_to is None:
        return language.text("No fall from one comparable year to the next up to {year}.",
                             year=development.year)  # fmt: skip
    return language.text(
        "Longest run of falls up to {year}: {falls}, the last in {end}.",
        year=development.year,
        falls=language.count("{n} year", "{n} years in a row", kind.longest_falls),
        end=kind.longest_to,
    )
