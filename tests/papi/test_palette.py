"""Colours: words can be read on their ground in both themes, marks seen, charts change theme."""

import pytest

from papi.common.palette import PALETTES, Theme, exchanged, rgb

THEMES: list[Theme] = ["light", "dark"]
GROUPS = ("highest", "high_average", "low_average", "lowest")
READABLE = 4.5  # WCAG 2.2, 1.4.3
VISIBLE = 3.0  # WCAG 2.2, 1.4.11
SHADED = 0.8  # the weakest opacity that style.css gives to words


def channels(colour: str) -> list[float]:
    return [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]


def luminance(shares: list[float]) -> float:
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(ink: str, ground: str, opacity: float = 1) -> float:
    """By WCAG's formula; ink of an `opacity` below 1 is first laid on the ground."""
    below = channels(ground)
    laid = [
        opacity * one + (1 - opacity) * two for one, two in zip(channels(ink), below, strict=True)
    ]
    light, dark = sorted((luminance(laid), luminance(below)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_computed_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#000000", "#FFFFFF", opacity=0) == pytest.approx(1)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", ["text", "quiet", "rose", "fell", "same", "own"])
def test_words_on_the_page_can_be_read(theme, role):
    palette = PALETTES[theme]
    assert contrast(getattr(palette, role), palette.ground) >= READABLE


@pytest.mark.parametrize("theme", THEMES)
def test_shaded_words_can_be_read(theme):
    palette = PALETTES[theme]
    assert contrast(palette.text, palette.ground, SHADED) >= READABLE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("group", GROUPS)
def test_words_on_a_tile_can_be_read(theme, group):
    palette = PALETTES[theme]
    assert contrast(palette.on_groups[group], palette.groups[group]) >= READABLE


@pytest.mark.parametrize("theme", THEMES)
def test_words_in_a_coloured_cell_can_be_read(theme):
    found = {name: contrast(ink, ground) for name, (ground, ink) in PALETTES[theme].cells.items()}
    assert set(GROUPS) < set(found)
    assert {name: ratio for name, ratio in found.items() if ratio < READABLE} == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("role", ["rose", "fell", "same", "own", "outline", "quiet"])
def test_marks_can_be_seen(theme, role):
    palette = PALETTES[theme]
    assert contrast(getattr(palette, role), palette.ground) >= VISIBLE


def test_a_chart_of_the_dark_theme_becomes_one_of_the_light():
    dark, light = PALETTES["dark"], PALETTES["light"]
    swaps = exchanged(dark, light)
    assert ("fill", dark.text, light.text) in swaps
    assert ("stroke", dark.outline, light.outline) in swaps
    # White is also the words on a dark tile: those stay.
    assert not any(use == "fill" and before == dark.outline for use, before, _ in swaps)
    assert len({(use, before) for use, before, _ in swaps}) == len(swaps)
    assert not {before for _, before, _ in swaps} & set(dark.groups.values())
    assert exchanged(light, light) == []


def test_a_colour_is_written_as_browsers_do():
    assert rgb("#0F141B") == "rgb(15, 20, 27)"
