"""The patterns of written figures: one table over plain text, the most certain first.

Compiled with re.VERBOSE: spaces in a pattern mean nothing, \\s is one space of the text.
"""

import re

from papi.claims import lexicon, readers
from papi.claims.patterns import any_of, whole
from papi.claims.readers import Reader

UP, DOWN = any_of(lexicon.UP), any_of(lexicon.DOWN)
POINTS = any_of(lexicon.POINT_UNITS)
WORDS = any_of(lexicon.NUMBER_WORDS)
VIETNAMESE_GROUPS = re.compile(r"trung|cao|thap|dan|dung|tot|kem")
GROUP_VI = any_of(word for word in lexicon.GROUPS if VIETNAMESE_GROUPS.match(word))
GROUP_EN = any_of(word for word in lexicon.GROUPS if not VIETNAMESE_GROUPS.match(word))
ORDINALS = any_of(w for w in lexicon.NUMBER_WORDS if re.search(r"(first|second|third|th)$", w))
# "năm" is five, but not before a year.
A_YEAR = r"(?!nam(?:\s(?:20|truoc|ngoai|nay|lien|qua|do|vua)|\s*$|\s*[.,;)\n]))"
LOCALITIES = r"(?:tinh|thanh\spho|dia\sphuong|don\svi|provinces?|localit(?:y|ies)|cities)"

NOT_PERCENTAGE = r"(?!\s?(?:phan\stram|%|percent|thanh\sphan))"
UNIT = rf"""(?:
    (?P<places>{any_of(lexicon.PLACES_UNITS)}(?!\s(?:muc|thu\s\d)))
    | (?P<points>{POINTS}{NOT_PERCENTAGE})
    | (?P<percent>{any_of(lexicon.PERCENT_UNITS)})
)(?![a-z])"""
COUNT = rf"""(?P<n>
    (?<![\d.,/])\d{{1,3}}(?:[.,]\d{{1,6}})?(?![.,/]?\d) | (?<![a-z]){WORDS}
)"""
DECIMAL = r"(?P<n>(?<![\d.,/])\d{1,2}[.,]\d{1,6})(?![\d/%]|[.,]\d)"
ABOUT = rf"""(?:
    (?P<about>{whole(lexicon.ABOUT)})
    | (?P<least>{whole(lexicon.AT_LEAST)})
    | (?P<most>{whole(lexicon.AT_MOST)})
)\s"""
# Up to four words between a verb of change and its figure; words that begin something else end it.
REACH = r"""(?:\s(?:
    diem(?:\sso)? | hang | nam\s20\d\d | nam\struoc | la | of | by
    | (?!(?:dat|xep|dung|con|xuong|toi|den|voi|from|to|with|at|score|scored|scoring|tu|va|and|gom|
        trong|trung|cao|thap|nhom|rank|ranked|tang|giam|tut|up|down)\b)[a-z]{1,30}
)){0,4}?"""
OF = r"""(?:
    \s?/\s?
    | \s(?:tren|trong|out\sof|of|among)\s(?:tong\sso\s|tong\s|so\s|ca\s|the\s|all\s|a\stotal\sof\s)?
)"""
SCALE = rf"""(?:
    {OF}(?:thang\sdiem\s|thang\s|tong\sdiem\s|maximum\sof\s|a\spossible\s|a\smaximum\sof\s)?
    (?P<of>80|60|10)(?![\d.,]*\d)(?:\s?(?:diem|points?)(?![a-z]))?
)"""
DENOMINATOR = rf"(?:{OF}(?P<of>\d{{1,2}})(?![\d.,/]*\d)(?!\s?(?:diem|points|%)))"
RANK_CUE = r"""(?<![a-z])(?P<cue>(?:(?:
    xep|dung|thu|hang|vi\stri|bac|so|o|tai|giu|vao|len|xuong|dat|hien|chi|van|duoc|ve|den|tu
)\s?:?\s?){1,6})"""
FROM = r"""(?<![a-z])(?:tu|from)\s(?:(?:
    vi\stri|hang|thu|muc|so|the|a\srank\sof|place|rank|ranking|position
)\s){0,3}"""
TO = r"""(?<![a-z])(?:len|xuong|con|den|thanh|toi|to)\s(?:(?:
    o|con|vi\stri|hang|thu|muc|the|a\srank\sof|place|rank|position
)\s){0,3}"""
NTH = r"(?:st|nd|rd|th)?(?:\splace|\sposition)?"
NOT_THE_OWN = r"(?!\s(?:nhom|cac\sco|co\squan|don\svi|cap|to\schuc|dia\sphuong|chinh\squyen))"

