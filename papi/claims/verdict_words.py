"""Sentences on verdicts: what the tables say about a statement, how many there are, and how to
read them. Plain text: the caller escapes it."""

from collections import Counter
from collections.abc import Iterable

from papi.claims import wording
from papi.claims.phrases import CHANGES
from papi.claims.questions import JudgedClaim, PrintedClaim
from papi.claims.shipped import Printed
from papi.common.language import Language, marked
from papi.common.parts import Judgement
from papi.common.vocabulary import place

# Sources without an address, as the tables name them.
NAMED = (
    marked("Long An province information site, 12 June 2024"),
    marked("Bắc Sơn district plan, May 2024"),
)


def verdict_sentence(
    language: Language,
    row: JudgedClaim,
    province: str,
    measure: str,
    precision: str | None = None,
    against: str | None = None,
) -> str:
    """What the tables say about a printed statement. `province` and `measure` are their names as
    the page writes them; `row` comes from view claim_verdict or a Finding's figures; against: the
    name of what it is compared with instead of a year."""
    values: dict[str, object] = {
        "printed": wording.printed_figure(language, row, precision, against),
        "computed": wording.computed_figure(language, row, against) or "",
        "province": province,
        "measure": measure,
        "year": row.year or "",
        "base": row.base_year or "",
        "ranked": row.computed_of or "",
        "of": row.printed_of or "",
        "surveyed": row.surveyed or "",
        "other": against or "",
    }
    sentence = language.text(_form(row, against), **values)
    beside = _two_sides(language, row, province, against) if against else _beside(language, row)
    return " ".join([sentence, *beside])


def counted(language: Language, verdicts: Iterable[str]) -> str:
    """How many statements there are, and of each verdict."""
    found = Counter(verdicts)
    return language.text(
        "{statements}: {verdicts}.",
        statements=language.count("{n} printed statement", "{n} printed statements", found.total()),
        verdicts=language.listed(
            "\N{NO-BREAK SPACE}".join(
                (wording.verdict_name(language, one), language.whole(found[one]))
            )
            for one in wording.VERDICTS
            if found[one]
        ),
    )


def legend(language: Language) -> str:
    """What the verdicts mean."""
    return language.text(
        "✓ Agrees: to the decimals printed. ≈ Rounding: off by one in the last digit, or a sum or "
        "difference of rounded figures. ÷ Wrong denominator: the figure is right, but what it is "
        "“of” is not, as when a rank among 61 ranked provinces is printed “46/63”. ≠ Differs: both "
        "figures are named. ? Cannot be checked: PAPI published nothing to check it against."
    )


def sentence(language: Language, one: Printed) -> str:
    """What the tables say about a shipped statement."""
    return verdict_sentence(
        language, one.figures, one.province, measure_of_row(language, one.figures)
    )


def measure_of_row(language: Language, row: PrintedClaim) -> str:
    """The measure's short name with its number, as of the statement's year."""
    words = language.either(row.short_vi, row.short_en)
    return f"{row.code}. {words}" if row.code and row.level != "total" else words


def publisher(language: Language, one: Printed) -> str:
    """Who printed a statement."""
    # Text from tables is never looked up unchecked: it may contain braces.
    return language.text(one.publisher) if one.publisher in NAMED else one.publisher


def judgements(language: Language, found: Iterable[Printed]) -> list[Judgement]:
    """Shipped statements of a province's year; what several sources print alike appears once."""
    alike: dict[tuple[str, str, str], list[Printed]] = {}
    for one in found:
        alike.setdefault((one.measure, one.kind, sentence(language, one)), []).append(one)
    return [
        Judgement(
            group[0].verdict,
            wording.label(language, group[0].verdict),
            language.text(
                "{measure}, {kind}",
                measure=measure_of_row(language, group[0].figures),
                kind=wording.kind_name(language, group[0].kind),
            ),
            said,
            (
                language.text(
                    "Source: {citation}",
                    citation="; ".join(dict.fromkeys(publisher(language, one) for one in group)),
                ),
            ),
        )
        for (_, _, said), group in alike.items()
    ]


