"""Collects the measurements: a table on the terminal, and a JSON file."""

import json
import statistics
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path

FILE = Path(__file__).with_name("results.json")


@dataclass(frozen=True)
class Line:
    """One figure: what was measured, in which unit; `aim` is the most it may be."""

    part: str
    what: str
    value: float
    unit: str
    aim: float | None = None
    note: str = ""

    @property
    def verdict(self) -> str:
        """Whether the aim was met: 'met' or 'MISSED'; empty if there is no aim."""
        return "" if self.aim is None else "met" if self.value <= self.aim else "MISSED"


@dataclass
class Results:
    """All lines of a run. Each is printed at once, so that a long run shows its progress."""

    lines: list[Line] = field(default_factory=list)

    def add(
        self,
        part: str,
        what: str,
        value: float,
        unit: str,
        aim: float | None = None,
        note: str = "",
    ) -> None:
        """Stores and prints one figure."""
        line = Line(part, what, round(value, 4), unit, aim, note)
        self.lines.append(line)
        print(shown(line), flush=True)

    def write(self, about: dict[str, object]) -> None:
        """Writes the JSON file, and prints how many aims were met."""
        content = {"about": about, "lines": [asdict(line) for line in self.lines]}
        FILE.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
        aimed = [line for line in self.lines if line.aim is not None]
        met = sum(line.verdict == "met" for line in aimed)
        print(f"\n{met} of {len(aimed)} aims met; all figures in {FILE.name}")


def shown(line: Line) -> str:
    """One line of the table."""
    value = f"{line.value:,.3g}" if line.value < 1000 else f"{line.value:,.0f}"
    aim = f"≤ {line.aim:g} {line.verdict}" if line.aim is not None else ""
    tail = f"{aim:<16} {line.note}" if line.note else aim
    return f"{line.part:<8} {line.what:<58} {value:>9} {line.unit:<10} {tail}".rstrip()


def median(values: Iterable[float]) -> float:
    """The median of the values."""
    return statistics.median(values)


def percentile(values: Iterable[float], percent: float) -> float:
    """The value that `percent` of them do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]
