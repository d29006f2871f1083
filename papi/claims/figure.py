"""One statement of a text as its pattern read it, before it has a province or a year."""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True)
class Figure:
    """kind as in table claim; printed with a decimal point and a sign, or a word. `pair` is the
    span of "from 57th to 46th" that the figure is one end of, `first` marks the earlier end; `word`
    a rank in words without a number (dẫn đầu)."""

    span: Span
    kind: str
    printed: str
    printed_of: int | None = None
    precision: str | None = None
    first: bool = False
    pair: Span | None = None
    word: bool = False

    @property
    def of_change(self) -> bool:
        """Whether it is a change between two years."""
        return self.kind in {"difference", "percent", "rank_change", "direction"}
