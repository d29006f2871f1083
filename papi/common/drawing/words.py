"""Sentences of a part as markup: the same words on the dashboard and in the static edition."""

from collections.abc import Callable, Iterable, Sequence
from html import escape

from papi.common.palette import Palette
from papi.common.parts import Judgement, LegendEntry

# Turns a text into markup: escapes it, and may mark terms in it.
Say = Callable[[str], str]


def headline(sentence: str) -> str:
    """The page's answer, its only first-level heading."""
    return f"<h1 class='headline'>{escape(sentence)}</h1>"


def question(title: str, answer: str = "", say: Say = escape) -> str:
    """A section's question and the answer for the current choice."""
    answered = f"<div class='answer'>{say(answer)}</div>" if answer else ""
    return f"<h2 class='question'>{escape(title)}</h2>{answered}"


def conclusions(sentences: Iterable[str], say: Say = escape) -> list[str]:
    """What may be concluded: the first large, the others under it."""
    return [
        f"<div class='{'remark' if place else 'conclusion'}'>{say(sentence)}</div>"
        for place, sentence in enumerate(sentences)
    ]


def remarks(sentences: Iterable[str], say: Say = escape) -> list[str]:
    """Sentences of equal weight."""
    return [f"<div class='remark'>{say(sentence)}</div>" for sentence in sentences]


def note(text: str, say: Say = escape) -> str:
    """A caveat or source in small type."""
    return f"<div class='note'>{say(text)}</div>"


def points(lines: Sequence[str], say: Say = escape) -> str:
    """Small sentences as a bulleted list; nothing where there are none."""
    items = "".join(f"<li>{say(line)}</li>" for line in lines)
    return f"<ul class='points'>{items}</ul>" if items else ""


def judgements(found: Iterable[Judgement]) -> str:
    """Verdicts as a list: mark and word, what was judged, what the tables say; nothing where there
    are none."""
    items = "".join(
        f"<li><div><span class='verdict {one.verdict}'>{escape(one.label)}</span>"
        f"{escape(one.about)}</div><div>{escape(one.sentence)}</div>"
        + "".join(note(line) for line in one.notes)
        + "</li>"
        for one in found
    )
    return f"<ol class='verdicts'>{items}</ol>" if items else ""


def legend(entries: Sequence[LegendEntry], palette: Palette) -> str:
    """Groups as words with their colour and count; nothing where there are none."""
    items = "".join(
        f"<li><span class='swatch' style='background:{palette.groups.get(entry.group, 'none')}'>"
        f"{'' if entry.group in palette.groups else '–'}</span>{escape(entry.words)}</li>"
        for entry in entries
    )
    return f"<ul class='legend'>{items}</ul>" if items else ""
