"""Chooses which sheet of which file provides which year, and says why.

A year is taken from its own first publication: the file with that year in its name. A sheet for an
older year that a newer file repeats is read only when nothing else holds that year. A file for one
year takes precedence over a compilation of several.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from etl import layouts, sheet_places
from etl.language import Message, message
from etl.names import Provinces
from etl.problem import Problem
from etl.workbook_file import Workbook


@dataclass(frozen=True)
class Candidate:
    """A sheet that may give a year's figures."""

    title: str
    year: int
    why: Message


@dataclass
class Offer:
    """What one file offers: the years in its name, its candidates, what is not read and why."""

    workbook: Workbook
    claimed: list[int]
    candidates: list[Candidate] = field(default_factory=list)
    ignored: list[Message] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    without_year: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Chosen:
    """A sheet to read."""

    workbook: Workbook
    sheet: Candidate


def offer(workbook: Workbook, provinces: Provinces) -> Offer:
    """Sorts the sheets of a file by title; looks inside a sheet only if its title is unknown."""
    named = sorted(set(layouts.years(workbook.name)))
    found = Offer(workbook, list(range(named[0], named[-1] + 1)) if named else [])
    unknown: list[str] = []
    twins: list[tuple[str, layouts.Title]] = []
    for tab in workbook.tabs:
        title = layouts.title(tab.title)
        if not tab.visible:
            found.ignored.append(message("{sheet}: is hidden", sheet=tab.title))
        elif title is None:
            unknown.append(tab.title)
        elif title.use == "ignored":
            found.ignored.append(_because(tab.title, message(title.why)))
        elif title.use == "twin":
            twins.append((tab.title, title))
        else:
            _add(found, tab.title, title.year_from, message(title.why))
    for text in unknown:
        if _may_be_needed(text, found) and sheet_places.looks_like_scores(
            workbook.rows(text), provinces
        ):
            _add(found, text, "title", message("the sheet with the names of provinces"))
        else:
            why = message("its title is unknown")
            found.ignored.append(_because(text, why))
    for text, title in twins:
        if _may_be_needed(text, found):
            _add(found, text, title.year_from, message(title.why))
        else:
            why = message("the English twin of the Vietnamese sheet")
            found.ignored.append(_because(text, why))
    _note_what_is_missing(found)
    return found


def _note_what_is_missing(found: Offer) -> None:
    """Adds a problem if no sheet is found for the year in the file's name, or for any year."""
    name = found.workbook.name
    years = {one.year for one in found.candidates}
    if len(found.claimed) == 1 and found.claimed[0] not in years:
        others = [one.title for one in found.candidates] or message("none")
        said = message(
            "has no visible sheet of {year}; sheets with scores: {sheets}",
            year=found.claimed[0],
            sheets=others,
        )
        found.problems.append(Problem(name, said))
    elif not found.candidates:
        said = (
            message(
                "contains scores, but neither the file's name nor the sheet's says for which "
                "year: put the year into the file's name"
            )
            if found.without_year
            else message("has no visible sheet that is known to hold provincial scores")
        )
        tabs = found.without_year or [tab.title for tab in found.workbook.tabs]
        found.problems.append(Problem(name, said, tabs))
    if not found.claimed:
        found.claimed = sorted(years)


def _because(sheet: str, why: Message) -> Message:
    return message("{sheet}: {why}", sheet=sheet, why=why)


def _may_be_needed(title: str, found: Offer) -> bool:
    """Whether a sheet with this title could provide a year that no other sheet provides."""
    having = {one.year for one in found.candidates}
    own = layouts.years(title)
    if own:
        return own[0] not in having and (not found.claimed or own[0] in found.claimed)
    return not having & set(found.claimed) if found.claimed else not having


def _add(found: Offer, title: str, year_from: str, why: Message) -> None:
    own = sorted(set(layouts.years(title)))
    one_claimed = found.claimed[0] if len(found.claimed) == 1 else None
    if year_from == "file" and one_claimed and own != [one_claimed]:
        why = message(
            "{why}; the file's year {year} counts, not the tab's", why=why, year=one_claimed
        )
        own = [one_claimed]
    elif not own and one_claimed:
        own = [one_claimed]
    if len(own) == 1:
        found.candidates.append(Candidate(title, own[0], why))
    else:
        if own:
            said = message("{sheet}: its title names several years", sheet=title)
        else:
            said = message("{sheet}: its title names no year", sheet=title)
            found.without_year.append(title)
        found.ignored.append(said)


def choose(offers: list[Offer], held: Collection[int]) -> tuple[list[Chosen], list[Problem]]:
    """Chooses one sheet for each year to be loaded; notes in each offer what is left out."""
    problems = _same_files(offers)
    chosen: list[Chosen] = []
    by_year: dict[int, list[Offer]] = defaultdict(list)
    for one in offers:
        problems += one.problems
        for year in {candidate.year for candidate in one.candidates}:
            by_year[year].append(one)
    for year, having in sorted(by_year.items()):
        own = [one for one in having if year in one.claimed]
        alone = [one for one in own if len(one.claimed) == 1]
        best = alone or own or _first_later(having, year, held)
        if len(best) > 1:
            files = ", ".join(sorted(one.workbook.name for one in best))
            said = message("are {n} files for {year}; keep one of them", n=len(best), year=year)
            problems.append(Problem(files, said))
        elif best:
            chosen += _one_sheet(best[0], year, problems)
        for one in having:
            if one not in best:
                held_already = message("its own publication, already held")
                taken = best[0].workbook.name if best else held_already
                one.ignored += [
                    message(
                        "{sheet}: {year} is taken from {source}",
                        sheet=sheet.title,
                        year=year,
                        source=taken,
                    )
                    for sheet in one.candidates
                    if sheet.year == year
                ]
    return chosen, problems


def _first_later(having: list[Offer], year: int, held: Collection[int]) -> list[Offer]:
    if year in held:
        return []
    return [min(having, key=lambda one: (min(one.claimed), one.workbook.name))]


def _one_sheet(one: Offer, year: int, problems: list[Problem]) -> list[Chosen]:
    sheets = [candidate for candidate in one.candidates if candidate.year == year]
    if len(sheets) > 1:
        said = message(
            "has {n} sheets for {year}: {titles}",
            n=len(sheets),
            year=year,
            titles=[candidate.title for candidate in sheets],
        )
        problems.append(Problem(one.workbook.name, said))
        return []
    return [Chosen(one.workbook, sheets[0])]


def _same_files(offers: list[Offer]) -> list[Problem]:
    """One problem for every file that has the same content as an earlier one."""
    first: dict[str, Offer] = {}
    return [
        Problem(one.workbook.name, message("is the same file as {name}", name=other.workbook.name))
        for one in offers
        if (other := first.setdefault(one.workbook.sha256, one)) is not one
    ]