CHANGES: list[tuple[str, Reader]] = [
    # từ hạng 57 (năm 2022) lên hạng 46; from 39.81 points to 40.83
    (
        rf"""{FROM}(?P<n_end>(?P<n>\d{{1,2}}(?:[.,]\d{{1,6}})?)(?!\d){NTH}
            (?:\s?/\s?\d\d)?(?:\s?(?P<points>{POINTS}))?)
        [^.;\n\d]{{0,25}}(?:20\d\d)?\)?[^.;\n\d]{{0,45}}?
        (?P<to>{TO}(?P<m>\d{{1,2}}(?:[.,]\d{{1,6}})?)(?!\d){NTH}
            (?:\s?/\s?\d\d)?(?:\s?(?P<points2>{POINTS}))?)
        (?![.,]?\d|\s?(?:bac|hang|%|places))""",
        readers.from_to,
    ),
    # tăng 11 bậc, giảm 0,5 điểm, up 1.03 points, fell by 5 places
    (rf"(?<![a-z]){UP}(?![a-z]){REACH}\s(?:{ABOUT})?\+?{COUNT}[\s-]?{UNIT}", readers.change("+")),
    (rf"(?<![a-z]){DOWN}(?![a-z]){REACH}\s(?:{ABOUT})?-?{COUNT}[\s-]?{UNIT}", readers.change("-")),
    # hơn năm 2022 1,02 điểm
    (
        rf"(?<![a-z])hon\s(?:nam\s20\d\d|nam\struoc|nam\sngoai)\s(?:la\s)?{COUNT}[\s-]?{UNIT}",
        readers.change("+"),
    ),
    # 11 places higher, a 1.03-point increase
    (
        rf"{COUNT}[\s-]?{UNIT}[\s-](?:{UP}|more|better|above|ahead)(?![a-z])",
        readers.change("+"),
    ),
    (
        rf"{COUNT}[\s-]?{UNIT}[\s-](?:{DOWN}|less|fewer|worse|below|loss|slide)(?![a-z])",
        readers.change("-"),
    ),
    # (+1,03 điểm), -5 bậc, +0.33
    (rf"(?<![\w.,])(?P<sign>[+-])\s?{COUNT}[\s-]?{UNIT}", readers.change("")),
    (rf"(?<![\w.,])(?P<sign>[+-])\s?{DECIMAL}", readers.change("")),
    # tăng 1,03
    (
        rf"(?<![a-z])(?:tang|nang|up|rose|gained)\s(?:them\s|by\s)?{DECIMAL}(?!\s?%)",
        readers.change("+"),
    ),
    (
        rf"(?<![a-z])(?:giam|sut|tut|down|tru|fell|lost)\s(?:by\s|mat\s)?{DECIMAL}(?!\s?%)",
        readers.change("-"),
    ),
]

GROUPS: list[tuple[str, Reader]] = [
    (
        rf"""(?<![a-z])nhom(?![a-z])(?:(?!\bnhom\b)[^.;:\n(]){{0,70}}?
        (?<![a-z])(?P<group>{GROUP_VI})(?![a-z])(?!\s(?:hon|diem))""",
        readers.group,
    ),
    (
        r"""(?<![a-z])(?:muc|loai|hang|dat|diem|diem\sso|xep|so|o)\s
        (?P<group>trung\sbinh\s?-?\s?(?:cao|thap))(?![a-z])""",
        readers.group,
    ),
    (
        rf"""(?<![a-z])(?P<group>{GROUP_EN})
        (?:[\s-](?:performing|performers|scoring|performance|scores?|level|ranked|tier)){{0,2}}
        \s(?:group|quartile|category|cluster|tier|bracket|band)(?![a-z])""",
        readers.group,
    ),
    (
        rf"""(?<![a-z])(?:group|quartile|category|tier|cluster)(?![a-z])[^.;:\n(]{{0,60}}?
        (?<![a-z])(?P<group>{GROUP_EN})(?![a-z])""",
        readers.group,
    ),
    (r"(?<![a-z])(?P<group>(?:high|low)[\s-]average)(?![a-z])", readers.group),
]

