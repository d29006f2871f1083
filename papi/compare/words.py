"""The comparison's sentences: who the peers are, how the province stands, what may be concluded."""

from papi.common.language import Language, marked
from papi.common.standing import Standing
from papi.common.vocabulary import group_in_sentence, measure_name
from papi.compare import told_apart
from papi.compare.gather import Comparison


def peer_set_name(language: Language, peer_set: str) -> str:
    """The set as a picker lists it."""
    return {
        "region": language.text("Same region"),
        "neighbours": language.text("Five above, five below"),
        "group": language.text("Same group"),
        "profile": language.text("Most similar profile"),
        "successor": language.text("Same new province"),
        "central_city": language.text("Cities under central government"),
        "all": language.text("All provinces"),
        "own": language.text("Custom list"),
    }[peer_set]


def peers_named(language: Language, seen: Comparison) -> str:
    """The peers as a sentence and every title name them."""
    forms = {
        "region": (
            marked("{n} other province of the {region}"),
            marked("{n} other provinces of the {region}"),
        ),
        "group": (
            marked("{n} other in the {group} (computed)"),
            marked("{n} others in the {group} (computed)"),
        ),
        "successor": (
            marked("{n} other part of {successor}"),
            marked("{n} other parts of {successor}"),
        ),
        "neighbours": (
            marked("{n} province ranked next to it"),
            marked("{n} provinces ranked next to it"),
        ),
        "profile": (
            marked("{n} province with the most similar profile"),
            marked("{n} provinces with the most similar profile"),
        ),
        "central_city": (
            marked("{n} city under central government"),
            marked("{n} cities under central government"),
        ),
        "all": (
            marked("{n} other published province"),
            marked("{n} other published provinces"),
        ),
        "own": (marked("{n} chosen province"), marked("{n} chosen provinces")),
    }
    if seen.members > len(seen.peers) and seen.survey.many and seen.peer_set != "own":
        return language.text(
            "the {n} most similar in profile of {all} ({set})",
            n=len(seen.peers),
            all=language.whole(seen.members),
            set=peer_set_name(language, seen.peer_set),
        )
    one, many = forms[seen.peer_set]
    return language.text(
        one if len(seen.peers) == 1 else many,
        n=len(seen.peers),
        region=language.either(str(seen.province.region_vi), str(seen.province.region_en)),
        group=group_in_sentence(language, seen.total.quartile_group) if seen.total else "",
        successor=seen.province.successor,
    )


def title(language: Language, form: str, seen: Comparison, **values: object) -> str:
    """A question that names the province, the year and the peers."""
    return language.text(
        form,
        province=seen.province.name,
        year=seen.year,
        peers=peers_named(language, seen),
        **values,
    )


def headline(language: Language, seen: Comparison) -> str:
    """Where the province stands among its peers, in one sentence."""
    if not seen.peers:
        return language.text(
            "{province} {year}: no peers to compare with.",
            province=seen.province.name,
            year=seen.year,
        )
    above = sum(seen.gap(one) > 0 for one in seen.compared)
    clauses = [
        language.text(
            "above their median in {above} of {n} dimensions", above=above, n=len(seen.compared)
        )
    ]
    if seen.total and "total" in seen.peer_benchmarks:
        gap = seen.gap(seen.total)
        form = (
            marked("total {value}, {gap} above it")
            if round(gap, 2) > 0
            else marked("total {value}, {gap} below it")
            if round(gap, 2) < 0
            else marked("total {value}, level with it")
        )
        place, count = seen.place(seen.total)
        clauses.append(
            language.text(form, value=language.points(seen.total.value), gap=language.amount(gap))
        )
        clauses.append(
            language.text("{rank} of {count} among them", rank=language.ordinal(place), count=count)
        )
    return language.text(
        "{province} {year} compared with {peers}: {rest}.",
        province=seen.province.name,
        year=seen.year,
        peers=peers_named(language, seen),
        rest=", ".join(clauses),
    )


