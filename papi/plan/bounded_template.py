"""Fills an office's own template in a separate process with limited memory and time.

`python -m papi.plan.bounded_template` takes template and fields on its input and writes the file.
A template may hold macros, links to other files or fields that fetch something: such are refused.
"""

import base64
import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from papi.common import packed
from papi.common.bounded import Limits, Work
from papi.common.language import marked
from papi.plan import template
from papi.plan.template import TemplateUnusable

MOST_BYTES = 2 * packed.MIB
_ALLOWED = packed.Allowed(
    unpacked=32 * packed.MIB,
    parts=200,
    # Pictures of a letterhead among any others.
    of_parts={"word/document.xml": 4 * packed.MIB, "word/media/": 4 * packed.MIB},
    needs="word/document.xml",
)

_ACTIVE = marked(
    "The template holds macros, or takes something from another file or program ({what}); it was "
    "not used."
)
_FETCHES = re.compile(
    rb"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|MACROBUTTON)\b"
)
_OTHER_THAN_UTF_8 = (b"\xff\xfe", b"\xfe\xff")
_EXTERNAL = re.compile(rb"<Relationship\b[^>]*>")


@dataclass(frozen=True)
class FilledTemplate:
    """The file, and the fields that its template asked for."""

    content: bytes
    asked: frozenset[str]


def filled(own: bytes, context: Mapping[str, Any]) -> FilledTemplate:
    """As `template.filled`, for a template of a reader. Raises TemplateUnusable."""
    _refuse_active_parts(own, WORK.check(own, _ALLOWED))
    job = {"template": base64.b64encode(own).decode(), "context": context}
    answer = WORK.answer(json.dumps(job, sort_keys=True).encode())
    return FilledTemplate(base64.b64decode(answer["content"]), frozenset(answer["asked"]))


def _refuse_active_parts(own: bytes, names: list[str]) -> None:
    with zipfile.ZipFile(io.BytesIO(own)) as archive:
        for name in names:
            _refuse_active_part(name, archive.read(name))


def _refuse_active_part(name: str, content: bytes) -> None:
    """A macro, an embedded object, a link to elsewhere, a field that fetches, a declaration."""
    what = ""
    if re.search(r"vbaProject|activeX|embeddings|\.bin$|attachedTemplate", name):
        what = name
    elif name.endswith(".rels"):
        what = next((_kind(one) for one in _EXTERNAL.findall(content) if _elsewhere(one)), "")
    elif name.endswith(".xml"):
        if content[:2] in _OTHER_THAN_UTF_8 or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            what = "DOCTYPE"
        elif b"macroEnabled" in content:
            what = "macros"
        elif name.startswith("word/") and (found := _fetching(content)):
            what = found
    if what:
        raise TemplateUnusable(_ACTIVE, what=what[:60])


def _elsewhere(relationship: bytes) -> bool:
    """Whether it is more than a link that a reader may follow."""
    return b"External" in relationship and b"/hyperlink" not in relationship


def _kind(relationship: bytes) -> str:
    found = re.search(rb"/([A-Za-z]+)\"", relationship)
    return found[1].decode() if found else "External"


def _fetching(content: bytes) -> str:
    """The instruction of a field that takes something from elsewhere; Word may split its letters
    over several runs, so they are put together first."""
    instructions = b"".join(re.findall(rb"<w:instrText[^>]*>([^<]*)", content))
    instructions += b" ".join(re.findall(rb"w:instr=\"([^\"]*)", content))
    found = _FETCHES.search(instructions.upper())
    return found[1].decode() if found else ""


def _filled(job: bytes) -> dict[str, Any]:
    asked = json.loads(job)
    content, names = template.filled(base64.b64decode(asked["template"]), asked["context"])
    return {"content": base64.b64encode(content).decode(), "asked": sorted(names)}


WORK = Work(
    "papi.plan.bounded_template",
    _filled,
    # The imports alone take 130 MiB.
    Limits(largest=MOST_BYTES, memory=768 << 20, cpu_seconds=10, seconds=30),
    refusal=TemplateUnusable,
    foreign=marked("This is not a .docx file; hand in a template that Word saved as .docx."),
    too_much=marked(
        "The template is too large or too slow to fill in; the one offered takes a second."
    ),
    kept=16,
)

if __name__ == "__main__":
    WORK.serve()
