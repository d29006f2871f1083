"""The words of our province's rows beside a rival and the peers."""

from papi.common import vocabulary
from papi.common.language import Language, marked
from papi.common.quantities import beside
from papi.common.standing import Standing
from papi.compare import told_apart
from papi.compare.gather import Comparison
from papi.compare.questions import Benchmark, Lead


def title(language: Language, seen: Comparison, rival: str) -> str:
    """The table's caption."""
    return language.text(
        "{province} beside {rival} by dimension, {year}",
        province=seen.province.name,
        rival=seen.names[rival],
        year=seen.year,
    )


def points_heading(language: Language, seen: Comparison, rival: str) -> str:
    """Whose points the two marks are."""
    return language.text(
        "● {province}, ○ {rival}, points", province=seen.province.name, rival=seen.names[rival]
    )


def gap_heading(language: Language, seen: Comparison) -> str:
    """What the first gap is measured from."""
    if seen.peers:
        return language.text("Gap to the peers' median, place among them")
    return language.text("Gap to the national median")


def median_named(language: Language, seen: Comparison) -> str:
    """The median that the first gap is measured from."""
    if seen.peers:
        return language.text("the peers' median")
    return language.text("National median")


def rival_heading(language: Language, seen: Comparison, rival: str) -> str:
    """What the second gap is measured from."""
    return language.text("Gap to {rival}", rival=seen.names[rival])


def points(language: Language, one: Standing, theirs: Standing | None) -> str:
    """Our points and the rival's, each after its mark."""
    return _both(language.points(one.value), language.points(theirs.value) if theirs else None)


def ranks(language: Language, one: Standing, theirs: Standing | None) -> list[str]:
    """Our rank and the rival's with the ranges they may lie in, each after its mark."""
    shown = [f"● {vocabulary.rank_in_range(language, one)}"]
    if theirs:
        shown.append(f"○ {vocabulary.rank_in_range(language, theirs)}")
    return shown


def _both(ours: str, theirs: str | None) -> str:
    return f"● {ours}" if theirs is None else f"● {ours}  ○ {theirs}"


def median(language: Language, others: Benchmark) -> str:
    """The label of the median's stroke."""
    return language.text("median {points}", points=language.points(others.median))


def gap(language: Language, seen: Comparison, one: Standing) -> tuple[str, str]:
    """Our points above the peers' median; our place among them and how many stand clearly apart."""
    others = seen.others(one.measure)
    if others is None:
        return "–", language.text("not published")
    shown = language.signed_amount(one.value - others.median)
    figure = beside(language, shown, one.value, others.median)
    if not seen.peers:
        return figure, ""
    place = vocabulary.place(language, *seen.place(one))
    told = seen.told_apart(one.measure)
    if told is None:
        return figure, place
    return figure, language.text(
        "{place}; {higher} clearly higher, {lower} lower",
        place=place,
        higher=told.higher,
        lower=told.lower,
    )


def rival(
    language: Language,
    one: Standing,
    theirs: Standing | None,
    lead: Lead | None,
    *,
    judged: bool,
) -> tuple[str, str]:
    """Our points above the rival's, and whether that is more than usual variation; judged: whether
    that is known of any gap to the rival."""
    if theirs is None or lead is None:
        return "–", language.text("not published")
    shown = beside(language, language.signed_amount(-lead.points), one.value, theirs.value)
    said = told_apart.apart_word(language, lead.clear)
    mark = "●" if not lead.clear else "▲" if lead.points < 0 else "▼"
    if lead.margin is None:
        return (f"{mark} {shown}", said) if judged else (shown, "")
    _, margin = language.compared(lead.points, lead.margin)
    return f"{mark} {shown}", language.text("{word} (usual ±{margin})", word=said, margin=margin)


def inside(language: Language, seen: Comparison, one: Standing) -> list[str]:
    """What a row has no room for: who stands clearly apart, and what the peers reached."""
    lines = []
    found = seen.gaps.get(one.measure, {})
    apart = [(peer, found[peer]) for peer in seen.peers if peer in found and found[peer].clear]
    for higher, sentence in (
        (True, marked("Peers clearly higher: {names}.")),
        (False, marked("Peers clearly lower: {names}.")),
    ):
        names = [seen.names[peer] for peer, lead in apart if (lead.points > 0) is higher]
        if names:
            lines.append(language.text(sentence, names=language.listed(names)))
    peers = seen.peer_benchmarks.get(one.measure) if seen.peers else None
    if peers:
        lines.append(
            language.text(
                "{n} peers: {low}–{high}, middle half {p25}–{p75}; best: {best}.",
                n=peers.n,
                low=language.points(peers.min),
                high=language.points(peers.max),
                p25=language.points(peers.p25),
                p75=language.points(peers.p75),
                best=language.listed([seen.names[code] for code in peers.best_codes]),
            )
        )
    lines.append(
        language.text("National median {points}.", points=language.points(one.country_median))
    )
    return lines


def no_peer(language: Language) -> str:
    """Why there is no gap to the peers."""
    return language.text("No dimension is published both here and for a peer.")


def no_rival(language: Language, seen: Comparison, rival: str) -> str:
    """Why there is no gap to the rival."""
    return language.text(
        "{province} and {rival} {year}: no dimension is published for both.",
        province=seen.province.name,
        rival=seen.names[rival],
        year=seen.year,
    )


def trend(language: Language, seen: Comparison, rival: str) -> str:
    """The link to the years of a dimension."""
    return language.text("Its years beside {rival}", rival=seen.names[rival])


def what(language: Language, seen: Comparison, peers: str) -> str:
    """What the table shows."""
    if not seen.peers:
        return language.text(
            "Points by dimension, each row around the national median; line and bar: all "
            "provinces, lowest to highest and the middle half."
        )
    return language.text(
        "Points by dimension, each row around the peers' median; line and bar: {peers}, lowest to "
        "highest and the middle half.",
        peers=peers,
    )


def shade(language: Language) -> str:
    """What the shade around our mark says."""
    return language.text(
        "A ○ within the shade differs by no more than usual variation; of gaps that mean nothing, "
        "one in twenty would lie outside it."
    )


def why(language: Language, seen: Comparison, rival: str) -> str:
    """Why the usual rival is shown first."""
    values = {"rival": seen.names[rival]}
    if seen.peers.get(rival) is not None:
        return language.text(
            "{rival} is shown first because, of these peers, the profile of its scores is the most "
            "similar; any other province can be chosen.",
            **values,
        )
    if rival in seen.peers:
        return language.text(
            "{rival} is shown first as the first of these peers by name, because how similar their "
            "profiles are is not known; any other province can be chosen.",
            **values,
        )
    return language.text(
        "{rival} is shown first as the first province by name, because no peers are chosen; any "
        "other province can be chosen.",
        **values,
    )
