"""What a page shows, read from its markup."""

import io
import re
from html import unescape

import pandas as pd
from streamlit.testing.v1 import AppTest


def html(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


def headline(app: AppTest) -> str:
    text: str = next(
        element.value for element in app.markdown if "class='headline'" in element.value
    )
    return text.removeprefix("<h1 class='headline'>").removesuffix("</h1>")


def tables(app: AppTest) -> dict[str, pd.DataFrame]:
    """The tables on the page by their captions."""
    found = {}
    for element in app.markdown:
        if "class='figures'" in element.value:
            frame = pd.read_html(io.StringIO(element.value))[0]
            caption = re.search(r"<caption>(.*?)</caption>", element.value)
            assert caption
            found[unescape(caption[1])] = frame
    return found
