"""What a page shows, read from its markup."""

import io
import re
from html import unescape

import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Expander, Html, Markdown

from pages.shared import packed


def pieces(app: AppTest) -> list[str]:
    """The pieces of markup in their order, drawings and tables included."""
    found: list[str] = []
    for one in app.main:
        if isinstance(one, Html):
            found += re.split(r"<div class='piece[^']*'>", packed.unpacked(one.value))
        elif isinstance(one, Markdown):
            found.append(one.value)
    return [text for one in found if (text := one.removeprefix("<div class='words'>"))]


def folds(app: AppTest) -> list[str]:
    """The labels of all folds, in their order."""
    found: list[str] = []
    for one in app.main:
        if isinstance(one, Expander):
            found.append(one.label)
        elif isinstance(one, Html):
            ours = r"<details class='fold'[^>]*><summary>(.*?)</summary>"
            found += map(unescape, re.findall(ours, packed.unpacked(one.value)))
    return found


def html(app: AppTest) -> str:
    """All markup, without the marks of glossary terms: a sentence stands as it is said."""
    found = "\n".join(pieces(app))
    return re.sub(r"<span class='term'[^>]*>(.*?)</span>", r"\1", found)


def opening_rows(app: AppTest, kind: str) -> dict[str, list[str]]:
    """The rows of a table whose rows open, closed ones included: the cells of each by its name."""
    begins = f"<table class='opening {kind}'"
    body = next(one for one in html(app).splitlines() if one.startswith(begins))
    found = {}
    for row in re.findall(r"<tr role='row'(?: class='part')?>(.*?)</tr>", body):
        cells = re.findall(r"<t[hd] role='(?:rowheader|cell)'[^>]*>(.*?)</t[hd]>", row)
        if cells:
            name, *rest = (unescape(" ".join(re.sub("<[^>]+>", " ", one).split())) for one in cells)
            found[name] = rest
    return found


def headline(app: AppTest) -> str:
    text: str = next(
        element.value for element in app.markdown if "class='headline'" in element.value
    )
    return text.removeprefix("<h1 class='headline'>").removesuffix("</h1>")


def tables(app: AppTest) -> dict[str, pd.DataFrame]:
    """The tables on the page by their captions."""
    found = {}
    for piece in pieces(app):
        if "class='figures'" in piece:
            frame = pd.read_html(io.StringIO(piece))[0]
            caption = re.search(r"<caption>(.*?)</caption>", piece)
            assert caption
            found[unescape(caption[1])] = frame
    return found


def rows(app: AppTest, caption: str) -> list[list[str]]:
    """The cells of a plain table, row by row."""
    tables = re.findall(r"<table class='figures'>.*?</table>", html(app), re.DOTALL)
    (body,) = (one for one in tables if f"<caption>{caption}</caption>" in one)
    return [
        [
            unescape(re.sub("<.*?>", "", cell)).strip()
            for cell in re.findall(r"<td.*?>(.*?)</td>", row)
        ]
        for row in re.findall(r"<tr(?: class='ours')?>(.*?)</tr>", body)
        if "<td" in row
    ]