RANKS: list[tuple[str, Reader]] = [
    # from 57th; to 46th
    (
        rf"{FROM}(?P<n>\d{{1,2}})(?:(?<=hang\s\d\d)|st|nd|rd|th)(?![a-z\d]|[.,]\d)"
        rf"(?:\splace|\sposition)?{DENOMINATOR}?",
        readers.first_rank,
    ),
    (
        rf"(?<![a-z])to\s(?:the\s|rank\s|place\s|number\s){{0,2}}(?P<n>\d{{1,2}})(?:st|nd|rd|th)"
        rf"(?![a-z])(?:\splace|\sposition)?{DENOMINATOR}?",
        readers.rank,
    ),
    # top 10; 10 tỉnh dẫn đầu; the ten best provinces
    (rf"(?<![a-z])(?:top|tot)\s?-?(?P<n>\d{{1,2}}|{WORDS})(?![a-z]|[\d.,]*[\d%])", readers.top),
    (
        rf"""(?<![\d.,/])(?P<n>\d{{1,2}})(?![\d.,/])\s{LOCALITIES}(?:,\sthanh\spho)?
        (?:(?!nhom)[^.;:,\n\d]){{0,30}}?(?<![a-z])(?:dan\sdau|dung\sdau|cao\snhat|tot\snhat)
        (?![a-z])""",
        readers.top,
    ),
    (
        rf"""(?<![\d.,/])(?P<n>\d{{1,2}}|(?<![a-z]){WORDS})\s(?:best|top|leading|highest)
        (?:[\s-][a-z]{{1,12}}){{0,2}}?\s(?:provinces|localities)""",
        readers.top,
    ),
    # xếp thứ 46/63, hạng 46, ở vị trí thứ 46 trên tổng số 63
    (
        rf"""{RANK_CUE}
        (?P<n>(?<![\d.,/])0?\d{{1,2}}(?![\d]|[.,]\d) | (?<![a-z]){A_YEAR}{WORDS}(?![a-z]))
        (?!\s?(?:diem|bac|hang\s|%|tinh\s|nam\s(?!20)|lan|chi\sso|noi\sdung|linh\svuc)){DENOMINATOR}?""",
        readers.cued_rank,
    ),
    # ranked 46th out of 63, at number 46, came second
    (
        rf"""(?<![a-z])(?:
            rank(?:ed|s|ing|ings)?|plac(?:ed|es|ing)|stood|stands?|standing|positioned|came|comes|
            finished|finishes|sits|number|no\.?|position|place
        )(?![a-z])\W{{0,3}}
        (?:(?:at|in|the|number|no\.?|only|of|as|is|was|overall|out|nationally|nationwide|a|rank|
            place|position|\#)\s?){{0,4}}
        \#?(?P<n>\d{{1,2}}|{ORDINALS}|one)(?:st|nd|rd|th)?(?![a-z\d]|[.,]\d)
        (?!\s?(?:points|places|percent|%|spots))
        (?:\s(?:place|position|spot|rank))?(?:\s(?:nationwide|nationally|overall))?{DENOMINATOR}?""",
        readers.rank,
    ),
    (
        rf"""(?:(?<![\d.,/])(?P<n>\d{{1,2}}(?=st|nd|rd|th)|(?<![a-z]){ORDINALS}))
        (?:st|nd|rd|th)?(?![a-z\d]|[.,]\d)[\s-](?:place|position|rank|spot|ranking)(?![a-z])
        {DENOMINATOR}?""",
        readers.rank,
    ),
    (
        rf"""(?<![\d.,/])(?P<n>\d{{1,2}})(?:st|nd|rd|th)(?![a-z\d])(?:
            {DENOMINATOR}
            | (?:\sposition|\splace)?\s(?:nationwide|nationally|overall|in\s(?:the\s)?
                (?:country|nation|region|viet|mekong|red|central|south|north|rank))
        )""",
        readers.rank,
    ),
    # Binh Duong second with 47.45
    (rf"(?<![a-z])(?P<n>{ORDINALS})(?=,?\s(?:with|at|on|nationwide|overall)\s)", readers.rank),
    # đứng đầu, á quân, xếp cuối
    (
        rf"""(?<![a-z])(?<!nguoi\s)(?<!lanh\sdao\s)(?:
            dung\sdau|dan\sdau|xep\sdau|quan\squan|vi\stri\sdau|ngoi\sdau|vi\stri\squan\squan
        )(?![a-z]){NOT_THE_OWN}""",
        readers.named_rank("1"),
    ),
    (r"(?<![a-z])a\squan(?![a-z])", readers.named_rank("2")),
    (
        r"""(?<![a-z])(?:
            topped|tops|topping|led\sthe|leads\sthe|leading\sthe|table-topping|top\sof\sthe|
            first\sin\sthe\scountry
        )(?![a-z])""",
        readers.named_rank("1"),
    ),
    (
        r"""(?<![a-z])(?:
            dung\scuoi|xep\scuoi|cuoi\sbang|chot\sbang|dung\schot|doi\sso|vi\stri\scuoi|hang\scuoi|
            ranked\slast|ranks\slast|last\splace|came\slast|finished\slast|bottom\sof\sthe|
            at\sthe\sbottom
        )(?![a-z])""",
        readers.named_rank("last"),
    ),
]

