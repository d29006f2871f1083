"""The picture of a message: whole words inside its edges, whatever their length."""

import io
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from papi.common.palette import PALETTES
from papi.site import picture
from papi.site.picture import PictureWords

SHORT = PictureWords("Long An 2024", "Tăng nhẹ", "Chưa đủ căn cứ.", "Nguồn: CECODES.")
LONG = PictureWords("Long An 2024", "Tăng " * 90, "Chưa đủ " * 90, "Nguồn " * 40)


def rgb(colour):
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def drawn(words, edition="Phiên bản e1."):
    with Image.open(io.BytesIO(picture.png(words, edition))) as image:
        assert (image.size, image.format, image.mode) == ((1200, 630), "PNG", "P")
        assert len(image.getcolors() or range(99)) <= 32
        return np.asarray(image.convert("RGB")).astype(int)


def ink(pixels, rows):
    """Where text stands in these rows: its first and last column and row."""
    ground = pixels[5, 600]
    found = np.argwhere(np.abs(pixels[rows[0] : rows[1], 20:] - ground).sum(axis=2) > 120)
    (top, left), (bottom, right) = found.min(axis=0), found.max(axis=0)
    return left + 20, right + 20, top + rows[0], bottom + rows[0]


@pytest.mark.parametrize("words", [SHORT, LONG])
def test_text_stays_in_its_place(words):
    """Name, headline and sentence above each other, edition and source in the last line."""
    pixels = drawn(words)
    light = PALETTES["light"]
    assert abs(pixels[:, :12] - rgb(light.own)).max() < 12
    assert abs(pixels[:, 20:60] - rgb(light.ground)).max() < 12
    assert abs(pixels[:, 1140:] - rgb(light.ground)).max() < 12
    name, headline, rest, foot = ((44, 90), (104, 380), (384, 534), (560, 630))
    assert 62 <= ink(pixels, name)[0] <= 70 and ink(pixels, name)[3] < 82
    left, right, top, bottom = ink(pixels, headline)
    assert 62 <= left <= 70 and 104 < top < 130
    long = words is LONG
    assert (bottom > 350 and right > 1000) if long else (bottom < 250 and right < 700)
    assert ink(pixels, foot)[0] >= 62 and ink(pixels, foot)[3] < 606
    if long:
        assert ink(pixels, rest)[3] > 490 and ink(pixels, foot)[1] > 1000
    # Nothing between the sentence and the last line.
    assert abs(pixels[540:566, 20:] - rgb(light.ground)).max() < 12


def test_a_shorter_headline_is_larger():
    words = [replace(SHORT, headline="Hạng " * count, sentence="") for count in (4, 45, 70)]
    first = [ink(drawn(one), (104, 165 if place == 0 else 140)) for place, one in enumerate(words)]
    heights = [bottom - top for _, _, top, bottom in first]
    assert heights[0] > heights[2] and heights[0] > 40


def test_what_looks_the_same_has_the_same_identity_and_the_same_bytes():
    assert picture.png(SHORT, "e1") == picture.png(replace(SHORT), "e1") != picture.png(SHORT, "e2")
    others = [replace(SHORT, **{name: "x"}) for name in ("over", "headline", "sentence", "source")]
    assert len({one.identity for one in (SHORT, replace(SHORT), *others)}) == 5
    assert len({picture.png(one, "e1") for one in (SHORT, *others)}) == 5
    # A change of the drawing draws all anew.
    assert picture.CODE in SHORT.identity
