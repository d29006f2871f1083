"""Each way of writing in a sentence that needs it: true or false with it, or without a verdict."""

from collections.abc import Iterator
from pathlib import Path

from papi.claims import grammar, wording
from papi.claims.checking import checks

TABLE = Path(__file__).with_name("words.txt")
ALLOWED = {
    "T": {"confirmed", "rounding"},
    "F": {"refuted", "denominator"},
    "N": {"unjudged"},
    "S": {"unjudged"},
}


def wordings() -> Iterator[tuple[str, str]]:
    """T, F, N or S and a sentence, one for each word of each block."""
    for block in TABLE.read_text(encoding="utf-8").split("\n\n")[1:]:
        head, *lines = block.strip().split("\n")
        for word in " ".join(lines).split(" | "):
            said = head[3:].replace("___", word)
            yield head[0], said[0].upper() + said[1:]


def test_every_word_is_read_as_it_is_meant(file):
    every = list(wordings())
    read = checks(file, [sentence for _, sentence in every])
    wrong = [
        (truth, sentence, found)
        for (truth, sentence), checked in zip(every, read, strict=True)
        if not (found := {one.verdict for one in checked.sentences}) <= ALLOWED[truth]
    ]
    assert wrong == []
    untold = [
        sentence
        for (truth, sentence), checked in zip(every, read, strict=True)
        if truth == "S" and "not_understood" in {one.reason for one in checked.leftovers}
    ]
    assert untold == []
    assert len(set(every)) == len(every) > 600


def test_every_word_that_stops_verdicts_has_a_reason_to_show():
    reasons = {one.partition(":")[2] for one in grammar.WORDS["STOP"]}
    assert reasons <= set(wording.REASONS)
