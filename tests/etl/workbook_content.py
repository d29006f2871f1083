"""What a workbook is to say: the shipped scores of a year, or a year that nobody has seen."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from etl import tables
from tests.conftest import PUBLISHED

FRAMES = tables.read(PUBLISHED)
NAMES = dict(zip(FRAMES["provinces"]["province_code"], FRAMES["provinces"]["name_vi"], strict=True))
NEW_NAMES = dict(
    zip(FRAMES["successors"]["province_code"], FRAMES["successors"]["name_vi"], strict=True)
)


def float32(value: float | None) -> float | None:
    """A number as the official files hold it: a widened float32."""
    return None if value is None else float(struct.unpack("f", struct.pack("f", value))[0])


@cache
def parts(year: int) -> dict[str, tuple[str, str, str]]:
    """Code → (Vietnamese name, English name, printed scale) of a year's sub-dimensions."""
    frame = FRAMES["subdimensions"]
    frame = frame[(frame["first_year"] <= year) & (frame["last_year"].fillna(9999) >= year)]
    columns = ["code", "name_vi", "name_en", "scale_min", "scale_max"]
    return {
        code: (vi, en, f"{low:.2f}-{high:.2f} điểm")
        for code, vi, en, low, high in frame.sort_values("code")[columns].values.tolist()
    }


@dataclass
class Content:
    """What a sheet is to say."""

    year: int
    names: dict[str, str]
    scores: dict[tuple[str, str], float | None]  # (province, sub-dimension code) → points
    indicators: dict[str, list[tuple[str, str, str, dict[str, float | None]]]] = field(
        default_factory=dict
    )
    errors: dict[str, float] = field(default_factory=dict)
    respondents: dict[str, int] = field(default_factory=dict)

    def dimension(self, province: str, code: str) -> float | None:
        """The sum of the parts, or None where one is missing."""
        values = [self.scores.get((province, part)) for part in parts(self.year) if part[0] == code]
        found = [value for value in values if value is not None]
        return sum(found) if len(found) == len(values) else None

    def total(self, province: str) -> float | None:
        """The sum of the dimensions, or None where one is missing."""
        values = [self.dimension(province, code) for code in self.dimensions()]
        found = [value for value in values if value is not None]
        return sum(found) if len(found) == len(values) else None

    def dimensions(self) -> list[str]:
        """The codes of the year's dimensions."""
        return sorted({code[0] for code in parts(self.year)})


def published(year: int) -> Content:
    """The shipped scores of a year."""
    spans = FRAMES["subdimensions"]
    spans = spans[(spans["first_year"] <= year) & (spans["last_year"].fillna(9999) >= year)]
    codes = dict(zip(spans["measure"], spans["code"], strict=True))
    frame = FRAMES["scores"]
    frame = frame[frame["year"] == year]
    columns = ["province_code", "measure", "value"]
    scores: dict[tuple[str, str], float | None] = {
        (province, codes[measure]): value
        for province, measure, value in frame[columns].values.tolist()
    }
    return Content(year, dict(NAMES), scores)


def rehearsed(year: int = 2025, names: Mapping[str, str] = NEW_NAMES) -> Content:
    """A year that nobody has seen: scores in the middle of their scales, each its own."""
    scores: dict[tuple[str, str], float | None] = {}
    for place, province in enumerate(names):
        for at, (code, (_, _, scale)) in enumerate(parts(year).items()):
            top = float(scale.split("-")[1].split()[0])
            scores[province, code] = top * (0.4 + 0.001 * ((place * 7 + at * 3) % 97))
    content = Content(year, dict(names), scores)
    content.errors = {province: 0.2 + 0.01 * at for at, province in enumerate(names)}
    return content
