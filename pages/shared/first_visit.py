"""What a reader sees whose province is not known yet: the country in three sentences, and a map to
choose from. The browser remembers the choice (history.js) for the next visit without a link."""

from collections.abc import Mapping
from urllib.parse import unquote

from pages.shared import packed, show
from papi.common.parts import View
from papi.country import parts

COOKIE = "papi_province"


def remembered(cookies: Mapping[str, str]) -> str:
    """The province last chosen in this browser; empty without one."""
    return unquote(cookies.get(COOKIE, ""))


def show_map(view: View) -> None:
    """The words and the map."""
    show.words(view.language, parts.welcome(view))
    made = parts.where(view, parts.Choice()) or parts.ends(view, parts.Choice())
    for one in (made, *made.parts):
        if one.drawing:
            packed.show(one.drawing())
    show.note(parts.source(view, parts.Choice()))
