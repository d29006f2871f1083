"""Choices shared by several pages: a measure, provinces by name."""

from collections.abc import Iterable, Sequence
from functools import partial

from pages.shared import asked_for, choices, pickers
from pages.shared.frame import Page
from papi.common import measures, survey_year
from papi.common.measures import Measure
from papi.warehouse import places

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
        for key, one in measures.known(page.file).items()
        if one.level in levels and (year is None or year in one.years)
    }
    newest = survey_year.years(page.file)[0]
    chosen = choices.choice(
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
    """Codes of the chosen provinces; the link holds their names, understood in any spelling."""
    surveyed, codes = page.file.as_surveyed, survey_year.provinces(page.file)
    known = survey_year.codes(page.file, division)

    def understand(text: str) -> str | None:
        found = asked_for.recognise(surveyed, page.file.of_34, text, page.year)
        return str(codes[found.code].name) if found and found.code in codes else None

    chosen = choices.several(
        page.language,
        name,
        label,
        known,
        [str(codes[code].name) for code in default],
        most=most,
        called=lambda one: page.language.place(codes[known[one]].name),
        offer=lambda key, chosen: pickers.offer(
            page.language, key, surveyed, page.file, division=division, without=chosen
        ),
        understand=understand,
        nearest=partial(places.nearest_names, page.file),
    )
    return [known[one] for one in chosen]
