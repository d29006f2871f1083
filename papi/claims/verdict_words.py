"""Sentences on verdicts: how many there are, what each says, and how to read them."""

from collections import Counter
from collections.abc import Iterable

from papi.claims import Checked, Finding, wording
from papi.claims.figure_words import computed_figure, printed_figure
from papi.claims.questions import JudgedClaim, PrintedClaim
from papi.claims.shipped import Printed
from papi.common import measures, naming
from papi.common.language import Language, marked
from papi.common.parts import Judgement
from papi.warehouse.connection import Identity

# Sources without an address, as the tables name them.
NAMED = (
    marked("Long An province information site, 12 June 2024"),
    marked("Bắc Sơn district plan, May 2024"),
)


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


def label(language: Language, verdict: str) -> str:
    """The verdict as mark and word."""
    return f"{wording.verdict_mark(verdict)} {wording.verdict_name(language, verdict)}"


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
    return wording.verdict_sentence(
        language, one.figures, one.province, measure_of_row(language, one.figures)
    )


def measure_of_row(language: Language, row: PrintedClaim) -> str:
    """The measure's short name with its number, as of the statement's year."""
    words = language.either(row.short_vi, row.short_en)
    return f"{row.code}. {words}" if row.code and row.level != "total" else words


def figures(
    language: Language, row: JudgedClaim, precision: str | None = None
) -> tuple[str, str | None]:
    """The printed figure and the computed one; None where the tables give none."""
    return printed_figure(language, row, precision), computed_figure(language, row)


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
            label(language, group[0].verdict),
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


def checked_answer(language: Language, checked: Checked) -> str:
    """What a pasted text claims, counted; or that it claims nothing."""
    if checked.findings:
        return counted(language, [one.verdict for one in checked.findings])
    if checked.leftovers:
        return language.text(
            "Nothing in this text could be checked; what is listed below was not understood, or is "
            "not a statement about one province's score."
        )
    return language.text(
        "This text makes no statement that PAPI's tables could check: no points, rank, group or "
        "change of a province was found in it."
    )


def finding(language: Language, file: Identity, one: Finding) -> Judgement:
    """A statement of a pasted text: the words it came from, the verdict, what was assumed."""
    claim = one.claim
    province = naming.full_name(file, claim.province_code) if claim.province_code else None
    notes = [wording.assumption(language, claim, province)]
    if claim.unknown:
        nearest = naming.nearest(language, file, claim.unknown)
        notes.append(
            language.text(
                "No province is called “{name}”. Nearest: {nearest}.",
                name=claim.unknown,
                nearest=nearest,
            )
        )
    return Judgement(
        one.verdict,
        label(language, one.verdict),
        read_as(language, file, one),
        wording.verdict_sentence(
            language,
            one.figures,
            province or "",
            measure_of(language, file, one),
            claim.precision,
        ),
        tuple(filter(None, notes)),
    )


def read_as(language: Language, file: Identity, one: Finding) -> str:
    """The words of the text, and what they were read as."""
    claim = one.claim
    parts = [
        language.place(naming.full_name(file, claim.province_code))
        if claim.province_code
        else language.text("no province"),
        str(claim.year) if claim.year else language.text("no year"),
        measure_of(language, file, one),
        wording.kind_name(language, claim.kind),
    ]
    return language.text(
        "“{quoted}”, read as {meaning}",
        quoted=" ".join(claim.text.split()),
        meaning="; ".join(parts),
    )


def measure_of(language: Language, file: Identity, one: Finding) -> str:
    """The name of the measure that a finding is about, as of its year."""
    found = measures.known(file).get(one.claim.measure)
    return measures.name(language, found, one.claim.year) if found else one.claim.measure


def leftovers(language: Language, checked: Checked) -> list[str]:
    """What was not checked, where it stands, and why."""
    return [
        language.text(
            "“{text}” in “{context}”: {reason}",
            text=one.text,
            context=" ".join(one.context.split()),
            reason=wording.leftover_reason(language, one.reason),
        )
        for one in checked.leftovers
    ]


def example(language: Language) -> str:
    """A text of our own to try; one statement in it has the wrong denominator."""
    return language.text(
        "In 2023 Long An scored 40.83 points and ranked 46th of 63 provinces, 11 places higher "
        "than in 2022."
    )
