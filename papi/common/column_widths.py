"""How wide the columns of a table must be for its words, on paper and on slides; millimetres."""

from collections.abc import Callable, Iterable, Sequence
from math import ceil

from papi.common.tables import Cell, Column, Table

SIDE = 0.9  # inner margin of a cell on either side
LETTER, BOLD = 0.49, 0.55  # mean width of a letter in ems, Times New Roman
LINE = 22  # letters of a text that fit on one line; shorter texts are not broken
UNIT = 0.205  # of the drawings (drawing/marks.py)
POINT = 0.3528


def turns(column: Column, turned: bool) -> bool:
    """Whether the column's heading stands upright."""
    return turned and column.kind != "text"


def drawn(svg: str) -> float:
    """The width of a drawing; nothing drawn takes none."""
    return int(svg.split("viewBox='0 0 ")[1].split(" ", maxsplit=1)[0]) * UNIT if svg else 0.0


def fitted(
    shown: Table,
    cells: list[list[Cell]],
    width: float,
    sizes: Sequence[float],
    *,
    height: float | None = None,
    broad: float = 1.0,
    turned: bool = False,
) -> tuple[float, list[float]]:
    """The largest of the sizes of type at which no word is broken (and the table is no higher than
    `height`), and the columns' widths that then fill the width: numbers on one line, the rest for
    the text. broad: how much broader than Times New Roman the letters are; turned: headings over
    figures are upright, and need no width."""
    for size in sizes:
        needs = [
            _needs(column, [row[place] for row in cells], size * broad, turned=turned)
            for place, column in enumerate(shown.columns)
        ]
        widths = _shared_out(needs, width)
        if sum(least for least, _ in needs) <= width and (
            height is None or sum(heights(shown, cells, widths, size * broad)) <= height
        ):
            break
    return size, widths


def heights(shown: Table, cells: list[list[Cell]], widths: list[float], size: float) -> list[float]:
    """How high the rows become, headings first, by the lines of their highest cells."""
    headings = [(column.heading, BOLD) for column in shown.columns]
    rows = [headings, *([(cell.text, LETTER) for cell in row] for row in cells)]
    lines = [
        max(
            sum(ceil(_room(size, letter)(one) / wide) for one in text.split("\n"))
            for (text, letter), wide in zip(row, widths, strict=True)
        )
        for row in rows
    ]
    return [line * size * 1.2 * POINT + 1.6 for line in lines]


def upright(headings: Iterable[str], size: float) -> float:
    """How high a row must be for upright headings on two lines."""
    room = _room(size, BOLD)
    return max(
        max(room(heading) / 2, *(room(word) for word in heading.split())) for heading in headings
    )


def _needs(column: Column, cells: list[Cell], size: float, *, turned: bool) -> tuple[float, float]:
    """The width that a column needs, and that of its longest line, in millimetres."""
    texts = [cell.text for cell in cells]
    room, bold = _room(size, LETTER), _room(size, BOLD)
    words = [
        *(bold(f"{word} ") for word in column.heading.split() if not turns(column, turned)),
        *(room(word) for text in texts for word in text.split()),
    ]
    word = max(words, default=0.0)
    line = max((room(one) for text in texts for one in text.split("\n")), default=0.0)
    text = line if column.kind != "text" else min(line, room("m" * LINE))
    picture = max((drawn(cell.drawing) for cell in cells), default=0.0) + 2 * SIDE
    least = max(word, text, picture, 8.0)
    return least, max(least, line)


def _room(size: float, letter: float) -> Callable[[str], float]:
    """The width of a text in millimetres, in this size of type."""
    return lambda text: len(text) * letter * size * POINT + 2 * SIDE + 0.7


def _shared_out(needs: list[tuple[float, float]], width: float) -> list[float]:
    """Widths between what each column needs and what it could use, that add up to the width."""
    least, most = (sum(column) for column in zip(*needs, strict=True))
    if least >= width:
        return [low * width / least for low, _ in needs]
    if most > width:
        share = (width - least) / (most - least)
        return [low + share * (high - low) for low, high in needs]
    return [high * width / most for _, high in needs]
