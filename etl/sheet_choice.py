"""Which sheet of which file gives which year, and why.

A year is taken from its own first publication: the file whose name bears it. A sheet of an older
year repeated in a newer file is read only when nothing else holds that year. A file for one year
comes before a compilation of several.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field

from etl import layouts, sheet_places
from etl.names import Provinces
from etl.problem import Problem
from etl.workbook_file import Workbook


@dataclass(frozen=True)
class Candidate:
    """A sheet that may give a year's figures."""

    title: str
    year: int
    why: str


@dataclass
class Offer:
    """What one file offers: the years its name claims, its candidates, what is not read and why."""

    workbook: Workbook
    claimed: list[int]
    candidates: list[Candidate] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    without_year: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Chosen:
    """A sheet to read."""

    workbook: Workbook
    sheet: Candidate


def offer(workbook: Workbook, provinces: Provinces) -> Offer:
    """Sorts the sheets of a file by their titles; looks inside only where no title is known."""
    named = sorted(set(layouts.years(workbook.name)))
    claimed = list(range(named[0], named[-1] + 1)) if named else []
    found = Offer(workbook, claimed)
    unknown: list[str] = []
    for tab in workbook.tabs:
        title = layouts.title(tab.title)
        if not tab.visible:
            found.ignored.append(f"{tab.title}: is hidden")
        elif title is None:
            unknown.append(tab.title)
        elif title.use == "ignored":
            found.ignored.append(f"{tab.title}: {title.why}")
        else:
            _add(found, tab.title, title.year_from, title.why)
    for text in list(unknown):
        if _may_be_needed(text, found) and sheet_places.looks_like_scores(
            workbook.rows(text), provinces
        ):
            unknown.remove(text)
            _add(found, text, "title", "the sheet with the names of provinces")
    found.ignored += [f"{text}: its title is none of the known ones" for text in unknown]
    if not claimed:
        found.claimed = sorted({one.year for one in found.candidates})
    elif len(claimed) == 1 and claimed[0] not in {one.year for one in found.candidates}:
        others = ", ".join(one.title for one in found.candidates) or "none"
        message = f"has no visible sheet of {claimed[0]}; sheets with scores: {others}"
        found.problems.append(Problem(workbook.name, message))
    if not found.candidates and not found.problems:
        tabs = ", ".join(found.without_year or [tab.title for tab in workbook.tabs])
        message = (
            "holds scores, but neither its name nor the sheet's says of which year: put the year "
            "into the file's name"
            if found.without_year
            else "has no visible sheet that is known to hold provincial scores"
        )
        found.problems.append(Problem(workbook.name, message, tabs))
    return found


def _may_be_needed(title: str, found: Offer) -> bool:
    """Whether a sheet under an unknown title may be the one of a year that no other sheet gives."""
    having = {one.year for one in found.candidates}
    own = layouts.years(title)
    if own:
        return own[0] not in having and (not found.claimed or own[0] in found.claimed)
    return not having & set(found.claimed) if found.claimed else not having


def _add(found: Offer, title: str, year_from: str, why: str) -> None:
    own = sorted(set(layouts.years(title)))
    one_claimed = found.claimed[0] if len(found.claimed) == 1 else None
    if year_from == "file" and one_claimed and own != [one_claimed]:
        why = f"{why}; the file's year {one_claimed} rules, not the tab's"
        own = [one_claimed]
    elif not own and one_claimed:
        own = [one_claimed]
    if len(own) == 1:
        found.candidates.append(Candidate(title, own[0], why))
    else:
        what = "several years" if own else "no year"
        if not own:
            found.without_year.append(title)
        found.ignored.append(f"{title}: its title names {what}")


def choose(offers: list[Offer], held: Collection[int]) -> tuple[list[Chosen], list[Problem]]:
    """One sheet for each year that is to be loaded; notes in each offer what is left out."""
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
            files = " and ".join(sorted(one.workbook.name for one in best))
            problems.append(Problem(files, f"are two files for {year}; keep one of them"))
        elif best:
            chosen += _one_sheet(best[0], year, problems)
        for one in having:
            if one not in best:
                taken = best[0].workbook.name if best else "its own publication, already held"
                one.ignored += [
                    f"{sheet.title}: {year} is taken from {taken}"
                    for sheet in one.candidates if sheet.year == year
                ]  # fmt: skip
    return chosen, problems


def _first_later(having: list[Offer], year: int, held: Collection[int]) -> list[Offer]:
    if year in held:
        return []
    return [min(having, key=lambda one: (min(one.claimed), one.workbook.name))]


def _one_sheet(one: Offer, year: int, problems: list[Problem]) -> list[Chosen]:
    sheets = [candidate for candidate in one.candidates if candidate.year == year]
    if len(sheets) > 1:
        titles = " and ".join(candidate.title for candidate in sheets)
        problems.append(Problem(one.workbook.name, f"has two sheets for {year}: {titles}"))
        return []
    return [Chosen(one.workbook, sheets[0])]


def _same_files(offers: list[Offer]) -> list[Problem]:
    first: dict[str, str] = {}
    problems = []
    for one in offers:
        other = first.setdefault(one.workbook.sha256, one.workbook.name)
        if other != one.workbook.name or sum(o is not one and o.workbook.sha256
                                             == one.workbook.sha256 for o in offers):  # fmt: skip
            problems.append(Problem(one.workbook.name, f"is the same file as {other}"))
    return problems[1:]
