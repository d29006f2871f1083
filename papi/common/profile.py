"""The profile: measures as rows, each with its years, its place among the provinces, its change and
its rank. One form for page, brief and report."""

from dataclasses import dataclass

from papi.common.standing import Standing


@dataclass(frozen=True)
class YearValue:
    """A value of a year, in points."""

    year: int
    value: float
    estimated: bool


@dataclass(frozen=True)
class Spread:
    """Where all provinces lie on a measure in a year: quartiles and median, in points."""

    measure: str
    p25: float
    median: float
    p75: float


@dataclass(frozen=True)
class Rank:
    """A rank, out of how many, and the range it may lie in; None where that is not known.
    estimated: it is a rank among estimates."""

    rank: int
    count: int
    low: int | None
    high: int | None
    estimated: bool = False

    @classmethod
    def of_standing(cls, one: Standing) -> "Rank":
        """The rank of a standing."""
        estimated = one.rank_kind == "estimated"
        return cls(one.rank, one.ranked_count, one.rank_low, one.rank_high, estimated)


@dataclass(frozen=True)
class Question:
    """A survey question; measure: its code; words: its value beside the country's median. value and
    median: 0–1 for a share, else None; before, before_year: its last value before this one; asked:
    the year it was asked in, where that is not the profile's."""

    measure: str
    name: str
    words: str
    value: float | None
    median: float | None
    before: float | None = None
    before_year: int | None = None
    asked: int | None = None


@dataclass(frozen=True)
class ProfileRow:
    """A measure's row. years: those that can be compared; usual: the usual variation of its last
    change (±, points); before: last year's comparable value; change, word: the change in figures
    and words; gap: points to the next group; next_group: these in words. remarks: sentences on
    the row itself; questions and tasks: what it opens to, beside its parts."""

    measure: str
    name: str
    link: str
    mark: str
    change: str
    word: str
    difference: float | None
    usual: float | None
    before: float | None
    value: float
    value_words: str
    estimated: bool
    spread: Spread
    median_words: str
    spread_words: str
    years: tuple[YearValue, ...]
    rank: Rank
    rank_words: str
    gap: float | None
    next_group: str
    remarks: tuple[str, ...] = ()
    parts: tuple["ProfileRow", ...] = ()
    questions: tuple[Question, ...] = ()
    tasks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Headings:
    """The words above the columns, and those of the marks; plan: what puts a row into the plan,
    empty where nothing does; alone: what is said in place of the columns that need an earlier year,
    where there is none."""

    title: str
    measure: str
    years: str
    against: str
    change: str
    rank: str
    next_group: str
    questions: str
    tasks: str
    furthest: str
    trend: str
    plan: str
    alone: str


@dataclass(frozen=True)
class Profile:
    """The rows of a province's year and, at their foot, the total."""

    headings: Headings
    rows: tuple[ProfileRow, ...]
    foot: ProfileRow | None

    @property
    def has_questions(self) -> bool:
        """Whether any row opens to survey questions."""
        return any(part.questions for row in self.rows for part in row.parts)
