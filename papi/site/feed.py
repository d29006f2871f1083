"""What search engines and feed readers ask for: sitemap, robots.txt, and an Atom feed with an entry
for each edition."""

from collections.abc import Sequence
from datetime import date
from html import escape
from urllib.parse import urlsplit

from papi.common import edition_words
from papi.common.language import Language
from papi.site import shell
from papi.site.edition_file import Kept, Published
from papi.site.shell import Site

SAY = Language("vi")


def sitemap(site: Site, pages: dict[str, Kept]) -> str:
    """All pages, each with the day of the edition that it was last changed in."""
    listed = "".join(
        f"<url><loc>{shell.address(site, path)}</loc><lastmod>{one.day}</lastmod></url>\n"
        for path, one in sorted(pages.items())
        if path.endswith(".html")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{listed}</urlset>\n'
    )


def robots(site: Site) -> str:
    """Everything may be read; earlier editions are not offered as results."""
    sitemap_at, root = shell.address(site, "sitemap.xml"), urlsplit(site.base).path.rstrip("/")
    return f"User-agent: *\nDisallow: {root}/editions/\nSitemap: {sitemap_at}\n"


def atom(site: Site, known: Sequence[Published]) -> str:
    """The editions published here, the newest first."""
    root = shell.address(site, "")
    entries = "".join(_entry(site, one) for one in known)
    title = escape(SAY.text("Scores of Viet Nam's provinces"))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{SAY.code}">\n'
        f"<title>PAPI: {title}</title>\n<id>{root}</id>\n"
        f'<link rel="self" href="{shell.address(site, "feed.xml")}"/>\n<link href="{root}"/>\n'
        f"<author><name>PAPI</name></author>\n<updated>{known[0].published}</updated>\n"
        f"{entries}</feed>\n"
    )


def _entry(site: Site, one: Published) -> str:
    said = edition_words.line(SAY, one.edition, SAY.date(date.fromisoformat(one.day)))
    more = (
        SAY.text("{n} figures differ from the edition before.", n=SAY.whole(one.changed))
        if one.changed is not None
        else ""
    )
    address = shell.address(site, "vi/index.html")
    return (
        f"<entry><title>{escape(said)}</title><id>{shell.address(site, '')}#{one.edition}</id>"
        f'<link href="{address}"/><updated>{one.published}</updated>'
        f"<summary>{escape(f'{said} {more}'.strip())}</summary></entry>\n"
    )
