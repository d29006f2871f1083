"""Keeps pages of earlier editions as they were, for citations that name one.

A page is kept when another edition replaces it, under each edition that it stood in unchanged:
`editions/<edition>/<page>`. What is not there is still the same in the edition of today.
"""

from collections.abc import Iterable
from datetime import date
from html import escape
from pathlib import Path

from papi.common.language import Code, Language
from papi.site import addresses, folder, words
from papi.site.edition_file import EditionFile, Kept


def keep(out: Path, new: Path, before: EditionFile, pages: dict[str, Kept]) -> None:
    """Takes the archive of `out` over into `new`, and adds the pages that `new` has otherwise or no
    longer."""
    for old in (out / "editions").rglob("*"):
        if old.is_file():
            folder.link(old, new / old.relative_to(out))
    for path, kept in before.pages.items():
        same = pages.get(path)
        if not path.endswith(".html") or (same and same.made_of == kept.made_of):
            continue
        content = _as_it_was(out / path, path, kept)
        for edition in _stood_in(before, kept):
            archived = new / addresses.archived(edition, path)
            if content and not archived.exists():
                folder.write(archived, content.encode())


def _stood_in(before: EditionFile, kept: Kept) -> Iterable[str]:
    """The editions, newest first, in which the page stood as it is: back to its own."""
    for one in before.editions:
        yield one.edition
        if one.edition == kept.edition:
            return


def _as_it_was(old: Path, path: str, kept: Kept) -> str:
    """The page under a line that says what it is; its links lead to the pages of today."""
    if not old.exists():
        return ""
    lang: Code = "en" if path.startswith("en/") else "vi"
    say = Language(lang)
    day = say.date(date.fromisoformat(kept.day))
    said = escape(words.superseded(say, kept.edition, day))
    html = addresses.moved_into_archive(old.read_text(encoding="utf-8"))
    return html.replace(
        "<main id='content'>", f"<main id='content'><p class='earlier'>{said}</p>", 1
    )
