"""Reads an office's own PowerPoint template; refuses any other file."""

import io
import zipfile
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu, Mm

from papi.common.language import marked
from papi.common.offered_file import Once
from papi.common.refusal import InputRefused

LARGEST = 20 << 20  # bytes, as handed in
LARGEST_INSIDE = 120 << 20  # bytes, unpacked
LARGEST_TEXT = 24 << 20  # bytes of XML, which takes ten times as much memory once it is read
MOST_PARTS = 3000
WIDE, HIGH = Emu(12192000), Emu(6858000)  # 16:9
FONT = b"Arial"  # has Vietnamese, and is on every machine

_TYPES = "[Content_Types].xml"
_TEMPLATE = b"presentationml.template.main+xml"
_SLIDES = b"presentationml.presentation.main+xml"


class TemplateRefused(InputRefused):
    """A file that cannot serve as a template."""


def blank(content: bytes | None) -> Any:
    """A presentation without slides: the office's template, or a plain one of 16:9. Raises
    TemplateRefused."""
    if content is None:
        return _wide(Presentation())
    show = _opened(content)
    if not any(_has_title(layout) for layout in show.slide_layouts):
        raise TemplateRefused(marked("The template has no layout with a title: choose another."))
    _emptied(show)
    return show


def _fault(content: bytes) -> TemplateRefused | None:
    try:
        blank(content)
    except TemplateRefused as refused:
        return refused
    return None


# What is wrong with a file as a template, None where nothing is; the same bytes are read once.
fault = Once(_fault, at_once=2, patience=30, kept=64)


def _opened(content: bytes) -> Any:
    if len(content) > LARGEST:
        raise TemplateRefused(marked("The template is larger than 20 MB: choose a smaller one."))
    try:
        return Presentation(io.BytesIO(_as_presentation(content)))
    except InputRefused:
        raise
    except Exception as error:  # python-pptx and lxml raise anything over a broken file
        raise TemplateRefused(
            marked("This is not a PowerPoint template (.pptx or .potx): nothing was made from it.")
        ) from error


def _as_presentation(content: bytes) -> bytes:
    """The file, a .potx turned into a .pptx."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = packed.infolist()
        text = [one for one in parts if one.filename.lower().endswith((".xml", ".rels"))]
        if (
            len(parts) > MOST_PARTS
            or sum(one.file_size for one in parts) > LARGEST_INSIDE
            or sum(one.file_size for one in text) > LARGEST_TEXT
        ):
            raise TemplateRefused(marked("The template is too large inside: choose a smaller one."))
        if any(one.filename.lower().endswith("vbaproject.bin") for one in parts):
            raise TemplateRefused(
                marked("The template has macros: save it without them (.pptx or .potx).")
            )
        if _TEMPLATE not in packed.read(_TYPES):
            return content
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as again:
            for one in parts:
                part = packed.read(one)
                again.writestr(
                    one.filename,
                    part.replace(_TEMPLATE, _SLIDES) if one.filename == _TYPES else part,
                )
    return written.getvalue()


def _emptied(show: Any) -> None:
    """Takes away the template's own slides, and lists that name them."""
    slides = show.slides._sldIdLst
    for one in list(slides):
        show.part.drop_rel(one.rId)
        slides.remove(one)
    for name in ("p:custShowLst", "p:extLst"):
        for one in show._element.findall(qn(name)):
            show._element.remove(one)


def _wide(show: Any) -> Any:
    """The library's own template, 4:3, made as wide as screens are."""
    by = WIDE / show.slide_width
    show.slide_width, show.slide_height = WIDE, HIGH
    for page in (show.slide_master, *show.slide_layouts):
        for place in page._element.iter(qn("a:xfrm")):
            for name, side in (("a:off", "x"), ("a:ext", "cx")):
                found = place.find(qn(name))
                found.set(side, str(int(int(found.get(side)) * by)))
    _titles_at_the_top(show)
    theme = show.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = theme.blob.replace(b"Calibri", FONT)
    return show


def _titles_at_the_top(show: Any) -> None:
    """A finding needs two lines at the left, and leaves the rest to what shows it."""
    title = next(one for one in show.slide_master.placeholders if _kind(one) == "TITLE")
    title.left, title.top, title.width, title.height = Mm(14), Mm(7), WIDE - Mm(28), Mm(24)
    style = show.slide_master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    heading, below = list(cover_layout(show).placeholders)[:2]
    below.left, below.top, below.width, below.height = (
        heading.left, heading.top + heading.height + Mm(4), heading.width, Mm(40)
    )  # fmt: skip
    for level in below._element.iter(qn("a:lvl1pPr")):
        level.set("algn", "l")


def title_layout(show: Any) -> Any:
    """The layout with a title and least besides."""
    with_title = [one for one in show.slide_layouts if _has_title(one)]
    return min(with_title, key=_others)


def _has_title(layout: Any) -> bool:
    return any(_kind(one) in ("TITLE", "CENTER_TITLE") for one in layout.placeholders)


def _others(layout: Any) -> int:
    """How many fields a layout has besides its title and the small ones at the foot; a cover's
    centred title counts as many."""
    small = ("TITLE", "DATE", "FOOTER", "SLIDE_NUMBER")
    kinds = [_kind(one) for one in layout.placeholders]
    return sum(kind not in small for kind in kinds) + 5 * ("CENTER_TITLE" in kinds)


def _kind(placeholder: Any) -> str:
    return str(placeholder.placeholder_format.type.name)


def cover_layout(show: Any) -> Any:
    """The layout for a first slide: with a centred title, else the one of all slides."""
    covers = [
        one
        for one in show.slide_layouts
        if any(_kind(field) == "CENTER_TITLE" for field in one.placeholders)
    ]
    return covers[0] if covers else title_layout(show)
