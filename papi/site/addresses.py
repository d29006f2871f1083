"""Where each page of the static edition lies, and where the dashboard's links lead from there.

Every link inside the edition goes through its root (`../../vi/2024/long-an.html`), so that pages
work from a disk, under any address, and when they are kept in the archive.
"""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from html import escape, unescape
from urllib.parse import parse_qs, urlsplit

from papi.common.language import NEW, OLD, Code

# Links of our own drawings: relative, in single quotes (papi.common.links).
_DASHBOARDS = re.compile(r" href='(\./[^']*)'")
# Without scripts a link opens in its own place anyway, and what a mouse is told in a title a screen
# reader reads too: of a map of 63 provinces, a tenth of the page.
_TWICE = re.compile(r" target='_self'| aria-label='([^']*)'(?= title='\1')")
_UP = re.compile(r"""( (?:href|src)=["'])((?:\.\./)+)""")


def slug(name: str) -> str:
    """A name as part of an address: `bac-ninh` for Bắc Ninh, whether old or new."""
    bare = name.removesuffix(NEW).removesuffix(OLD).strip()
    plain = unicodedata.normalize("NFD", bare).replace("đ", "d").replace("Đ", "D")
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode().lower()).strip("-")


def folder(lang: Code, year: int, *, of_34: bool) -> str:
    """The folder of a year's pages, as surveyed or as the 34 provinces."""
    return f"{lang}/{year}/34" if of_34 else f"{lang}/{year}"


def country(lang: Code, year: int, *, of_34: bool) -> str:
    """The page of a year's country."""
    return f"{folder(lang, year, of_34=of_34)}/index.html"


def measure(lang: Code, year: int, name: str, page: int = 1, *, of_34: bool) -> str:
    """The page of all provinces on a measure, or one of its pages."""
    turned = f"-{page}" if page > 1 else ""
    return f"{folder(lang, year, of_34=of_34)}/measure/{name}{turned}.html"


def province(lang: Code, year: int, name: str, *, of_34: bool) -> str:
    """The page of a province's year."""
    return f"{folder(lang, year, of_34=of_34)}/{slug(name)}.html"


def dimension(lang: Code, year: int, name: str, measure: str, *, of_34: bool) -> str:
    """The page of one dimension of a province's year."""
    return f"{folder(lang, year, of_34=of_34)}/{slug(name)}/{measure}.html"


def other_language(path: str) -> str:
    """The same page in the other language."""
    lang, _, rest = path.partition("/")
    return f"{'en' if lang == 'vi' else 'vi'}/{rest}"


def up(path: str) -> str:
    """From a page to the root of the edition: `../../`, or `./` at the root."""
    return "../" * path.count("/") or "./"


def archived(edition: str, path: str) -> str:
    """Where a page of an earlier edition is kept once a later one has replaced it."""
    return f"editions/{edition}/{path}"


def moved_into_archive(html: str) -> str:
    """A page whose links to the root start two folders deeper."""
    return _UP.sub(r"\1../../\2", html)


@dataclass(frozen=True)
class Links:
    """Turns links to the dashboard into links of the edition. pages: those that it has; live: the
    dashboard's address, empty where none is known."""

    pages: Container[str]
    live: str

    def resolved(self, html: str, path: str) -> str:
        """The markup of the page at `path` with each of the dashboard's links leading to the page
        of the edition that shows the same, else to the dashboard; a link that leads nowhere is
        text."""

        def resolve(found: re.Match[str]) -> str:
            asked = unescape(found[1])
            page = self._page(asked)
            if page:
                return f" href='{up(path)}{page}'"
            return f" href='{escape(self.dashboard(asked))}'" if self.live else ""

        return _DASHBOARDS.sub(resolve, _TWICE.sub("", html))

    def dashboard(self, link: str) -> str:
        """A relative link of the dashboard at its own address."""
        return self.live.rstrip("/") + "/" + link.removeprefix("./")

    def _page(self, link: str) -> str:
        """The page of a province's year that the link shows; empty for any other link."""
        parts = urlsplit(link)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        known = {"province", "year", "lang", "division"}
        if parts.path != "./" or not {"province", "year"} <= set(asked) <= known:
            return ""
        lang: Code = "en" if asked.get("lang") == "en" else "vi"
        of_34 = asked.get("division") == "34"
        found = province(lang, int(asked["year"]), asked["province"], of_34=of_34)
        return found if found in self.pages else ""
