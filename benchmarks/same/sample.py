"""Which provinces, years and links are looked at: always the same for the same figures."""

import random
from dataclasses import dataclass
from pathlib import Path

import duckdb

SEED = 16
LANGUAGES = ("vi", "en")
# How many of each kind of province-year: years in which series break lie beside the ends.
WANTED = {"estimated": 18, "without a total": 8, "2024": 8, "2011": 6, "break": 12, "any": 8}


@dataclass(frozen=True)
class Place:
    """A province in a year, as a link asks for it."""

    code: str
    name: str
    division: int
    year: int

    @property
    def stem(self) -> str:
        """How files about it begin."""
        return f"{self.division}-{self.code}-{self.year}"

    def link(self, lang: str, **more: str) -> dict[str, str]:
        """What stands in the address bar."""
        division = {"division": "34"} if self.division == 34 else {}
        return {"province": self.name, "year": str(self.year), "lang": lang, **division, **more}


def places(warehouse: Path) -> list[Place]:
    """Sixty province-years, every kind of WANTED mixed so that any part of the list holds some."""
    draw = random.Random(SEED)  # noqa: S311
    chosen: list[Place] = []
    for kind, count in WANTED.items():
        left = sorted(set(_kinds(warehouse)[kind]) - set(chosen), key=lambda one: one.stem)
        chosen += draw.sample(left, min(count, len(left)))
    draw.shuffle(chosen)
    return chosen


def _kinds(warehouse: Path) -> dict[str, list[Place]]:
    with duckdb.connect(str(warehouse), read_only=True) as file:
        provinces = file.execute("SELECT province_code, name_vi, division FROM province").fetchall()
        years = [year for (year,) in file.execute("SELECT year FROM survey_year").fetchall()]
        breaks = file.execute("SELECT year FROM series_break WHERE severity = 'break'").fetchall()
        totals = set(
            file.execute("SELECT province_code, year FROM score WHERE measure = 'total'").fetchall()
        )
    every = [Place(*province, year) for province in provinces for year in years]
    surveyed = [one for one in every if one.division == 63]
    broken = {year for (year,) in breaks}
    return {
        "estimated": [one for one in every if one.division == 34],
        "without a total": [one for one in surveyed if (one.code, one.year) not in totals],
        "2024": [one for one in surveyed if one.year == 2024],
        "2011": [one for one in surveyed if one.year == 2011],
        "break": [one for one in surveyed if one.year in broken],
        "any": surveyed,
    }


LONG_AN = Place("80", "Long An", 63, 2023)
TAY_NINH = Place("80n", "Tây Ninh", 34, 2024)
CHOICES: list[tuple[str, dict[str, str]]] = [
    ("trends", {"view": "rank"}),
    ("trends", {"view": "group", "measure": "transparency"}),
    ("trends", {"view": "dimensions"}),
    ("trends", {"with": "Tiền Giang,ben tre,Nowhere", "mean": "MRD", "measure": "e_governance"}),
    ("trends", {"mean": "none", "view": "value", "measure": "participation"}),
    ("compare", {"peers": "region", "colour": "rank", "x": "participation"}),
    ("compare", {"peers": "nearest", "y": "environment", "measure": "public_services"}),
    ("compare", {"peers": "group", "sort": "name", "rival": "01"}),
    ("compare", {"peers": "all", "x": "total", "y": "corruption_control"}),
    ("compare", {"peers": "own", "with": "Hà Nội,Cà Mau,Bến Tre"}),
    ("compare", {"peers": "own"}),
    ("compare", {"peers": "nobody"}),
    ("falls", {"level": "subdimension", "sort": "notable"}),
    ("falls", {"scope": "MRD", "sort": "name"}),
    ("falls", {"scope": "high_average", "sort": "corruption_control"}),
    ("falls", {"scope": "own", "sort": "rank"}),
    ("priorities", {"benchmark": "peers_best", "peers": "region", "level": "subdimension"}),
    ("priorities", {"benchmark": "own_best", "order": "often", "target": "rank", "rank": "3"}),
    ("priorities", {"benchmark": "peers_median", "order": "falls", "target": "high", "plus1": "2"}),
    ("priorities", {"plus1": "0.5", "plus4": "-0.25", "plus6": "x", "level": "dimension"}),
    ("plan", {"rule": "sign", "target": "rank", "rank": "5"}),
    ("plan", {"issuer": "commune:Phường Dị Sử", "target": "high"}),
    ("check", {"whose": "ours"}),
    ("check", {"verdict": "differs", "kind": "rank", "printed": "2023"}),
    ("data", {"table": "yearly_change", "of_year": "2024", "terms": "indicator"}),
    ("overview", {"province": "tp hcm", "division": "63"}),
    ("overview", {"province": "Thừa Thiên", "year": "1999"}),
    ("trends", {"province": "Nowhere at all"}),
]
# What is typed or pressed on a page: the widget's key and text (None: a button).
DEEDS: list[tuple[str, str, str | None]] = [
    ("overview", "search", "minh bach"),
    ("overview", "search", "binh duong"),
    ("overview", "search", "qqqqqq"),
    ("overview", "province", "can tho"),
    ("check", "try_example", None),
    ("check", "sentence", "Long An đạt 43,33 điểm năm 2023, xếp thứ 3 trên 63."),
    ("priorities", "preset_reach", None),
    ("priorities", "preset_best", None),
    ("plan", "search", "overview"),
]
