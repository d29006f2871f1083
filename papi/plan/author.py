"""The issuing body of one plan, as words need it: its names, its area, and whom it reports to."""

import re
from dataclasses import dataclass

from papi.common.bodies import bodies
from papi.common.language import Language
from papi.plan.gather import Plan
from papi.plan.issuer import Issuer

_URBAN = ("Phường", "Quận", "Thị xã", "Thành phố")


@dataclass(frozen=True)
class Author:
    """An issuer in its province and year. english: a department's English name, where it is known;
    province: the bare name; two_tiers: no districts."""

    issuer: Issuer
    english: str
    province: str
    is_city: bool
    year: int
    two_tiers: bool

    @property
    def kind(self) -> str:
        """The kind of body."""
        return self.issuer.kind

    @property
    def place(self) -> str:
        """Where it signs."""
        return self.issuer.bare_name if self.kind in ("commune", "district") else self.province


def author_of(plan: Plan, issuer: Issuer) -> Author:
    """The author of a plan for its year."""
    own = issuer.name.casefold()
    english = next((one.name_en for one in plan.bodies if one.name_vi.casefold() == own), "")
    return Author(
        issuer,
        english or issuer.name,
        plan.overview.province.bare_name,
        plan.is_city,
        plan.year,
        plan.two_tiers,
    )


def own_name(language: Language, author: Author) -> str:
    """A department's own name."""
    return language.either(author.issuer.name, author.english)


def province_in_sentence(language: Language, author: Author) -> str:
    """tỉnh Lạng Sơn, thành phố Đà Nẵng; Lạng Sơn Province, Đà Nẵng City."""
    if author.is_city:
        return language.text("{name} City", name=author.province)
    return language.text("{name} Province", name=author.province)


def area_in_sentence(language: Language, author: Author) -> str:
    """The area that the author governs: phường Dị Sử, huyện Bắc Sơn, tỉnh Lạng Sơn."""
    issuer = author.issuer
    if issuer.kind not in ("commune", "district"):
        return province_in_sentence(language, author)
    if issuer.bare_name == issuer.name and issuer.area and _numbered(issuer):
        return language.either(_lower(issuer.name), _numbered_in_english(issuer))
    return language.either(
        f"{_lower(issuer.area)} {issuer.bare_name}",
        f"{issuer.bare_name} {issuer.area_in_english}",
    )


def committee(language: Language, area: str) -> str:
    """Ủy ban nhân dân phường Dị Sử."""
    return language.text("People's Committee of {area}", area=area)


def provincial_committee(language: Language, author: Author) -> str:
    """The province's People's Committee."""
    return committee(language, province_in_sentence(language, author))


def name_in_sentence(language: Language, author: Author) -> str:
    """The author itself: Ủy ban nhân dân tỉnh Lạng Sơn, Sở Công Thương."""
    if author.issuer.is_committee:
        return committee(language, area_in_sentence(language, author))
    return own_name(language, author)


def unit(language: Language, author: Author) -> str:
    """The area's kind alone: tỉnh, thành phố, huyện, phường."""
    issuer = author.issuer
    if issuer.kind in ("commune", "district"):
        return language.either(_lower(issuer.area), issuer.area_in_english.lower())
    return province_unit(language, author)


def province_unit(language: Language, author: Author) -> str:
    """tỉnh or thành phố."""
    return language.text("city") if author.is_city else language.text("province")


def _numbered(issuer: Issuer) -> bool:
    return issuer.name[len(issuer.area) :].strip().isdecimal()


def _numbered_in_english(issuer: Issuer) -> str:
    return f"{issuer.area_in_english} {issuer.name[len(issuer.area) :].strip()}"


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def named_there(author: Author, names: str) -> str:
    """Bodies, or a sentence that names some, as the author writes them: “cấp xã” in a ward's plan
    is “phường”, “cấp huyện” in a town's “thị xã”; where a body has one name in the country and
    another in town, that of the area."""
    names = bodies(names, is_city=author.is_city)
    level = {"commune": "xã", "district": "huyện"}.get(author.kind)
    if level is None:
        return names
    issuer = author.issuer
    place = 2 if issuer.area in _URBAN else 1
    one_name = re.sub(rf"([^;(\s][^;(]*) \(([^)]+)\) cấp {level}", rf"\{place} cấp {level}", names)
    english = {"xã": "Commune", "huyện": "District"}[level]
    return one_name.replace(f"cấp {level}", _lower(issuer.area)).replace(
        f"{english} ", f"{issuer.area_in_english} "
    )
