"""The choices that several pages offer: a measure, provinces by name."""

from collections.abc import Iterable, Sequence

from pages.shared import choices
from pages.shared.frame import Page
from papi import measures, survey_year, warehouse
from papi.measures import Measure

LEVELS = ("total", "dimension", "subdimension")


def measure(
    page: Page,
    *,
    levels: Sequence[str] = LEVELS,
    default: str = "total",
    name: str = "measure",
    label: str | None = None,
    year: int | None = None,
) -> Measure:
    """The chosen measure, among those of `levels`; with a year, among those published in it."""
    found = {
        key: one
        for key, one in measures.of(page.file).items()
        if one.level in levels and (year is None or year in one.years)
    }
    newest = survey_year.years(page.file)[0]
    chosen = choices.one(
        page.language,
        name,
        label or page.language.text("Measure"),
        {key: measures.option(page.language, one, newest) for key, one in found.items()},
        default,
        listed=True,
        width=420,
    )
    return found[chosen]


def provinces(
    page: Page,
    name: str,
    label: str,
    *,
    most: int,
    default: Iterable[str] = (),
    division: int | None = None,
) -> list[str]:
    """Codes of the chosen provinces; the link bears their names, understood in any spelling."""
    known = {
        one.name: code
        for code, one in survey_year.provinces(page.file).items()
        if division in (None, one.division)
    }
    names = {one: page.language.place(one) for one in known}
    codes = survey_year.provinces(page.file)

    def understand(text: str) -> str | None:
        code = warehouse.find_province(page.file, text, page.year)
        return codes[code].name if code else None

    chosen = choices.several(
        page.language,
        name,
        label,
        names,
        [codes[code].name for code in default],
        most=most,
        understand=understand,
    )
    return [known[one] for one in chosen]
