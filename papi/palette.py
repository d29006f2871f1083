"""Every colour of the house, once for each theme; a colour never stands without its word."""

from dataclasses import dataclass
from typing import Literal

Theme = Literal["light", "dark"]


@dataclass(frozen=True)
class Palette:
    """Colours of one theme; contrast of text on its ground is at least 4.5."""

    ground: str
    text: str
    quiet: str
    line: str
    rose: str
    fell: str
    same: str
    outline: str
    groups: dict[str, str]
    on_groups: dict[str, str]

    def change(self, mark: str) -> str:
        """The colour of a change's mark (▲ ▼ ●)."""
        return {"▲": self.rose, "▼": self.fell}.get(mark, self.same)


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

PALETTES: dict[Theme, Palette] = {
    "light": Palette(
        ground="#FFFFFF", text="#1F2937", quiet="#4B5563", line="#D1D5DB", rose="#0F766E",
        fell="#C2410C", same="#6B7280", outline="#111827", groups=_GROUPS, on_groups=_ON_GROUPS,
    ),
    "dark": Palette(
        ground="#0F141B", text="#E5E7EB", quiet="#AEB6C2", line="#3A4452", rose="#2DD4BF",
        fell="#FB923C", same="#9CA3AF", outline="#FFFFFF", groups=_GROUPS, on_groups=_ON_GROUPS,
    ),
}  # fmt: skip
