"""The small row at the foot of every part: its picture, its figures as files, a link to it, and a
frame for other sites.

It is plain markup, folded until somebody opens it. Pictures, links and frames are made in the
browser (part_row.js, fetched when first needed), files by the server (part_files).
"""

from collections.abc import Iterator
from html import escape
from typing import Any
from urllib.parse import urlencode

from papi.common import choice_codes, file_names, survey_year
from papi.common.parts import Part, View

# A longer table is no picture: its figures are in the files.
MOST_ROWS = 70
KEY = "part_"


def key(name: str) -> str:
    """The key of a part's container, from which its class on the page is made."""
    return f"{KEY}{name}"


def markup(view: View, subject: str, name: str, choice: Any, part: Part) -> str:
    """The row of a part; empty where there is nothing to take away, or nothing of it is shown."""
    if not (part.title or part.table or part.figure or part.drawing or part.parts):
        return ""
    held = [*_offered(view, subject, name, choice, part)]
    if not held:
        return ""
    opens = view.language.text("Save or share")
    about = {
        "name": file_names.stem(view, name),
        "part": name,
        "title": part.title or next((one.title for one in part.tables(alone=True)), ""),
        "source": part.source,
    }
    data = "".join(f" data-{key}='{escape(text)}'" for key, text in about.items())
    return (
        f"<details class='take'{data}><summary>⋯ {escape(opens)}</summary>"
        f"<div>{''.join(held)}</div></details>"
    )


def _offered(view: View, subject: str, name: str, choice: Any, part: Part) -> Iterator[str]:
    say = view.language
    pictured, tables = not _too_long(part), part.has_table
    if not (tables or part.figure or part.drawing):
        return
    if pictured:
        yield _button("png", "PNG")
        yield _button("svg", "SVG")
    if tables:
        query = urlencode(_asked(view, choice))
        for form, label in (("csv", "CSV"), ("xlsx", "Excel")):
            address = f"./part/{subject}/{name}.{form}?{query}"
            yield f"<a href='{escape(address)}' target='_self' download>{label}</a>"
    yield _button("link", say.text("Link"))
    yield _button("embed", say.text("Embed"))


def _button(what: str, label: str) -> str:
    return f"<button type='button' data-take='{what}'>{escape(label)}</button>"


def _too_long(part: Part) -> bool:
    """Whether its table, if it stands open, is too long to be read as a picture."""
    return part.table is not None and not part.folded and len(part.table.rows) > MOST_ROWS


def _asked(view: View, choice: Any) -> dict[str, object]:
    """The view and the choice as a link asks for them."""
    asked: dict[str, object] = {"lang": view.language.code}
    if view.province_code:
        asked["province"] = survey_year.provinces(view.file)[view.province_code].name
    if view.file.of_34:
        asked["division"] = 34
    if view.year:
        asked["year"] = view.year
    if chosen := choice_codes.written(choice):
        asked["choice"] = chosen
    return asked
