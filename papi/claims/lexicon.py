"""The words that the rules know, as tables: plain (without accents, lower case), longest first.

Names of provinces, regions and sub-dimensions come from the warehouse; these tables hold the other
ways people write them, and the words around figures.
"""

from typing import Final

# Dimensions and the total, as documents and the press name them. `papi` alone is the total.
MEASURES: Final[dict[str, tuple[str, ...]]] = {
    "total": (
        "tong diem", "tong so diem", "diem tong hop", "chi so tong hop", "papi tong hop",
        "chi so papi", "diem papi", "diem so papi", "papi", "tong hop", "ket qua chung",
        "chi so hieu qua quan tri va hanh chinh cong", "total score", "overall score", "total",
        "overall", "aggregate", "composite", "papi index", "papi score",
        "governance and public administration performance index",
    ),
    "participation": (
        "tham gia cua nguoi dan o cap co so", "tham gia cua nguoi dan", "su tham gia",
        "nguoi dan tham gia", "participation at local levels", "participation at local level",
        "participation at the local level", "citizen participation", "citizens' participation",
        "local participation", "participation",
    ),
    "transparency": (
        "cong khai, minh bach trong viec ra quyet dinh o dia phuong",
        "cong khai minh bach trong viec ra quyet dinh", "cong khai minh bach trong ra quyet dinh",
        "cong khai, minh bach trong hoach dinh chinh sach", "cong khai va minh bach",
        "cong khai trong viec ra quyet dinh", "cong khai minh bach", "tinh minh bach",
        "transparency in local decision-making", "transparency of local decision-making",
        "transparency in decision-making", "transparency in decision making", "transparency",
    ),
    "accountability": (
        "trach nhiem giai trinh voi nguoi dan", "trach nhiem giai trinh", "giai trinh",
        "vertical accountability towards citizens", "vertical accountability",
        "accountability towards citizens", "accountability",
    ),
    "corruption_control": (
        "kiem soat tham nhung trong khu vuc cong", "kiem soat tham nhung", "phong chong tham nhung",
        "control of corruption in the public sector", "control of corruption",
        "corruption control", "controlling corruption", "anti-corruption",
    ),
    "admin_procedures": (
        "thu tuc hanh chinh cong", "thu tuc hanh chinh", "tthc cong", "tthc",
        "public administrative procedures", "administrative procedures", "admin procedures",
        "public administration procedures",
    ),
    "service_delivery": (
        "cung ung dich vu cong", "cung cap dich vu cong", "dich vu cong",
        "public service delivery", "delivery of public services", "public services",
        "service delivery", "public service",
    ),
    "environment": (
        "quan tri moi truong", "moi truong", "environmental governance", "environment",
    ),
    "e_governance": (
        "quan tri dien tu", "chinh quyen dien tu", "e-governance", "e-government", "egovernance",
        "electronic governance", "e governance",
    ),
}  # fmt: skip

# Words that make a dimension's number a name: "chỉ số nội dung 5", "Dimension 5", "5.1".
NUMBERED: Final = (
    "chi so noi dung", "chi so linh vuc noi dung", "chi so thanh phan", "noi dung thanh phan",
    "truc noi dung", "linh vuc noi dung", "noi dung", "linh vuc", "tieu chi", "dimension",
    "sub-dimension", "subdimension",
)  # fmt: skip

GROUPS: Final[dict[str, str]] = {
    "trung binh cao": "high_average", "trung binh - cao": "high_average",
    "trung binh-cao": "high_average", "trung binh kha": "high_average",
    "trung binh thap": "low_average", "trung binh - thap": "low_average",
    "trung binh-thap": "low_average", "cao nhat": "highest", "thap nhat": "lowest",
    "dan dau": "highest", "dung dau": "highest", "tot nhat": "highest", "cao": "highest",
    "thap": "lowest", "kem nhat": "lowest",
    "high average": "high_average", "high-average": "high_average",
    "higher average": "high_average", "higher-average": "high_average",
    "upper average": "high_average", "upper-average": "high_average",
    "upper middle": "high_average", "upper-middle": "high_average",
    "above average": "high_average", "above-average": "high_average",
    "medium high": "high_average", "medium-high": "high_average",
    "low average": "low_average", "low-average": "low_average",
    "lower average": "low_average", "lower-average": "low_average",
    "lower middle": "low_average", "lower-middle": "low_average",
    "below average": "low_average", "below-average": "low_average",
    "medium low": "low_average", "medium-low": "low_average",
    "highest": "highest", "best": "highest", "top": "highest", "leading": "highest",
    "lowest": "lowest", "poorest": "lowest", "bottom": "lowest", "worst": "lowest",
}  # fmt: skip

