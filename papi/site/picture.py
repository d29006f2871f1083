"""The picture of a province's year that a message shows beside its link: PNG, 1200 × 630.

Drawn without a browser, in the font that the dashboard itself is set in, which Streamlit brings.
"""

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from papi.common.palette import PALETTES

SIZE = (1200, 630)
EDGE, FOOT = 64, 72
COLOURS = PALETTES["light"]
# A change here draws all pictures anew.
CODE = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()


@dataclass(frozen=True)
class PictureWords:
    """What the picture says, the headline largest; source: whose figures, in the last line."""

    over: str
    headline: str
    sentence: str
    source: str

    @property
    def identity(self) -> str:
        """The same for pictures that look the same."""
        return f"{self!r} {CODE}"


def png(words: PictureWords, edition: str) -> bytes:
    """The picture; `edition` says of which edition the figures are."""
    image = Image.new("RGB", SIZE, COLOURS.ground)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 12, SIZE[1]), fill=COLOURS.own)
    draw.text((EDGE, 44), words.over, font=_font("Semibold", 30), fill=COLOURS.quiet)
    top = _lines(draw, words.headline, "Bold", (54, 48, 42, 36), 104, 380)
    _lines(draw, words.sentence, "Regular", (34, 30, 26, 24), top + 20, SIZE[1] - FOOT - 24)
    small = _font("Regular", 22)
    foot = _fitting(f"{edition} {words.source}", small)
    draw.text((EDGE, SIZE[1] - FOOT + 12), foot, font=small, fill=COLOURS.quiet)
    written = io.BytesIO()
    image.quantize(32, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def _lines(
    draw: ImageDraw.ImageDraw, text: str, weight: str, sizes: tuple[int, ...], top: int, end: int
) -> int:
    """Writes a text between two heights, in the largest of the sizes at which it fits, cut where
    not even the smallest does; returns where it ends."""
    for size in sizes:
        font = _font(weight, size)
        lines, step = _wrapped(text, font), round(size * 1.22)
        if top + len(lines) * step <= end:
            break
    most = max(1, (end - top) // step)
    if len(lines) > most:
        lines = [*lines[: most - 1], _fitting(" ".join(lines[most - 1 :]), font)]
    for place, line in enumerate(lines):
        draw.text((EDGE, top + place * step), line, font=font, fill=COLOURS.text)
    return top + len(lines) * step


def _wrapped(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and font.getlength(longer) > SIZE[0] - 2 * EDGE:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _fitting(text: str, font: ImageFont.FreeTypeFont) -> str:
    """The text, cut at a word where it is wider than the picture."""
    while font.getlength(text) > SIZE[0] - 2 * EDGE:
        text = text.removesuffix("…").rstrip().rpartition(" ")[0] + "…"
    return text


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(_file(), size)
    font.set_variation_by_name(weight)
    return font


@cache
def _file() -> str:
    spec = find_spec("streamlit")
    folders = (spec.submodule_search_locations or []) if spec else []
    found = [
        path
        for folder in folders
        for path in Path(folder, "static", "static", "media").glob("SourceSansVF-Upright*.woff2")
    ]
    return str(found[0])
