"""A pasted text as it comes back: marked, with what the tables say beside each mark."""

from collections.abc import Iterator
from html import escape

from papi.claims import Checked, CheckedSentence, correcting, told
from papi.common.language import Language
from papi.common.parts import Judgement
from papi.warehouse.connection import Identity


def markup(language: Language, file: Identity, checked: Checked) -> str:
    """The whole text in its order: what states nothing in small type, each other sentence with its
    verdict and its statements."""
    return f"<div class='checked'>{''.join(_blocks(language, file, checked))}</div>"


def corrections(checked: Checked) -> list[str]:
    """The corrected sentences, as they would be written instead."""
    found = (correcting.corrected(checked, one) for one in checked.sentences)
    return [one for one in found if one]


def _blocks(language: Language, file: Identity, checked: Checked) -> Iterator[str]:
    silent: list[str] = []
    for one in checked.sentences:
        if one.findings or one.leftovers:
            yield _silent(silent)
            silent = []
            yield _sentence(language, file, checked, one)
        else:
            silent.append(one.text)
    yield _silent(silent)


def _silent(sentences: list[str]) -> str:
    """Sentences in a row that state nothing."""
    return f"<p class='silent'>{escape(' '.join(sentences))}</p>" if any(sentences) else ""


def _sentence(
    language: Language, file: Identity, checked: Checked, sentence: CheckedSentence
) -> str:
    marked = "".join(
        _piece(one) if one.verdict else escape(one.text)
        for one in told.pieces(language, checked, sentence)
    )
    items = [
        _item(told.finding(language, file, one), told.link(language, file, one), language)
        for one in sentence.findings
    ]
    items += [_item(told.leftover(language, one), None, language) for one in sentence.leftovers]
    instead = ""
    if corrected := correcting.corrected(checked, sentence):
        name = language.text("Corrected:")
        instead = f"<p class='corrected'><b>{escape(name)}</b> <span>{escape(corrected)}</span></p>"
    label = told.sentence_label(language, sentence)
    return (
        f"<section class='{sentence.verdict}'><p><span class='verdict'>{escape(label)}</span> "
        f"{marked}</p>"
        f"{instead}<ul>{''.join(items)}</ul></section>"
    )


def _piece(one: told.Piece) -> str:
    label = f" <span>{escape(one.label)}</span>" if one.label else ""
    return f"<mark class='{one.verdict}'>{escape(one.text)}{label}</mark>"


def _item(found: Judgement, link: str | None, language: Language) -> str:
    # In a new tab: the pasted text would be gone from this one.
    words = language.text("Open the figure in a new tab")
    opened = (
        f" <a href='{escape(link)}' target='_blank' rel='noopener'>{escape(words)}</a>"
        if link
        else ""
    )
    notes = "".join(f"<div class='note'>{escape(note)}</div>" for note in found.notes)
    return (
        f"<li><span class='verdict {found.verdict}'>{escape(found.label)}</span> "
        f"{escape(found.about)}<br>{escape(found.sentence)}{opened}{notes}</li>"
    )
