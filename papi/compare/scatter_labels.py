"""Places names beside the marks of a scatter: none on another name, none on another mark.

Sizes are in pixels, for the narrowest plot. The axis up is as high on every screen; across, marks
move apart on a wider one while a name keeps its distance from its mark, so what does not touch on
the narrowest touches on none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# Of the plot on a phone, without the axis beside it.
NARROWEST = 280
FONT = 12
LETTER, LINE = 0.55 * FONT, 1.25 * FONT


@dataclass(frozen=True)
class Mark:
    """A mark in the plot, from its upper left corner; size: its diameter; name: the words beside
    it; bold: how they are written."""

    x: float
    y: float
    size: float
    name: str
    bold: bool = False

    @property
    def reach(self) -> float:
        """How far it reaches, which is where Plotly begins a text beside it."""
        return self.size / 2 / 0.8 + 1


@dataclass(frozen=True)
class _Box:
    """What a name or a mark covers; point: where its mark is, across."""

    point: float
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Whether the two touch, here or on a wider screen: there they move apart only if they
        are in the same order as their points; on one point they stay as they are."""
        if self.bottom <= other.top or other.bottom <= self.top:
            return False
        if self.point == other.point:
            return self.left < other.right and other.left < self.right
        first, second = (self, other) if self.point < other.point else (other, self)
        return first.right > second.left


def placed(marks: Sequence[Mark]) -> list[tuple[Mark, str]]:
    """The marks whose names fit, with the name's position as Plotly calls it. Names are placed in
    the order given, each in the first position that is free."""
    covered = [_around(one) for one in marks]
    found: list[tuple[Mark, str]] = []
    names: list[_Box] = []
    for place, one in enumerate(marks):
        others = [*covered[:place], *covered[place + 1 :], *names]
        for position, box in _positions(one):
            inside = box.left >= 0 and box.right <= NARROWEST
            if inside and not any(box.meets(other) for other in others):
                names.append(box)
                found.append((one, position))
                break
    return found


def _around(one: Mark) -> _Box:
    return _Box(one.x, one.x - one.reach, one.x + one.reach, one.y - one.reach, one.y + one.reach)


def _positions(one: Mark) -> Iterator[tuple[str, _Box]]:
    """Where a name may go beside its mark, the best position first."""
    x, y, away = one.x, one.y, one.reach
    width = LETTER * len(one.name) * (1.1 if one.bold else 1.0)
    half = LINE / 2
    yield "middle right", _Box(x, x + away, x + away + width, y - half, y + half)
    yield "middle left", _Box(x, x - away - width, x - away, y - half, y + half)
    for height, top in (("top", y - away - LINE), ("bottom", y + away)):
        yield f"{height} center", _Box(x, x - width / 2, x + width / 2, top, top + LINE)
        yield f"{height} right", _Box(x, x + away, x + away + width, top, top + LINE)
        yield f"{height} left", _Box(x, x - away - width, x - away, top, top + LINE)