def _form(row: JudgedClaim, against: str | None) -> str:
    """The sentence for this verdict, before its blanks are filled."""
    kind, reason = row.kind, row.reason
    if against and reason == "no_earlier_figure":
        return marked(
            "Cannot be checked: printed {printed}, but PAPI published no such figure of {other} "
            "for {year}."
        )
    if reason == "other_denominator":
        if kind == "rank" and row.printed_of != row.surveyed:
            kind = "other"
        return {
            "value": marked(
                "The points are right, the scale is not: printed {printed}; in {year} {measure} "
                "is {computed}."
            ),
            "rank": marked(
                "The rank is right, the denominator is not: printed {printed}; in {year} "
                "{province} is {computed}, because only {ranked} of the {surveyed} provinces have "
                "a published score and can be ranked."
            ),
            "region_rank": marked(
                "The rank is right, the denominator is not: printed {printed}; in {year} "
                "{province} is {computed} ranked provinces of its region."
            ),
        }.get(
            str(kind),
            marked(
                "Right except for the denominator: printed {printed}, computed {computed}; "
                "{ranked} provinces were ranked in {year}, not {of}."
            ),
        )
    return {
        "equal": marked("Agrees: printed {printed}, computed {computed}."),
        "last_digit": marked(
            "Rounding: printed {printed}, computed {computed}; the two differ by no more than one "
            "in the last printed digit."
        ),
        "rounded_parts": marked(
            "Rounding: printed {printed}, computed {computed}; the printed figure is the sum of "
            "parts that were rounded first."
        ),
        "rounded_figures": marked(
            "Rounding: printed {printed}, computed {computed}; the printed difference was taken "
            "between figures that had been rounded first."
        ),
        "edge": marked(
            "On the edge: printed {printed}, computed {computed}; {province} is exactly at the "
            "cut-off between the two, where PAPI places a province differently from year to year."
        ),
        "other_figure": marked("Differs: printed {printed}, computed {computed}."),
        "other_region": marked(
            "Differs: printed {printed}, but {province} lies in another region; in its own it is "
            "{computed}."
        ),
        "no_province": marked("Cannot be checked: no province is named for {printed}."),
        "no_year": marked("Cannot be checked: no year is named for {printed} ({province})."),
        "no_survey": marked(
            "Cannot be checked: printed {printed}, but no PAPI scores of {year} are held."
        ),
        "no_measure": marked(
            "Cannot be checked: printed {printed}, but {measure} was not measured in {year}."
        ),
        "no_figure": marked(
            "Cannot be checked: printed {printed}, but PAPI published no such score of {province} "
            "for {year} ({measure})."
        ),
        "no_earlier_figure": marked(
            "Cannot be checked: printed {printed}, but PAPI published no such score of {province} "
            "for {base}."
        ),
        "no_region": marked(
            "Cannot be checked: printed {printed}; the 34 provinces have no regional ranks here."
        ),
        "not_understood": marked("Cannot be checked: {printed} is not understood."),
    }[str(reason)]


def _beside(language: Language, row: JudgedClaim) -> list[str]:
    """Further sentences that the verdict needs beside it."""
    more = []
    change = row.kind in CHANGES
    if change and row.comparable is False and row.base_value is not None:
        more.append(
            language.text(
                "{base} and {year} are not comparable: a difference, not a change.",
                base=row.base_year,
                year=row.year,
            )
        )
    if change and row.kind != "direction" and row.base_value is not None:
        more.append(_both_ends(language, row))
    if row.reason == "no_earlier_figure" and row.previous_year is not None:
        more.append(
            language.text(
                "Last published before: {year}, {points} points, {rank}.",
                year=row.previous_year,
                points=language.points(row.previous_value or 0.0),
                rank=language.ordinal(row.previous_rank or 0),
            )
        )
    return more


def _both_ends(language: Language, row: JudgedClaim) -> str:
    """The two figures that a change lies between."""
    if row.kind in {"rank_change", "rank_direction"}:
        return language.text(
            "From {before} in {base} to {now} in {year}.",
            before=place(language, row.base_rank or 0, row.base_ranked_count or 0),
            base=row.base_year,
            now=place(language, row.rank or 0, row.ranked_count or 0),
            year=row.year,
        )
    return language.text(
        "From {before} points in {base} to {now} in {year}.",
        before=language.decimals(row.base_value or 0.0, 4),
        base=row.base_year,
        now=language.decimals(row.value or 0.0, 4),
        year=row.year,
    )


def _two_sides(language: Language, row: JudgedClaim, province: str, against: str) -> list[str]:
    """The two figures that a comparison is between; the second may have no place."""
    if row.value is None or row.base_value is None or row.kind.endswith("_count"):
        return []
    ranks = row.kind in {"rank_change", "rank_direction"} and row.base_rank is not None
    return [
        language.text(
            "{year}: {province} {figure}, {other} {other_figure}.",
            year=row.year,
            province=province,
            figure=_side(language, row.value, row.rank if ranks else None),
            other=against,
            other_figure=_side(language, row.base_value, row.base_rank if ranks else None),
        )
    ]


def _side(language: Language, value: float, rank: int | None) -> str:
    if rank is not None:
        return language.text("rank {rank}", rank=rank)
    return language.text("{number} points", number=language.decimals(value, 4))
