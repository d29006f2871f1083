"""What stands around a plan's sections, by Decree 30/2020/NĐ-CP and as each kind of body writes it:
letterhead, number and symbol, place, title, grounds, recipients, signatory."""

from papi.common.language import Language, marked
from papi.common.printable import printable
from papi.plan.author import (
    Author,
    area_in_sentence,
    name_in_sentence,
    own_name,
    province_in_sentence,
    province_unit,
    provincial_committee,
    unit,
)
from papi.plan.issuer import symbol
from papi.plan.laws import LAWS

MOST_GROUNDS = 20


def above(language: Language, author: Author) -> str:
    """The body above the author; a People's Committee names none, and one that no People's
    Committee directs names its own."""
    if author.issuer.is_committee:
        return ""
    if (other := _directed_elsewhere(author)) is not None:
        return language.text(other) if other else ""
    place = province_in_sentence(language, author).upper()
    return language.text("PEOPLE'S COMMITTEE OF {area}", area=place)


def _directed_elsewhere(author: Author) -> str | None:
    """Whom a body that the People's Committee does not direct writes above itself, empty for
    nobody; None for all others."""
    name = author.issuer.name.casefold()
    return next((one for start, one in _ELSEWHERE.items() if name.startswith(start)), None)


_ELSEWHERE = {
    "công an": marked("MINISTRY OF PUBLIC SECURITY"),
    "bảo hiểm xã hội": marked("VIET NAM SOCIAL SECURITY"),
    "ủy ban mặt trận": "",
    "ủy ban mttq": "",
    "tòa án": "",
}


def body(language: Language, author: Author) -> list[str]:
    """The author's own name, in one line or two."""
    if not author.issuer.is_committee:
        name = own_name(language, author).upper()
        # Without the province's name above it, it stands in its own.
        alone = _directed_elsewhere(author) is not None and name.endswith(("TỈNH", "THÀNH PHỐ"))
        return [f"{name} {author.province.upper()}" if alone else name]
    area = area_in_sentence(language, author).upper()
    return [language.text("PEOPLE'S COMMITTEE"), language.text("OF {area}", area=area)]


def number(language: Language, author: Author) -> str:
    """The number, left open, and the symbol."""
    return language.text("No.:        /KH-{symbol}", symbol=symbol(author.issuer))


def place_and_date(language: Language, author: Author) -> str:
    """The place, and the day and month left open."""
    return language.text(
        "{place}, day       month       year {year}", place=author.place, year=author.year
    )


def subject(language: Language, author: Author) -> str:
    """What the plan is about, as a sentence names it."""
    values = {
        "area": area_in_sentence(language, author),
        "province": province_in_sentence(language, author),
        "body": name_in_sentence(language, author),
        "year": author.year,
    }
    return language.text(_SUBJECTS[author.kind], **values)


_OF_A_PART = marked(
    "To help raise the Provincial Governance and Public Administration Performance Index (PAPI) of "
    "{province} in {year} in {area}"
)
_SUBJECTS = {
    "province": marked(
        "To maintain and improve the Provincial Governance and Public Administration Performance "
        "Index (PAPI) of {province} in {year}"
    ),
    "department": marked(
        "{body}'s part in improving the Provincial Governance and Public Administration "
        "Performance Index (PAPI) of {province} in {year}"
    ),
    "commune": _OF_A_PART,
    "district": _OF_A_PART,
}


def own_grounds(text: str) -> list[str] | None:
    """An office's own grounds, one a line; None where there are none."""
    lines = [line.strip() for line in printable(text).splitlines() if line.strip()]
    return lines[:MOST_GROUNDS] or None


def grounds(language: Language, author: Author, scores_year: int) -> list[str]:
    """What the plan is based on, unless an office writes its own: the laws in force in its year,
    the plan of the province, the results."""
    lines = [language.text(law) for years, law in LAWS if author.year in years]
    if author.kind != "province":
        lines.append(
            language.text(
                "Pursuant to Plan No. ……/KH-UBND of …/…/{year} of the {committee} on raising the "
                "PAPI of {province} in {year};",
                committee=provincial_committee(language, author),
                province=province_in_sentence(language, author),
                year=author.year,
            )
        )
    return [
        *lines,
        language.text(
            "On the results of PAPI {year} of {province}, published by CECODES, RTA and UNDP;",
            year=scores_year,
            province=province_in_sentence(language, author),
        ),
    ]