def conclusions(language: Language, seen: Comparison) -> list[str]:
    """Whether the figures are of another year, which gaps are more than the usual variation, what
    is missing; the most important first."""
    lines = [*of_another_year(language, seen), *told_apart.from_peers(language, seen)]
    if seen.absent:
        lines.append(
            language.text(
                "Not published in {year} and left out: {names}.",
                year=seen.year,
                names=language.listed(seen.absent),
            )
        )
    if seen.total is None:
        lines.append(
            language.text(
                "{province} has no total in {year}, because not every dimension was published: "
                "sets that need one (same group, five above and below, similar profile) are not "
                "offered.",
                province=seen.province.name,
                year=seen.year,
            )
        )
    return lines


def of_another_year(language: Language, seen: Comparison) -> list[str]:
    """A sentence when the figures are not for the requested year."""
    if seen.year == seen.asked_year:
        return []
    return [
        language.text(
            "PAPI published no scores for {province} in {asked}. All figures below are for {year}.",
            province=seen.province.name,
            asked=seen.asked_year,
            year=seen.year,
        )
    ]


def colours(language: Language) -> dict[str, str]:
    """What the table can be coloured by: code → label."""
    return {
        "group": language.text("Group"),
        "median": language.text("From the median"),
        "apart": language.text("Clear gap"),
    }


def heat_title(language: Language, seen: Comparison) -> str:
    """In how many dimensions the province is outside the middle half of its peers."""
    return title(
        language,
        marked(
            "{province} {year} among {peers}: above their middle half in {above} of {n} "
            "dimensions, below it in {below}"
        ),
        seen,
        n=len(seen.compared),
        above=sum(_beyond(seen, one, True) for one in seen.compared),
        below=sum(_beyond(seen, one, False) for one in seen.compared),
    )


def heat_answer(language: Language, seen: Comparison) -> str:
    """In which dimensions the province leads or trails its peers."""
    names = {
        True: marked("In the peers' upper quarter: {names}."),
        False: marked("In their lower quarter: {names}."),
    }
    sentences = []
    for upper, form in names.items():
        found = [
            measure_name(language, one, short=True)
            for one in seen.compared
            if _beyond(seen, one, upper)
        ]
        if found:
            sentences.append(language.text(form, names=language.listed(found)))
    return " ".join(sentences) or language.text(
        "In no dimension is {province} outside the middle half of its peers.",
        province=seen.province.name,
    )


def _beyond(seen: Comparison, one: Standing, upper: bool) -> bool:
    benchmark = seen.peer_benchmarks[one.measure]
    return one.value > benchmark.p75 if upper else one.value < benchmark.p25


def heat_legend(language: Language, colour: str, province: str) -> str:
    """How to read the table's colours and marks."""
    if colour == "apart":
        return language.text(
            "▲ clearly above {province}, ▼ clearly below; no mark: within the usual year-to-year "
            "variation, or it is not known.",
            province=province,
        )
    if colour == "group":
        return language.text(
            "Colour and mark: PAPI's four groups, computed per measure from all published "
            "provinces: ▇ highest, ▅ high average, ▃ low average, ▁ lowest."
        )
    return language.text(
        "Figures: points above (+) or below (−) the peers' median. ▲ above the peers' upper "
        "quarter, ▼ below their lower quarter, no mark: in their middle half."
    )


def heat_notes(language: Language, colour: str) -> list[str]:
    """What chance does to the marks of clear gaps."""
    if colour != "apart":
        return []
    return [
        language.text(
            "Clear is more than the usual year-to-year variation of a difference between two "
            "scores; of gaps that mean nothing, one in twenty would still have a mark."
        )
    ]


def spine_answer(language: Language, seen: Comparison) -> str:
    """The dimensions furthest above and furthest below the peers' median."""
    gaps = sorted(seen.compared, key=seen.gap)
    if not gaps:
        return language.text("No dimension is published both here and for a peer.")
    sentences = []
    best, worst = gaps[-1], gaps[0]
    for one, right, form in (
        (best, seen.gap(best) > 0, marked("Furthest above the peers' median: {measure} ({gap}).")),
        (worst, seen.gap(worst) < 0, marked("Furthest below: {measure} ({gap}).")),
    ):
        if right:
            sentences.append(
                language.text(
                    form,
                    measure=measure_name(language, one, short=True),
                    gap=language.amount(seen.gap(one)),
                )
            )
    return " ".join(sentences) or language.text("Every dimension is at the peers' median.")
