"""Writes a plan as .docx from a template, and the appendices of its bodies."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

from papi.common.language import Language
from papi.plan import bounded_template, fields, template
from papi.plan.draft import PlanDraft
from papi.plan.template import FOR_A_BODY, SHIPPED

MOST_FILES = 60  # of bodies in a package


@dataclass(frozen=True)
class Written:
    """A file, and what it lacks because its template does not have the field, in words."""

    content: bytes
    absent: list[str]


def write(draft: PlanDraft, own: bytes | None = None, *, notes: bool = True) -> Written:
    """The .docx of a plan; `own` is an office's template. Raises TemplateUnusable."""
    context = fields.of_plan(draft, notes=notes)
    if own is None:
        content, _ = template.filled(SHIPPED.read_bytes(), context)
        return Written(content, [])
    filled = bounded_template.filled(own, context)
    language = Language(draft.language)
    absent = [
        language.text(words) for name, words in fields.NEEDED.items() if name not in filled.asked
    ]
    return Written(filled.content, absent)


def write_bodies(draft: PlanDraft) -> bytes:
    """One .docx with a section for each body: its own tasks and no others."""
    context = fields.of_bodies(draft, draft.of_bodies)
    return template.filled(FOR_A_BODY.read_bytes(), context)[0]


def write_package(draft: PlanDraft, plan: bytes) -> bytes:
    """A .zip: the plan, and an appendix of its own for each body; where bodies are very many, the
    last ones share a file."""
    packed = io.BytesIO()
    bodies = draft.of_bodies
    parts = [([one], one.body) for one in bodies[:MOST_FILES]]
    if len(bodies) > MOST_FILES:
        others = Language(draft.language).text("Other offices and units")
        parts.append((bodies[MOST_FILES:], others))
    shipped = FOR_A_BODY.read_bytes()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("ke-hoach.docx", plan)
        for place, (own, words) in enumerate(parts, 1):
            content, _ = template.filled(shipped, fields.of_bodies(draft, own))
            archive.writestr(f"phu-luc/{place:02d}-{file_name(words)}.docx", content)
    return packed.getvalue()


def file_name(words: str) -> str:
    """Words as a file may be called on any computer: letters without marks, figures, hyphens."""
    plain = unicodedata.normalize("NFD", words.replace("đ", "d").replace("Đ", "D"))
    return re.sub("[^A-Za-z0-9]+", "-", plain.encode("ascii", "ignore").decode())[:60].strip("-")
