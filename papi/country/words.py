"""The country's sentences: how many were ranked, what moved, who leads and who is last."""

from papi.common.language import Language, marked
from papi.common.paged import Turn, window
from papi.country.gather import Nation, RankedPage


def headline(language: Language, nation: Nation, measure: str) -> str:
    """How many provinces were ranked, and the median with its change."""
    change = None if nation.before is None else round(nation.median - nation.before, 6)
    form = (
        marked(
            "The country in {year}, {measure}: a median of {median} points among {n} ranked "
            "provinces."
        )
        if not change
        else marked(
            "The country in {year}, {measure}: a median of {median} points among {n} ranked "
            "provinces, {points} above {before}."
        )
        if change > 0
        else marked(
            "The country in {year}, {measure}: a median of {median} points among {n} ranked "
            "provinces, {points} below {before}."
        )
    )
    return language.text(
        form,
        year=nation.survey.year,
        before=nation.survey.year - 1,
        measure=measure,
        median=language.points(nation.median),
        points=language.amount(change or 0.0),
        n=nation.count,
    )


def picture(language: Language, nation: Nation, names: dict[str, str]) -> list[str]:
    """The country in three sentences: ranked and moved; the median; first and last."""
    return [moved(language, nation), middle(language, nation), ends(language, nation, names)]


def moved(language: Language, nation: Nation) -> str:
    """How many provinces were ranked, and how many changes are clear."""
    values: dict[str, object] = {
        "year": nation.survey.year,
        "n": nation.count,
        "surveyed": nation.survey.surveyed,
    }
    if nation.before is None:
        return language.text(
            "In {year}, {n} of {surveyed} provinces were ranked; their scores cannot be compared "
            "with the year before.",
            **values,
        )
    kinds = nation.kinds
    usual = kinds["within"] + kinds["about_the_same"]
    values |= {
        "rose": _provinces(language, kinds["clear_rise"]),
        "fell": _provinces(language, kinds["clear_fall"]),
        "usual": _provinces(language, usual),
    }
    judged = kinds["clear_rise"] + kinds["clear_fall"] + usual
    if not judged and kinds["shift"]:
        return language.text(
            "In {year}, {n} of {surveyed} provinces were ranked; nearly all moved the same way, a "
            "nationwide shift that says little about any one province.",
            **values,
        )
    if not judged:
        return language.text(
            "In {year}, {n} of {surveyed} provinces were ranked; how much of their changes is "
            "usual variation is not known.",
            **values,
        )
    if judged < nation.count:
        return language.text(
            "In {year}, {n} of {surveyed} provinces were ranked: {rose} rose clearly, {fell} fell "
            "clearly, {usual} changed within the usual variation; of the other {rest} it cannot be "
            "told.",
            rest=nation.count - judged,
            **values,
        )
    return language.text(
        "In {year}, {n} of {surveyed} provinces were ranked: {rose} rose clearly, {fell} fell "
        "clearly, {usual} changed within the usual variation.",
        **values,
    )


def _provinces(language: Language, n: int) -> str:
    if not n:
        return language.text("none of the provinces")
    return language.count("{n} province", "{n} provinces", n)


def middle(language: Language, nation: Nation) -> str:
    """The median and its change."""
    median = language.points(nation.median)
    if nation.before is None:
        return language.text("The median is {median} points.", median=median)
    change = nation.median - nation.before
    values = {"median": median, "points": language.amount(change), "year": nation.survey.year - 1}
    if not round(change, 6):
        return language.text("The median is {median} points, as in {year}.", **values)
    if change > 0:
        return language.text("The median is {median} points, {points} above {year}.", **values)
    return language.text("The median is {median} points, {points} below {year}.", **values)


def ends(language: Language, nation: Nation, names: dict[str, str]) -> str:
    """Who leads and who is last, with their possible ranks."""
    first, last = nation.top[0], (nation.bottom or nation.top)[-1]
    values = {
        "first": names[first.province_code],
        "high": language.points(first.value),
        "last": names[last.province_code],
        "low": language.points(last.value),
    }
    if None in (first.rank_low, first.rank_high, last.rank_low, last.rank_high):
        return language.text(
            "{first} leads with {high} points, {last} is last with {low}.", **values
        )
    return language.text(
        "{first} leads with {high} points (its rank could be {first_low} to {first_high}), {last} "
        "is last with {low} ({last_low} to {last_high}).",
        first_low=first.rank_low,
        first_high=first.rank_high,
        last_low=last.rank_low,
        last_high=last.rank_high,
        **values,
    )