REGIONS: Final[dict[str, tuple[str, ...]]] = {
    "MRD": ("dong bang song cuu long", "dbscl", "mekong delta", "mekong river delta", "mien tay"),
    "RRD": ("dong bang song hong", "dbsh", "red river delta"),
    "NMM": (
        "trung du va mien nui phia bac", "trung du, mien nui phia bac", "mien nui phia bac",
        "trung du mien nui phia bac", "trung du va mien nui bac bo", "tdmnpb",
        "northern midlands and mountains", "northern midlands and mountainous",
        "northern midland and mountainous", "northern mountainous", "northern mountains",
        "northern uplands",
    ),
    "NCC": (
        "bac trung bo va duyen hai mien trung", "bac trung bo va duyen hai trung bo",
        "bac trung bo - duyen hai mien trung", "north central and central coast",
        "north central and central coastal", "north central coast and central coast",
    ),
    "CHL": ("tay nguyen", "central highlands"),
    "SE": ("dong nam bo", "southeast", "south east", "southeastern"),
}  # fmt: skip
# The province's own region, without its name.
OWN_REGION: Final = (
    "trong khu vuc",
    "trong vung",
    "toan vung",
    "khu vuc",
    "in the region",
    "in its region",
    "of the region",
    "regionally",
)

NUMBER_WORDS: Final[dict[str, int]] = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8,
    "chin": 9, "muoi": 10, "nhat": 1, "nhi": 2,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "a": 1, "an": 1,
}  # fmt: skip

UP: Final = (
    "tang", "nang", "cai thien", "nhay vot", "nhay", "vuot", "tien", "thang", "vuon", "len",
    "cao hon", "nhinh hon", "them", "rose", "rise", "rises", "risen", "rising", "increase",
    "increased", "increases", "increasing", "improve", "improved", "improves", "improving",
    "improvement", "gain", "gained", "gains", "gaining", "climb", "climbed", "climbs", "climbing",
    "jump", "jumped", "jumps", "jumping", "advance", "advanced", "soared", "surged", "moved up",
    "move up", "moving up", "up", "added", "higher", "grew", "leapt", "leaped",
)  # fmt: skip
DOWN: Final = (
    "giam", "tut", "sut giam", "sut", "ha", "roi", "rot", "lui", "mat", "xuong", "thap hon", "kem",
    "bot", "drop", "dropped", "drops", "dropping", "fell", "fall", "fallen", "falls", "falling",
    "decrease", "decreased", "decreases", "decreasing", "decline", "declined", "declines",
    "declining", "lost", "lose", "loses", "losing", "slipped", "slip", "slips", "slid", "tumbled",
    "plunged", "moved down", "lower", "down", "shed",
)  # fmt: skip
# A direction said without a figure: strict words only.
ROSE: Final = ("tang diem", "tang", "cai thien", "rose", "increased", "improved", "went up")
FELL: Final = (
    "giam diem",
    "sut giam",
    "giam",
    "tut",
    "fell",
    "decreased",
    "declined",
    "dropped",
    "went down",
)

PLACES_UNITS: Final = (
    "thu bac",
    "bac",
    "hang",
    "vi tri",
    "places",
    "place",
    "spots",
    "spot",
    "positions",
    "position",
    "ranks",
    "rank",
    "notches",
    "notch",
    "rungs",
    "steps",
)
POINT_UNITS: Final = ("diem", "points", "point", "pts")
PERCENT_UNITS: Final = ("%", "phan tram", "percent", "per cent")

