"""Who issues a plan: the province, a department, a commune, or until June 2025 a district.

In a link and on the command line an issuer is written `province`, `department:Sở Công Thương`,
`commune:Phường Dị Sử` or `district:Huyện Bắc Sơn`, the name in quotes or not.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal, get_args

from papi.common.language import marked
from papi.common.printable import printable
from papi.common.refusal import InputRefused
from papi.warehouse import bodies
from papi.warehouse.connection import Identity

IssuerKind = Literal["province", "department", "commune", "district"]
KINDS: tuple[IssuerKind, ...] = get_args(IssuerKind)
LONGEST_NAME = 80
_COMMITTEE = re.compile(r"^(?:UBND|[ỦU][ỷy] ban nhân dân)\s+", re.IGNORECASE)
# Since 1 July 2025 there are two tiers, the province and the commune; plans for 2025 are for these.
LAST_YEAR_OF_DISTRICTS = 2024

# The kinds of areas, as a name begins with them in Vietnamese, and their English words.
AREAS = {
    "district": {
        "Huyện": "District", "Quận": "District", "Thị xã": "Town", "Thành phố": "City",
    },
    "commune": {
        "Xã": "Commune", "Phường": "Ward", "Thị trấn": "Township", "Đặc khu": "Special Zone",
    },
}  # fmt: skip


class IssuerRefused(InputRefused):
    """An issuer that is not understood, or that was not there in the plan's year."""


@dataclass(frozen=True)
class Issuer:
    """The kind of body, and its name as its letterhead has it (empty for the province)."""

    kind: IssuerKind = "province"
    name: str = ""

    @property
    def is_committee(self) -> bool:
        """Whether a People's Committee issues the plan."""
        return self.kind != "department"

    @property
    def area(self) -> str:
        """What kind of area a district or commune is, as its name begins: Huyện, Phường …"""
        known = AREAS.get(self.kind, {})
        first = next((one for one in known if _begins(self.name, one)), "")
        return first or next(iter(known), "")

    @property
    def area_in_english(self) -> str:
        """The same in English."""
        return AREAS.get(self.kind, {}).get(self.area, "")

    @property
    def bare_name(self) -> str:
        """The name of the district or commune without its kind; one that is a number keeps it."""
        if not _begins(self.name, self.area):
            return self.name
        bare = self.name[len(self.area) :].strip()
        return self.name if bare.isdecimal() else bare


PROVINCE = Issuer()


def _begins(name: str, area: str) -> bool:
    return bool(area) and name.casefold().startswith(f"{area.casefold()} ")


def parse(text: str) -> Issuer:
    """An issuer as typed or as in a link; nothing typed means the province. Raises
    IssuerRefused."""
    words = " ".join(printable(text).split())
    kind, _, name = words.partition(":")
    name = name.strip().strip("\"'“”").strip()
    known = {one.casefold(): one for one in KINDS}.get(kind.strip().casefold() or "province")
    if known is None:
        raise IssuerRefused(
            marked(
                "The issuer “{text}” is not understood; write province, department:Sở Công Thương, "
                "commune:Phường Dị Sử or district:Huyện Bắc Sơn."
            ),
            text=words[:LONGEST_NAME],
        )
    if known == "province":
        return PROVINCE
    if not re.search(r"\w", name):
        raise IssuerRefused(
            marked("Write the name of the issuing body after “{kind}:”."), kind=known
        )
    if known in AREAS:
        name = _COMMITTEE.sub("", name)
        _refuse_another_tier(known, name)
    if len(name) > LONGEST_NAME:
        raise IssuerRefused(
            marked("The name of the issuing body is longer than {limit} characters."),
            limit=LONGEST_NAME,
        )
    return Issuer(known, name[:1].upper() + name[1:])


def notation(issuer: Issuer) -> str:
    """The issuer as `parse` reads it."""
    return f"{issuer.kind}:{issuer.name}" if issuer.name else issuer.kind


def _refuse_another_tier(kind: IssuerKind, name: str) -> None:
    """Raises IssuerRefused for a district called a commune, or the other way round."""
    others = AREAS["district" if kind == "commune" else "commune"]
    if any(_begins(name, one) for one in others):
        raise IssuerRefused(_NO_COMMUNE if kind == "commune" else _NO_DISTRICT, name=name)


_NO_COMMUNE = marked("“{name}” is no commune or ward; write commune:Phường Dị Sử.")
_NO_DISTRICT = marked("“{name}” is no district; write district:Huyện Bắc Sơn.")


def refuse_in_the_wrong_year(file: Identity, issuer: Issuer, plan_year: int) -> None:
    """Raises IssuerRefused for a body that there was not in the plan's year."""
    if issuer.kind == "district" and plan_year > LAST_YEAR_OF_DISTRICTS:
        raise IssuerRefused(_NO_DISTRICTS, year=plan_year)
    if issuer.area == "Thị trấn" and plan_year > LAST_YEAR_OF_DISTRICTS:
        raise IssuerRefused(_NO_TOWNSHIPS, year=plan_year)
    if issuer.area == "Đặc khu" and plan_year <= LAST_YEAR_OF_DISTRICTS:
        raise IssuerRefused(_NO_ZONES, year=plan_year)
    if issuer.kind == "department" and (then := bodies.called(file, issuer.name, plan_year)):
        raise IssuerRefused(_OTHER_NAME, name=issuer.name, year=plan_year, names="; ".join(then))


_NO_DISTRICTS = marked(
    "There have been no districts since 1 July 2025: a plan for {year} is issued by the province, "
    "a department or a commune."
)
_NO_TOWNSHIPS = marked(
    "There have been no townships since 1 July 2025: a plan for {year} is issued by a commune or "
    "ward under its new name."
)
_NO_ZONES = marked(
    "There are special zones since 1 July 2025: a plan for {year} is issued by the bodies of that "
    "year."
)
_OTHER_NAME = marked(
    "In {year} there was no “{name}”; in that year its fields belonged to: {names}. Write one of "
    "these names."
)


def symbol(issuer: Issuer) -> str:
    """The letters after the number of its plans: UBND for a People's Committee, otherwise the
    first letters of the body's name, without those of “và”."""
    if issuer.is_committee:
        return "UBND"
    words = re.findall(r"[^\W\d_]+", issuer.name)
    # An abbreviation in the name stands whole: Văn phòng UBND tỉnh → VPUBNDT.
    letters = "".join(
        word if len(word) > 1 and word.isupper() else word[0].upper()
        for word in words
        if word.casefold() not in ("và", "and", "of", "the")
    )
    # Ủy ban → UB: without tones, with the letters' own marks (Đ, Ô).
    parts = unicodedata.normalize("NFD", letters)
    return unicodedata.normalize("NFC", re.sub("[\u0300\u0301\u0303\u0309\u0323]", "", parts))
