"""What a running server answers without scripts, and what the command line writes."""

import os
import re
import subprocess
import sys
import tempfile
import urllib.request
from hashlib import sha256
from html import unescape
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlencode

from benchmarks.same.pages import BLOCKS, stem_of
from benchmarks.same.sample import CHOICES, LANGUAGES, LONG_AN, Place
from benchmarks.same.written import content, put, shortened
from pages.shared.titles import PAGES
from servers.dashboard import ROOT

HEADERS = ("Content-Type", "Content-Disposition", "Content-Language", "Cache-Control", "Link",
           "X-Total-Count", "X-Content-Type-Options", "Vary", "Allow")  # fmt: skip
RESOURCES = ("scores", "ranking", "changes", "missing", "breaks", "measures", "provinces")
ASKED: list[dict[str, str]] = [
    {},
    {"year": "2023"},
    {"province": "Long An", "year": "2018"},
    {"measure": "total", "limit": "70"},
    {"level": "dimension", "year": "2021", "offset": "100"},
    {"division": "34", "province": "Tây Ninh", "year": "2024"},
    {"year": "1999"},
    {"province": "Nowhere"},
    {"limit": "9999", "colour": "red"},
]


def answers(out: Path, base: str) -> None:
    """The figures for programs: rows, description, refusals."""
    for name in RESOURCES:
        for form in ("json", "csv"):
            for asked in ASKED:
                said = "-".join(f"{key}={value}" for key, value in asked.items()) or "all"
                text = _asked(base, f"/api/{name}.{form}?{urlencode(asked)}", "en")
                put(out / "api" / f"{name}-{form}-{said.replace(' ', '_')}.txt", text)
    for lang in LANGUAGES:
        for path in ("openapi.json", "nothing.json", "scores.csv?year=1999", "scores.json?a=1",
                     "ranking.json?province=Nowhere"):  # fmt: skip
            text = _asked(base, f"/api/{path}", lang)
            put(out / "api" / f"{lang}-{re.sub('[?=]', '-', path)}.txt", text)
        put(out / "api" / f"{lang}-post.txt", _asked(base, "/api/scores.json", lang, "POST"))
    put(out / "api" / "root.txt", _asked(base, "/api", "en"))


def documents(out: Path, base: str, places: list[Place]) -> None:
    """The pages' own documents, as a reader without scripts has them."""
    for place in places:
        for lang in LANGUAGES:
            for page in PAGES:
                name = f"{place.stem}-{lang}-{page}"
                _document(out, base, name, stem_of(page), place.link(lang))
    for number, (page, more) in enumerate(CHOICES):
        link = LONG_AN.link("en") | more
        _document(out, base, f"choice-{number:02}-{page}", stem_of(page), link)
    for path in ("", "declines", "robots.txt", "no-such-page"):
        _document(out, base, f"bare-{path}", path, {})
    _document(out, base, "old-address", "declines", LONG_AN.link("en"))


def _document(out: Path, base: str, name: str, path: str, link: dict[str, str]) -> None:
    text = _asked(base, f"/{path}?{urlencode(link)}", link.get("lang", "vi"))
    text = re.sub(r"<(style|script)\b[^>]*>.*?</\1>", "", text, flags=re.S)
    text = re.sub(r"\.[\w-]{8}\.(js|css)\b", r".\1", text)
    put(out / "html" / f"{name}.txt", BLOCKS.sub("\n", unescape(text)))


def _asked(base: str, path: str, lang: str, method: str = "GET") -> str:
    """Status, headers and body of an answer, without the address that it was asked at."""
    request = urllib.request.Request(  # noqa: S310
        base + quote(path, safe="/?&=%+"), headers={"Accept-Language": lang}, method=method
    )
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
            status, headers, body = answer.status, answer.headers, answer.read()
    except HTTPError as error:
        status, headers, body = error.code, error.headers, error.read()
    said = [f"{name}: {headers[name]}" for name in HEADERS if headers[name]]
    text = body.decode("utf-8", "replace").replace("},", "},\n").replace(base, "ADDRESS")
    return "\n".join([f"{status}", *said, shortened(text)])


def command(out: Path, name: str, *words: str) -> None:
    """What a command says and how it ends; what it writes into FILE, in words of the file."""
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(
            [sys.executable, "-m", "papi", *(one.replace("FILE", f"{scratch}/file")
                                             for one in words)],
            cwd=ROOT, capture_output=True, text=True, check=False,
            env={**os.environ, "COLUMNS": "100", "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        said = "\n".join([" ".join(words), str(done.returncode), done.stdout, done.stderr])
        said = said.replace(scratch, "SCRATCH")
        for path in sorted(path for path in Path(scratch).rglob("*") if path.is_file()):
            data = path.read_bytes()
            said += f"\n== {path.name}\n"
            if path.suffix in (".docx", ".xlsx") or len(data) < 100_000:
                said += content(path.name, data)
            else:
                said += f"{len(data)} bytes {sha256(data).hexdigest()}"
    put(out / "commands" / f"{name}.txt", said)


def commands(places: list[Place]) -> list[tuple[str, ...]]:
    """Names of what is asked of the command line, each followed by its words."""
    found: list[tuple[str, ...]] = [("help", "--help"), ("nothing",)]
    found += [(f"help-{one}", one, "--help") for one in ("brief", "plan", "export")]
    for place in places:
        for lang in LANGUAGES:
            asked = ("--province", place.name, "--year", str(place.year), "--lang", lang,
                     "--division", str(place.division))  # fmt: skip
            name = f"{place.stem}-{lang}"
            found += [
                (f"{name}-brief", "brief", *asked),
                (f"{name}-brief-docx", "brief", *asked, "--out", "FILE.docx"),
                (f"{name}-plan-docx", "plan", *asked, "--out", "FILE.docx"),
                (f"{name}-plan-xlsx", "plan", *asked, "--out", "FILE.xlsx", "--level", "commune",
                 "--target", "rank:5"),
            ]  # fmt: skip
    for lang in LANGUAGES:
        asked = ("brief", "--lang", lang, "--province")
        found += [
            (f"refused-province-{lang}", *asked, "Nowhere", "--year", "2023"),
            (f"refused-year-{lang}", *asked, "Long An", "--year", "1999"),
            (f"refused-name-{lang}", *asked, "Long An", "--year", "2023", "--out", "FILE.odt"),
        ]
    return found


EXPORTS = [
    ("export-csv-vi-63", "export", "--format", "csv", "--lang", "vi", "--out", "FILE"),
    ("export-csv-en-34", "export", "--format", "csv", "--lang", "en", "--division", "34", "--out",
     "FILE"),
    ("export-parquet-en-63", "export", "--format", "parquet", "--lang", "en", "--out", "FILE"),
]  # fmt: skip
