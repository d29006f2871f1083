"""Reports, made once for all that read them."""

from functools import cache

import pytest

from papi.common.language import Code, Language
from papi.common.parts import View
from papi.compare import peers as peer_sets
from papi.compare.peers import Peers
from papi.report import document, slides
from papi.report.choice import ReportChoice

# Usual years, dimensions not published, a break, estimates of the 34, a year with survey questions.
CASES = [("80", 2023), ("80", 2024), ("56", 2024), ("24", 2022), ("01", 2018), ("80n", 2024)]


def seen_by(file, code: str, year: int, lang: Code = "vi") -> tuple[View, ReportChoice]:
    """A view of the 63 or the 34, by the code, with the usual peers."""
    view = View(file.in_34 if code.endswith("n") else file, Language(lang), code, year)
    return view, ReportChoice(Peers(peer_sets.offered(view)[0]))


@pytest.fixture(scope="session")
def report(file):
    """The .docx of a province's year."""
    return cache(lambda code, year, lang="vi": document.write(*seen_by(file, code, year, lang)))


@pytest.fixture(scope="session")
def deck(file):
    """The .pptx of a province's year."""
    return cache(lambda code, year, lang="vi": slides.write(*seen_by(file, code, year, lang)))
