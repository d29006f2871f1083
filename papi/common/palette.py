"""All colours of the dashboard, by theme; a colour is always shown with a word."""

from dataclasses import dataclass, field
from typing import Literal

Theme = Literal["light", "dark"]
Cell = tuple[str, str]

_GROUPS = {
    "highest": "#08519C",
    "high_average": "#6BAED6",
    "low_average": "#FDAE6B",
    "lowest": "#C2410C",
}
_ON_GROUPS = {
    "highest": "#FFFFFF",
    "high_average": "#0B1F33",
    "low_average": "#3B1A00",
    "lowest": "#FFFFFF",
}
# Behind figures the groups are paler than on the map: the figure and its mark come first.
_PALE: dict[Theme, dict[str, Cell]] = {
    "light": {
        "highest": ("#C6DBEF", "#0B2E52"), "high_average": ("#E7F0F9", "#1F2937"),
        "low_average": ("#FDEEDF", "#3B1A00"), "lowest": ("#F9D5C3", "#5A1F08"),
    },
    "dark": {
        "highest": ("#123A63", "#D6E8FB"), "high_average": ("#17293B", "#DCE7F2"),
        "low_average": ("#38291A", "#FBE3CC"), "lowest": ("#54240F", "#FFDCC4"),
    },
}  # fmt: skip


@dataclass(frozen=True)
class Palette:
    """Colours of one theme; text contrast with its background is at least 4.5."""

    ground: str
    text: str
    quiet: str
    line: str
    rose: str
    fell: str
    same: str
    outline: str
    # Our province where others are shown: the only saturated mark.
    own: str
    # Ground and ink of a table's cell by what it says; each contrast at least 4.5.
    cells: dict[str, Cell]
    # The same in both themes.
    groups: dict[str, str] = field(default_factory=lambda: _GROUPS)
    on_groups: dict[str, str] = field(default_factory=lambda: _ON_GROUPS)

    def change(self, mark: str) -> str:
        """The colour of a change's mark (▲ ▼ ●)."""
        return {"▲": self.rose, "▼": self.fell}.get(mark, self.same)


def _cells(
    theme: Theme,
    *,
    rose: Cell,
    fell: Cell,
    same: Cell,
    own: Cell,
    agrees: Cell,
    wrong_denominator: Cell,
    differs: Cell,
    cannot_be_checked: Cell,
) -> dict[str, Cell]:
    """A theme's cells with those of the groups; a rounding looks as what agrees does."""
    return {
        **_PALE[theme], "rose": rose, "fell": fell, "same": same, "own": own,
        "agrees": agrees, "rounding": agrees, "wrong_denominator": wrong_denominator,
        "differs": differs, "cannot_be_checked": cannot_be_checked,
    }  # fmt: skip


PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        ground="#FFFFFF", text="#1F2937", quiet="#4B5563", line="#D1D5DB", rose="#0F766E",
        fell="#C2410C", same="#6B7280", outline="#111827", own="#1D4ED8",
        cells=_cells(
            "light",
            rose=("#D5F0EB", "#0B4F49"), fell=("#FBE3D6", "#7C2D12"),
            same=("#FFFFFF", "#4B5563"), own=("#DBE7FE", "#1E2A4A"),
            agrees=("#E5EDF5", "#1F2937"), wrong_denominator=("#FCE9A9", "#4A3500"),
            differs=("#9B1C1C", "#FFFFFF"), cannot_be_checked=("#E5E7EB", "#374151"),
        ),
    ),
    "dark": Palette(
        ground="#0F141B", text="#E5E7EB", quiet="#AEB6C2", line="#3A4452", rose="#2DD4BF",
        fell="#FB923C", same="#9CA3AF", outline="#FFFFFF", own="#7CB3FF",
        cells=_cells(
            "dark",
            rose=("#123F3A", "#C9F5EE"), fell=("#472413", "#FFDCC4"),
            same=("#0F141B", "#AEB6C2"), own=("#23324F", "#DCE7FF"),
            agrees=("#1F2C3A", "#E5E7EB"), wrong_denominator=("#4A3B0C", "#FCE9A9"),
            differs=("#F28B82", "#2A0707"), cannot_be_checked=("#2A313B", "#D1D5DB"),
        ),
    ),
}  # fmt: skip


def rgb(colour: str) -> str:
    """A colour #RRGGBB as browsers write it."""
    return "rgb({}, {}, {})".format(*(int(colour[place : place + 2], 16) for place in (1, 3, 5)))


def exchanged(drawn: Palette, wanted: Palette) -> list[tuple[str, str, str]]:
    """The changes that turn a chart of one theme into the other: CSS property, colour before,
    colour after. The groups have the same colours in both themes; the outline's colour may be one
    of theirs as a fill, so only strokes of it change."""
    roles = ("ground", "text", "quiet", "line", "rose", "fell", "same", "own")
    pairs = [(getattr(drawn, role), getattr(wanted, role)) for role in roles]
    found = [(use, *pair) for use in ("fill", "stroke", "background") for pair in pairs]
    found.append(("stroke", drawn.outline, wanted.outline))
    return [one for one in found if one[1] != one[2]]
