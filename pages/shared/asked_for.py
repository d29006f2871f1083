"""What a link asks for: province, year, language and division, in any spelling, and what is said
where something else is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from papi.common import naming, survey_year
from papi.common.language import Code, Language, marked
from papi.warehouse import places
from papi.warehouse.connection import Identity

LINKED = ("province", "year", "lang", "division")
SURVEYED, OF_34 = "63", "34"
Notice = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Recognised:
    """A province recognised by name: its code, whether it is one of the 34, and a notice where the
    name and the province differ."""

    code: str
    of_34: bool
    notice: Notice | None = None


@dataclass(frozen=True)
class Settled:
    """What a link asks for, the link in full, and a notice where something else is shown; no
    province where neither the link nor the browser names one."""

    province: Recognised | None
    of_34: bool
    year: int
    link: dict[str, str]
    notice: Notice | None


def settle(surveyed: Identity, asked: Mapping[str, str], code: Code, own: str = "") -> Settled:
    """What a link asks for; `asked` are its values for province, year, language and division,
    `code` is the language to answer in, `own` the province for a link that names none; one that
    names it as empty goes back to where it is chosen."""
    years = survey_year.years(surveyed)
    notice: Notice | None = None
    year = asked.get("year") or str(years[0])
    if year not in map(str, years):
        notice = (
            marked(
                "The link asks for the year “{name}”, for which no scores are held. Shown "
                "instead: {shown}."
            ),
            {"name": year, "shown": str(years[0])},
        )
        year = str(years[0])
    of_34 = asked.get("division") == OF_34
    name = asked.get("province")
    found = recognise(surveyed, of_34, name, int(year)) if name else None
    if found:
        notice = found.notice or notice
    else:
        chosen_anew = name == ""
        found = recognise(surveyed, of_34, own, int(year)) if own and not chosen_anew else None
        notice = _unknown(surveyed, code, name, found) if name else notice
    link = {"province": own_name(surveyed, found)} if found else {}
    of_34 = found.of_34 if found else of_34
    link |= {"year": year, "lang": code} | ({"division": OF_34} if of_34 else {})
    return Settled(found, of_34, int(year), link, notice)


def _unknown(surveyed: Identity, code: Code, name: str, shown: Recognised | None) -> Notice:
    """The notice about a name in a link that no province has: it is never replaced by a province
    that the reader has nothing to do with."""
    about = {"name": name, "nearest": nearest(surveyed, code, name)}
    if shown is None:
        return (
            marked(
                "The link asks for “{name}”, which is not a province we know. Nearest: {nearest}."
            ),
            about,
        )
    return (
        marked(
            "The link asks for “{name}”, which is not a province we know. Nearest: {nearest}. "
            "Shown is the province last chosen in this browser: {shown}."
        ),
        {**about, "shown": own_name(surveyed, shown)},
    )


def recognise(surveyed: Identity, of_34: bool, name: str, year: int | None) -> Recognised | None:
    """The province meant by `name`, in the division shown or else in the other one."""
    here = surveyed.in_34 if of_34 else surveyed
    exact = survey_year.codes(here).get(name)
    if code := exact or places.find_province(here, name, year):
        return Recognised(code, of_34)
    code = places.find_province(surveyed if of_34 else surveyed.in_34, name, year)
    if code is None:
        return None
    if of_34:
        new = naming.code_in(surveyed, code, 34)
        old, shown = naming.full_name(surveyed, code), naming.full_name(surveyed, new)
        said = marked("Since July 2025 {old} is part of {shown}; shown are the 34 provinces.")
        return Recognised(new, True, (said, {"old": old, "shown": shown}))
    shown = naming.full_name(surveyed, code)
    said = marked("{shown} has existed since July 2025: shown are the 34 provinces.")
    return Recognised(code, True, (said, {"shown": shown}))


def nearest(file: Identity, code: Code, name: str) -> str:
    """The provinces spelt most like `name`, as a list in that language."""
    return naming.nearest(Language(code), file, name)


def own_name(surveyed: Identity, found: Recognised) -> str:
    """The province's name in its own division."""
    file = surveyed.in_34 if found.of_34 else surveyed
    return survey_year.provinces(file)[found.code].name
