"""The pages of a province's year: one for the year, one for each of its dimensions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from papi.common import links, naming, survey_year
from papi.common.drawing import part as parts
from papi.common.drawing import profile as drawing
from papi.common.drawing import ranking
from papi.common.drawing.words import Say
from papi.common.language import CODES, Code, Language
from papi.common.paged import PAGE
from papi.common.parts import Part, View
from papi.common.profile import Profile
from papi.data import term_marks
from papi.overview import profile as profiles
from papi.overview import standing_map, tiles
from papi.overview.parts import seen
from papi.site import addresses, words
from papi.site.shell import Page, Site, Way
from papi.subjects import SUBJECTS
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class PlaceYear:
    """A province's year."""

    year: int
    of_34: bool
    code: str


def places(file: Identity, year: int, *, of_34: bool) -> list[PlaceYear]:
    """All provinces of a year, also those of which nothing was published."""
    asked = file.in_34 if of_34 else file.as_surveyed
    division = survey_year.gather(asked, year).division
    known = survey_year.provinces(asked)
    return [PlaceYear(year, of_34, code) for code, one in known.items() if one.division == division]


def address(file: Identity, lang: Code, place: PlaceYear) -> str:
    """Where the page of a province's year lies."""
    asked = file.in_34 if place.of_34 else file.as_surveyed
    name = survey_year.provinces(asked)[place.code].name
    return addresses.province(lang, place.year, name, of_34=place.of_34)


def pages(site: Site, place: PlaceYear) -> Iterator[Page]:
    """The pages of a province's year in both languages, that of the year first."""
    for lang in CODES:
        made = _Pages(site, lang, place)
        yield made.of_year()
        yield from made.of_dimensions()


class _Pages:
    """Makes the pages of one province's year in one language."""

    def __init__(self, site: Site, lang: Code, place: PlaceYear) -> None:
        self._site, self._lang, self._place = site, lang, place
        self._say = Language(lang)
        file = site.file.in_34 if place.of_34 else site.file.as_surveyed
        self._view = View(file, self._say, place.code, place.year)
        self._year = seen(self._view)
        self._path = address(site.file, lang, place)
        self._name = survey_year.provinces(file)[place.code].name
        self._subject = SUBJECTS["overview"]
        self._choice = self._subject.linked(self._view, {})
        self._source = self._subject.source(self._view, self._choice)
        self._profile = profiles.profile(self._view, self._year)

    def of_year(self) -> Page:
        """What happened, and where the province stands."""
        opening = self._subject.opening(self._view, self._choice)
        made = [make(self._view, self._choice) for make in self._subject.parts.values()]
        shown = [self._without_script(one) for one in made if one]
        if peers := self._peers():
            shown.insert(2, peers)  # after the profile and the map
        body = parts.opening(opening, say_of(self._say, self._path))
        for one in shown:
            body += parts.drawn(self._say, one, say_of(self._say, self._path))
        return Page(
            self._path,
            words.title(self._say, f"{self._say.place(self._name)} {self._place.year}"),
            opening.headline,
            body,
            self._source,
            links.overview(self._say, self._name, self._place.year, self._place.code),
            self._ways(),
            (
                (self._say.text("Other years"), self._other_years()),
                (self._say.text("The other division of the country"), self._other_division()),
            ),
            self._path.replace(".html", ".png"),
            next(iter(opening.sentences), ""),
        )

    def of_dimensions(self) -> Iterator[Page]:
        """Each dimension with its sub-dimensions, their survey questions and what may be done."""
        for row in self._profile.rows if self._profile else ():
            name = f"{self._say.place(self._name)} {self._year.year}: {row.name}"
            body = (
                f"<h1 class='headline'>{escape(name)}</h1>"
                f"{drawing.opened(self._profile, row) if self._profile else ''}"
            )
            yield Page(
                self._dimension(row.measure),
                words.title(self._say, name),
                f"{name}. {row.value_words}, {row.rank_words}: {row.mark} {row.change}, {row.word}",
                body,
                self._source,
                row.link,
                (*self._ways(), (self._path, f"{self._say.place(self._name)} {self._place.year}")),
                ((self._say.text("Other dimensions"), self._other_dimensions(row.measure)),),
            )

    def _without_script(self, part: Part) -> Part:
        """The part with a drawing that needs no script, and leads to pages of the edition."""
        if part.key == "changes" and self._profile:
            held = self._profile
            return replace(part, drawing=lambda: drawing.closed(held, self._dimension_links(held)))
        if part.key == "map":
            placed = tiles.shown(self._view.file, self._year)
            return replace(part, drawing=lambda: standing_map.on_map(self._say, self._year, placed))
        return part

    def _dimension_links(self, held: Profile) -> dict[str, str]:
        root = addresses.up(self._path)
        return {row.measure: f"{root}{self._dimension(row.measure)}" for row in held.rows}

    def _dimension(self, measure: str) -> str:
        place = self._place
        return addresses.dimension(self._lang, place.year, self._name, measure, of_34=place.of_34)

    def _peers(self) -> Part | None:
        """The provinces of the same region, of thousands those next to ours; None for the 34, which
        have none."""
        region, known = self._year.province.region_code, survey_year.provinces(self._view.file)
        beside = [
            one
            for one in self._year.survey.totals
            if region and known[one.province_code].region_code == region
        ]
        if not beside:
            return None
        title = self._say.text("Where do the provinces of its region stand?")
        codes = [one.province_code for one in beside]
        own = codes.index(self._place.code) if self._place.code in codes else 0
        near = beside[max(0, own - PAGE // 2) :][:PAGE] if self._year.survey.many else beside
        rows = ranking.listed(near, {code: one.name for code, one in known.items()})
        return Part(
            "region",
            title,
            drawing=lambda: ranking.drawn(
                self._say, title, rows, self._year.year, self._year.province.code
            ),
        )

    def _ways(self) -> tuple[Way, ...]:
        year, of_34 = self._place.year, self._place.of_34
        return (
            (
                addresses.country(self._lang, year, of_34=of_34),
                words.country(self._say, year, of_34=of_34),
            ),
            (
                addresses.measure(self._lang, year, "total", of_34=of_34),
                self._say.text("The ranking of {year}", year=year),
            ),
        )

    def _other_years(self) -> tuple[Way, ...]:
        found = []
        for year in self._site.years:
            path = address(self._site.file, self._lang, replace(self._place, year=year))
            if year != self._place.year and path in self._site.pages:
                found.append((path, str(year)))
        return tuple(found)

    def _other_division(self) -> tuple[Way, ...]:
        """The new province that an old one is part of, or the old ones of a new one."""
        file, place = self._site.file, self._place
        if place.of_34:
            codes = naming.parts(file, place.code)
        else:
            codes = [naming.code_in(file, place.code, 34)]
        known = survey_year.provinces(file.as_surveyed if place.of_34 else file.in_34)
        return tuple(
            (path, self._say.place(known[code].name))
            for code in codes
            if code in known
            for path in [address(file, self._lang, PlaceYear(place.year, not place.of_34, code))]
            if path in self._site.pages
        )

    def _other_dimensions(self, own: str) -> tuple[Way, ...]:
        rows = self._profile.rows if self._profile else ()
        return tuple((self._dimension(row.measure), row.name) for row in rows if row.measure != own)


def say_of(language: Language, path: str) -> Say:
    """Escapes a part's texts and links each term to the glossary where it first appears."""
    glossary = f"{addresses.up(path)}{language.code}/{words.GLOSSARY}"
    return term_marks.marker(
        language, lambda key, said: f"<a class='term' href='{glossary}#{key}'>{said}</a>"
    )