POINTS_TABLE: list[tuple[str, Reader]] = [
    # 40,83/80 điểm, 40.83 out of 80
    (
        rf"""(?:{ABOUT})?(?P<n>(?<![\d.,/])\d{{1,2}}(?:[.,]\d{{1,6}})?)(?!\d|[.,]\d){SCALE}
        (?:\s?(?:diem|points?)(?![a-z]))?""",
        readers.value,
    ),
    (
        rf"""(?:{ABOUT})?(?P<n>(?<![\d.,/])\d{{1,2}}(?:[.,]\d{{1,6}})?)(?!\d|[.,/]\d)
        \s?{POINTS}{NOT_PERCENTAGE}(?![a-z]){SCALE}?""",
        readers.value,
    ),
    # đạt 40,83; scored 40.83
    (
        rf"""(?<![a-z])(?:
            dat|duoc|diem|diem\sso|la|voi|score|scores|scored|scoring|with|at|of|got|mark|papi
        )\s?[:=(]?\s?(?:(?:just|only|chi|muc|moi|duoc|ve)\s){{0,2}}(?:{ABOUT})?{DECIMAL}
        (?!\s?(?:phan|ty|trieu|million|billion|km|ha|usd|percent|dong))""",
        readers.value,
    ),
    # Kiểm soát tham nhũng: 6,71; Bình Dương (47.178)
    (rf"(?<=[a-z])\)?\s?[:=(-]\s?{DECIMAL}(?!\s?(?:phan|ty|trieu))", readers.value),
    # 46/63 alone
    (
        r"(?<![\d.,/])(?P<n>0?\d{1,2})\s?/\s?(?P<of>6[0-3]|34)(?![\d.,/]*\d)"
        r"(?!\s?(?:diem|points|20))",
        readers.rank,
    ),
    (
        rf"(?<![\d.,/])(?P<n>0?\d{{1,2}})\s?/\s?(?P<of>\d{{1,2}})(?=\s{LOCALITIES})",
        readers.rank,
    ),
]

TABLE: list[tuple[re.Pattern[str], Reader]] = [
    (re.compile(pattern, re.VERBOSE), read)
    for pattern, read in [*CHANGES, *GROUPS, *RANKS, *POINTS_TABLE]
]

# "lần lượt xếp thứ 57 và 46", "scored 40.83 and 36.62 points respectively": more of one kind.
RESPECTIVELY = re.compile(r"lan\sluot|respectively", re.VERBOSE)
LISTED = re.compile(
    r"""(?:st|nd|rd|th)?\s?(?:,|va|and|&|,\sva|,\sand)\s?(?:(?:thu|hang|vi\stri|vi\stri\sthu)\s)?
    (?P<n>\d{1,2}(?:[.,]\d{1,6})?)(?:st|nd|rd|th)?(?!\d|[.,]\d)
    (?:\s?/\s?(?P<of>\d{2})(?!\d))?(?!\s?(?:bac|%|hang|places|percent|tinh))(?:\s?(?:diem|points))?""",
    re.VERBOSE,
)
# "up 1.03 points and 11 places": the second figure moves the same way.
MORE = re.compile(rf"\s?(?:,|va|and|&)\s(?:them\s|by\s)?{COUNT}[\s-]?{UNIT}", re.VERBOSE)

_END = r"""(?=\s*(?:$|[.,;:)\n]|so\svoi|nhe|manh|dang\ske|trong|compared|from|slightly|sharply|
    in\s20|nam\s20|va\s|and\s|hon\s))"""
DIRECTIONS: list[tuple[re.Pattern[str], str]] = [
    (re.compile(rf"(?<![a-z]){any_of(lexicon.ROSE)}{_END}", re.VERBOSE), "rose"),
    (re.compile(rf"(?<![a-z]){any_of(lexicon.FELL)}{_END}", re.VERBOSE), "fell"),
]
