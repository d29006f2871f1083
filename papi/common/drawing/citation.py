"""How to cite a page, as a fold: text, BibTeX and CSL-JSON."""

from html import escape

from papi.common import citing
from papi.common.citing import Cited
from papi.common.language import Language


def drawn(language: Language, cited: Cited) -> str:
    """The fold as HTML, all text escaped; it opens without a script."""
    label = escape(language.text("Cite this page"))
    return (
        f"<details class='citation'><summary>{label}</summary>"
        f"<p>{escape(citing.text(language, cited))}</p>"
        f"<h2>BibTeX</h2>{_copied(citing.bibtex(cited))}"
        f"<h2>CSL-JSON</h2>{_copied(citing.csl(cited))}</details>"
    )


def _copied(text: str) -> str:
    """Text whose lines stay lines, also where Markdown reads the markup (which makes something of
    its own of `pre`); a click selects all of it."""
    lines = escape(text).replace("\n", "&#10;")
    return f"<div class='copied'>{lines}</div>"
