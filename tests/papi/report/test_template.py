"""Slides in an office's own template, and what is refused as one."""

import io
import zipfile

import pytest
from pptx import Presentation

from papi.report import brief_document, slides, template
from papi.report.template import TemplateRefused
from tests.papi.report.conftest import seen_by


def saved(show) -> bytes:
    written = io.BytesIO()
    show.save(written)
    return written.getvalue()


@pytest.fixture
def office() -> bytes:
    """An office's file: 4:3, with a slide of its own."""
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[0])
    slide.shapes.title.text = "Old slide of the office"
    show.slide_master.placeholders[0].text_frame.text = "Our seal"
    return saved(show)


def as_template(content: bytes, old: bytes, new: bytes) -> bytes:
    """The same package with another kind named in it."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as packed, zipfile.ZipFile(written, "w") as again:
        for one in packed.infolist():
            part = packed.read(one)
            again.writestr(one.filename, part.replace(old, new))
    return written.getvalue()


POTX = (b"presentationml.presentation.main+xml", b"presentationml.template.main+xml")


@pytest.mark.parametrize("kind", ["pptx", "potx"])
def test_slides_are_made_in_the_offices_template_without_its_own_slides(file, office, kind):
    given = office if kind == "pptx" else as_template(office, *POTX)
    view, choice = seen_by(file, "80", 2024)
    made = slides.write(view, choice, given)
    show = Presentation(io.BytesIO(made))
    assert (show.slide_width, show.slide_height) == (9144000, 6858000)
    assert 6 < len(show.slides) <= slides.MOST
    said = [one.text_frame.text for one in show.slide_master.shapes if one.has_text_frame]
    assert "Our seal" in said
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert not any(b"Old slide" in packed.read(one) for one in packed.namelist())
        numbered = [one for one in packed.namelist() if one.startswith("ppt/slides/slide")]
    assert len(numbered) == len(show.slides)
    for slide in show.slides:
        for shape in slide.shapes:
            assert shape.left + shape.width <= show.slide_width


def broken_inside(office: bytes) -> bytes:
    """A package that can be opened as a zip, with a part that is no XML."""
    return as_template(office, b"<p:presentation", b"<<<")


def with_macros(office: bytes) -> bytes:
    written = io.BytesIO(office)
    with zipfile.ZipFile(written, "a") as packed:
        packed.writestr("ppt/vbaProject.bin", b"\0")
    return written.getvalue()


def without_titles(_office: bytes) -> bytes:
    show = Presentation()
    for layout in show.slide_layouts:
        for one in list(layout.placeholders):
            if one.placeholder_format.idx == 0:
                one._element.getparent().remove(one._element)
    return saved(show)


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda _: b"", "not a PowerPoint template"),
        (lambda _: b"PK\x03\x04 and nothing more", "not a PowerPoint template"),
        (lambda _: "Báo cáo".encode(), "not a PowerPoint template"),
        (lambda office: office[: len(office) // 2], "not a PowerPoint template"),
        (broken_inside, "not a PowerPoint template"),
        (with_macros, "macros"),
        (without_titles, "no layout with a title"),
        (lambda office: office + b"\0" * template.LARGEST, "larger than 20 MB"),
    ],
)
def test_what_is_no_template_is_refused_with_its_reason(office, make, reason):
    with pytest.raises(TemplateRefused, match=reason):
        template.blank(make(office))


def test_a_word_file_is_no_template(file):
    view, _ = seen_by(file, "80", 2024)
    with pytest.raises(TemplateRefused, match="not a PowerPoint template"):
        template.blank(brief_document.write(view))


def test_a_package_that_unpacks_to_too_much_is_refused_before_it_is_read(office, monkeypatch):
    monkeypatch.setattr(template, "LARGEST_INSIDE", 1000)
    with pytest.raises(TemplateRefused, match="too large inside"):
        template.blank(office)