ABOUT: Final = (
    "khoang",
    "xap xi",
    "gan",
    "chung",
    "tam",
    "about",
    "around",
    "nearly",
    "almost",
    "approximately",
    "some",
    "close to",
    "roughly",
)
AT_LEAST: Final = ("hon", "tren", "it nhat", "over", "more than", "above", "at least", "exceeding")
AT_MOST: Final = ("duoi", "chua den", "chua toi", "under", "less than", "below", "at most")

# A year right after these, or a few words later, is the one compared with, not the subject …
AGAINST: Final = (
    "so voi", "so sanh voi", "doi chieu voi", "compared to", "compared with", "in comparison with",
    "in comparison to", "versus", "vs", "against", "than",
)  # fmt: skip
# … and right after these.
AGAINST_AT_ONCE: Final = (
    "hon",
    "kem",
    "from",
    "over",
    "on",
    "since",
    "ke tu",
    "tu",
    "between",
    "giua",
)
YEAR_BEFORE: Final = (
    "nam lien truoc", "nam truoc lien ke", "nam truoc do", "nam truoc", "nam ngoai", "cung ky",
    "last year", "the previous year", "previous year", "the preceding year", "the prior year",
    "the year before", "a year earlier", "year earlier", "a year ago", "the year earlier",
    "year-on-year", "year on year",
)  # fmt: skip
# A province after these is the one compared with, not the subject.
COMPARED: Final = (
    "sau", "truoc", "tren", "duoi", "hon", "so voi", "bang", "nhu", "cung voi", "kem",
    "after", "behind", "ahead of", "than", "below", "above", "like", "trailing",
    "following", "compared to", "compared with", "against", "vuot", "overtaking",
)  # fmt: skip

GOALS: Final = (
    "phan dau", "muc tieu", "huong toi", "huong den", "quyet tam", "du kien", "ky vong", "cam ket",
    "nham", "se dat", "se tang", "se nam", "se vuon",
    "aims", "aim", "aiming", "aimed", "target", "targets", "targeting", "strives", "strive",
    "striving", "goal", "goals", "plans to", "plan to", "expects", "expected to", "hopes",
    "seeks to", "committed to", "wants to", "will", "would",
)  # fmt: skip
REACHED: Final = ("vuot", "hoan thanh", "exceeded", "exceeding", "met", "beat", "reached")
NEGATIONS: Final = ("khong", "chua", "chang", "khong con", "not", "never", "no longer", "failed to")

AVERAGES: Final = (
    "trung binh ca nuoc", "trung binh toan quoc", "trung binh chung", "trung binh cua",
    "binh quan", "trung binh vung", "trung binh khu vuc", "trung vi", "muc trung binh",
    "trung binh cac", "diem trung binh la", "national average", "nationwide average",
    "regional average", "national mean", "average of", "average score", "median", "the average",
    "on average", "cao nhat ca nuoc la", "thap nhat ca nuoc la",
)  # fmt: skip

# Indices that are not PAPI: none of our tables hold their figures.
OTHER_INDICES: Final = (
    "pci", "par index", "par-index", "parindex", "sipas", "ict index", "pgi", "ddci", "pii",
    "paca index", "paca", "dti", "gii", "hdi", "chi so nang luc canh tranh",
    "chi so cai cach hanh chinh", "chi so hai long", "chi so xanh", "chi so chuyen doi so",
    "provincial competitiveness index", "public administration reform index",
)  # fmt: skip
# Words that apply a figure to all the places named before them.
EACH: Final = ("deu", "cung", "both", "all", "ca hai", "each")
# Where "Hồ Chí Minh" is not the city.
NOT_A_PLACE_AFTER: Final = (
    "chu tich", "cong san", "quoc gia", "tu tuong", "duong", "mon", "dao duc", "phong cach",
    "lang", "tong bi thu",
)  # fmt: skip
# In lower case, these are ordinary words, not provinces.
COMMON_WORDS: Final = frozenset({
    "caobang", "hoabinh", "binhdinh", "binhthuan", "thaibinh", "namdinh", "hue", "hanam", "gialai",
    "laichau", "binhduong", "vinhlong", "longan", "hungyen", "tayninh", "angiang", "binhphuoc",
})  # fmt: skip
