"""Learning partners as a table."""

from collections.abc import Mapping, Sequence

from papi.common import links
from papi.common.drawing import marks
from papi.common.drawing.marks import Path
from papi.common.language import Language
from papi.common.tables import Column, Look, Table, rounded
from papi.compare.learning import Learning
from papi.compare.learning_questions import SustainedRise


def partners(language: Language, province: str, seen: Learning) -> Table:
    """Every partner: the years of both, where both stood then and stand now, the lead and its usual
    variation."""
    held = [*seen.own_path.values(), *(at for one in seen.partners for at in one.path.values())]
    ends = (min(held), max(held)) if held else (0.0, 0.0)
    ours = Path(seen.own_path, max(seen.own_path, default=0) in seen.own_estimated)
    return Table(
        language.text("Learning partners"),
        [
            Column(language.text("Province"), "text", lambda one: language.place(one.name),
                   link=lambda one: links.overview(
                       language, one.name, seen.year, one.partner_code)),
            Column(language.text("Year they were close"), "text", lambda one: str(one.then_year),
                   drawing=lambda one: marks.paths(
                       ours, Path(one.path, max(one.path) in one.estimated), ends)),
            Column(language.text("{province} then", province=province), "points",
                   lambda one: one.own_then),
            Column(language.text("Partner then"), "points", lambda one: one.partner_then),
            Column(language.text("{province} now", province=province), "points",
                   lambda one: one.own_now),
            Column(language.text("Partner now"), "points", lambda one: one.partner_now),
            Column(language.text("Lead"), "signed", lambda one: one.gap),
            Column(language.text("Usual variation of the lead (±)"), "points",
                   lambda one: one.gap_margin, why=language.text(
                       "How much a lead usually varies is not known for this measure.")),
        ],
        seen.partners,
    )  # fmt: skip


def paths(language: Language, province: str, seen: Learning) -> Table:
    """The figures behind the chart of paths: one row a year."""
    years = sorted({*seen.own_path, *(year for one in seen.partners for year in one.path)})
    return Table(
        language.text("Paths"),
        [
            Column(language.text("Year"), "text", str),
            Column(language.place(province), "points", seen.own_path.get),
            *(Column(language.place(one.name), "points", one.path.get) for one in seen.partners),
        ],
        years,
    )


def lasting(
    language: Language, risen: Sequence[SustainedRise], names: Mapping[str, str], own: str
) -> Table:
    """Provinces whose level rose and stayed up: from where to where, since when, in which parts."""
    return Table(
        language.text("Risen and stayed up"),
        [
            Column(
                language.text("Province"),
                "text",
                lambda row: language.place(names[row.province_code]),
                look=lambda row: Look("own") if row.province_code == own else None,
                key="province",
            ),
            Column(
                language.text("Since"), "text", lambda row: str(row.since), key="since",
            ),
            Column(
                language.text("Compared with"), "text",
                lambda row: f"{row.base_from}–{row.base_to}", key="with",
                in_files=(
                    Column(language.text("Compared with, from"), "text",
                           lambda row: str(row.base_from)),
                    Column(language.text("Compared with, to"), "text",
                           lambda row: str(row.base_to)),
                ),
            ),
            Column(language.text("Level then"), "points", lambda row: row.base, key="base"),
            Column(language.text("Level now"), "points", lambda row: row.level, key="level"),
            Column(
                language.text("Change"), "signed", lambda row: row.change, key="change",
                look=rounded(language, lambda row: row.level, lambda row: row.base),
            ),
            Column(
                language.text("Against the national median"), "signed",
                lambda row: row.relative_change, key="relative",
            ),
            Column(
                language.text("Usual variation (±)"), "points", lambda row: row.margin,
                key="variation",
            ),
            Column(
                language.text("In parts"), "text", lambda row: ", ".join(row.parts) or None,
                key="parts",
            ),
        ],
        list(risen),
    )  # fmt: skip