def opening(language: Language, author: Author) -> str:
    """The sentence that leads from the grounds to the sections."""
    return language.text(
        "The {body} issues a plan to maintain and improve the PAPI of {province} in {year}, as "
        "follows:",
        body=name_in_sentence(language, author),
        province=province_in_sentence(language, author),
        year=author.year,
    )


def closing(language: Language, author: Author) -> str:
    """The last sentence, without its mark."""
    return language.text(
        "This is the plan to maintain and improve the PAPI of {province} in {year}; the offices "
        "and units named in it are asked to carry it out and to report any difficulty in good "
        "time to the {body}",
        province=province_in_sentence(language, author),
        year=author.year,
        body=name_in_sentence(language, author),
    )


def recipients(language: Language, author: Author) -> list[str]:
    """Who receives the plan, each with its mark, the archives last."""
    values = {
        "unit": unit(language, author),
        "province_unit": province_unit(language, author),
        "committee": _party_committee(language, author),
        "body": own_name(language, author),
    }
    names = [language.text(one, **values) for one in _recipients(author)]
    return [*(f"- {name};" for name in names[:-1]), f"- {names[-1]}."]


def _recipients(author: Author) -> list[str]:
    lower = _COMMUNES if author.two_tiers else _DISTRICTS
    return {
        "province": [*_LEADERS, marked("Departments and agencies of the {unit}"), lower, _FILES],
        "department": [
            marked("People's Committee of the {province_unit}"),
            _HOME_AFFAIRS,
            marked("Leaders of {body}"),
            marked("Divisions and units under {body}"),
            _ARCHIVES,
        ],
        "commune": [_HOME_AFFAIRS, *_LEADERS, _UNITS, marked("Villages and groups"), _ARCHIVES],
        "district": [
            _HOME_AFFAIRS,
            *_LEADERS,
            _UNITS,
            _BELOW.get(author.issuer.area, _BELOW["Thị xã"]),
            _ARCHIVES,
        ],
    }[author.kind]


_HOME_AFFAIRS = marked("Department of Home Affairs of the {province_unit}")
_LEADERS = [
    marked("Standing Body of the {committee}"),
    marked("Standing Body of the People's Council of the {unit}"),
    marked("Chairperson and Vice Chairpersons of the People's Committee of the {unit}"),
    marked("Fatherland Front Committee and mass organisations of the {unit}"),
]
_UNITS = marked("Divisions and units under the People's Committee of the {unit}")
_COMMUNES = marked("People's Committees of communes and wards")
_DISTRICTS = marked("People's Committees of districts, towns and cities")
_BELOW = {
    "Huyện": marked("People's Committees of communes and townships"),
    "Quận": marked("People's Committees of wards"),
    "Thị xã": _COMMUNES,
}
_ARCHIVES = marked("Archives")
_FILES = marked("Archives; Department of Home Affairs")


def _party_committee(language: Language, author: Author) -> str:
    """Tỉnh ủy, Thành ủy, Huyện ủy, Quận ủy, Thị ủy, Đảng ủy."""
    if author.kind == "province":
        return language.text(_CITY_COMMITTEE if author.is_city else _OF_A_PROVINCE)
    return language.text(_PARTY_COMMITTEES.get(author.issuer.area, _OF_A_COMMUNE))


_CITY_COMMITTEE = marked("City Party Committee")
_OF_A_PROVINCE = marked("Provincial Party Committee")
_OF_A_COMMUNE = marked("Party Committee")
_PARTY_COMMITTEES = {
    "Huyện": marked("District Party Committee"),
    "Quận": marked("Urban District Party Committee"),
    "Thị xã": marked("Town Party Committee"),
    "Thành phố": _CITY_COMMITTEE,
}


def signatory(language: Language, author: Author) -> list[str]:
    """In whose name and in which post, with no person's name."""
    if author.issuer.is_committee:
        return [
            language.text("ON BEHALF OF THE PEOPLE'S COMMITTEE"),
            language.text("CHAIRPERSON"),
        ]
    name = author.issuer.name.casefold()
    post = next((post for start, post in _POSTS.items() if name.startswith(start)), _DIRECTOR)
    return [language.text(post)]


_DIRECTOR = marked("DIRECTOR")
_POSTS = {
    "thanh tra": marked("CHIEF INSPECTOR"),
    "văn phòng": marked("CHIEF OF OFFICE"),
    "ban ": marked("HEAD OF THE BOARD"),
    "ủy ban mặt trận": marked("PRESIDENT"),
    "ủy ban mttq": marked("PRESIDENT"),
}
