"""A citation in three forms: each says what is cited, of which edition, and can be read back."""

import json
import re
from datetime import date

from papi.common import citing
from papi.common.citing import Cited, Day
from papi.common.language import Language

ONE = Cited(
    "Long An 2024 · PAPI",
    "Source: CECODES, RTA & UNDP (2025). 100% of it_all.",
    "0123456789ab",
    Day("2026-11-29", "2026", "29/11/2026"),
    "https://papi.example.vn/?province=Long+An&edition=0123456789ab",
)


def test_text_names_the_edition_and_its_day():
    assert Day.for_readers(Language("vi"), date(2026, 11, 29)) == ONE.day
    assert citing.text(Language("en"), ONE) == (
        "Long An 2024 · PAPI. Edition of 29/11/2026 (0123456789ab). Source: CECODES, RTA & UNDP "
        "(2025). 100% of it_all. https://papi.example.vn/?province=Long+An&edition=0123456789ab"
    )
    assert "Phiên bản ngày 29/11/2026 (0123456789ab)" in citing.text(Language("vi"), ONE)


def test_bibtex_keeps_what_tex_would_take_for_commands():
    entry = citing.bibtex(ONE)
    assert entry.startswith("@misc{papi-2026-11-29-0123456789ab,\n")
    assert r"RTA \& UNDP (2025). 100\% of it\_all." in entry
    assert "author = {{CECODES} and {RTA} and {UNDP}}" in entry
    assert "url = {https://papi.example.vn/?province=Long+An&edition=0123456789ab}" in entry
    assert len(re.findall(r"(?<!\\)\{", entry)) == len(re.findall(r"(?<!\\)\}", entry))


def test_csl_json_is_what_reference_managers_import():
    (item,) = json.loads(citing.csl(ONE))
    assert item["type"] == "webpage" and item["issued"] == {"raw": "2026-11-29"}
    assert item["URL"] == ONE.address and item["edition"] == ONE.edition
    (bare,) = json.loads(citing.csl(Cited("t", "s", "e", ONE.day)))
    assert "URL" not in bare