def first_and_last(language: Language, nation: Nation, names: dict[str, str]) -> str:
    """Who is first and who is last, without a full stop: the title of the map."""
    return language.text(
        "{first} is first and {last} last of {count} provinces ranked on the total",
        first=names[nation.top[0].province_code],
        last=names[(nation.bottom or nation.top)[-1].province_code],
        count=nation.count,
    )


def map_legend(language: Language) -> str:
    """What the tiles of the map say."""
    return language.text(
        "Number on a tile: the rank on the total; colour: the group. A dash: not published."
    )


def ends_answer(language: Language, nation: Nation) -> list[str]:
    """How wide the possible ranks are."""
    if nation.width is None:
        return [language.text("The ranges of possible ranks are not known for this year.")]
    return [
        language.text(
            "Half of all provinces could stand anywhere within {n} places or more.", n=nation.width
        ),
        language.text("Neighbours in the ranking can rarely be told apart."),
    ]


def total_moved(language: Language, nation: Nation) -> str:
    """The median of the total and its change, without a full stop: the title of the medians."""
    median, year = language.points(nation.median), nation.survey.year
    if nation.before is None:
        return language.text(
            "The total's median of {year} is {median} points and cannot be compared with the year "
            "before",
            year=year,
            median=median,
        )
    change = round(nation.median - nation.before, 6)
    form = (
        marked("The total's median rose by {points} points in {year}, to {median}")
        if change > 0
        else marked("The total's median fell by {points} points in {year}, to {median}")
        if change < 0
        else marked("The total's median stayed at {median} points in {year}")
    )
    return language.text(form, points=language.amount(change), year=year, median=median)


def medians(language: Language) -> str:
    """What the table of medians is."""
    return language.text("National medians of the total and the dimensions, by year.")


def regions_answer(language: Language, highest: str, lowest: str) -> str:
    """Which region's median is highest and which is lowest."""
    return language.text(
        "The median is highest in the {highest} and lowest in the {lowest}.",
        highest=highest,
        lowest=lowest,
    )


def regions_note(language: Language, own: str | None) -> str:
    """What the marks are; own: the reader's province, None where it has no dot."""
    if own is None:
        return language.text(
            "A dot is a province; the stroke is the region's median, the dashed one the country's."
        )
    return language.text(
        "A dot is a province, the large blue one {own}; the stroke is the region's median, the "
        "dashed one the country's.",
        own=language.place(own),
    )


def years_note(language: Language) -> str:
    """How to read the table of medians."""
    return language.text(
        "The stronger a cell's colour, the nearer it is to the highest median of its row between "
        "two breaks. ‖: the series breaks before this year; nothing is compared across it."
    )


def ranked_answer(language: Language, nation: Nation, found: RankedPage, turn: Turn) -> str:
    """Which provinces the open page of the ranking has."""
    first = window(turn, found.count).first + 1
    values = {"first": first, "last": first + len(found.standings) - 1, "count": found.count}
    if not turn.find:
        return language.text("Places {first} to {last} of {count}.", **values)
    if not found.count:
        return language.text("No ranked province is called “{name}”.", name=turn.find)
    return language.text(
        "Found for “{name}”: {count} of {all} ranked provinces; shown are {first} to {last}.",
        name=turn.find,
        all=nation.count,
        **values,
    )


def nearby_note(language: Language) -> str:
    """Why the map shows only neighbours."""
    return language.text("Shown are the neighbours of the chosen province.")


def ranges_note(language: Language) -> str:
    """What the bars of the regions are."""
    return language.text(
        "The line reaches from a region's lowest to its highest province, the bar over the middle "
        "half; the stroke is the region's median, the dashed one the country's, the dot the chosen "
        "province."
    )
