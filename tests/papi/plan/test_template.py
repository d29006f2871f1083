"""Templates: the shipped ones, an office's own, and such as are made to harm."""

import io
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi.common.language import Language
from papi.common.printable import printable
from papi.plan import bounded_template, document, draft, fields, make_templates, template
from papi.plan.template import FOR_A_BODY, SHIPPED, TemplateUnusable
from tests.papi import processes
from tests.papi.zipped import with_part

EN, VI = Language("en"), Language("vi")


@pytest.fixture(scope="module")
def written(planned):
    return draft.draft(VI, planned("Lạng Sơn", 2023))


@pytest.fixture(scope="module")
def context(written):
    return fields.of_plan(written)


def with_paragraphs(*lines):
    """A template of these paragraphs."""
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def shipped_with(name, part):
    """The shipped template with a part added, or in the place of the one of that name."""
    return with_part(SHIPPED.read_bytes(), name, part)


def text_of(content):
    opened = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in opened.paragraphs), *cells])


@pytest.mark.parametrize(
    ("path", "made"),
    [(SHIPPED, make_templates.plan_template), (FOR_A_BODY, make_templates.body_template)],
)
def test_the_shipped_templates_are_what_the_script_makes(path, made):
    shipped, fresh = docx.Document(str(path)), made()
    assert shipped.element.xml == fresh.element.xml
    assert shipped.styles.element.xml == fresh.styles.element.xml


def is_filled(path, values):
    """Whether every step of the path is a field that has been filled in, in lists in one of them
    at least."""
    if not path:
        return True
    if isinstance(values, list):
        return any(is_filled(path, one) for one in values)
    return path[0] in values and is_filled(path[1:], values[path[0]])


def test_the_shipped_templates_name_the_fields_that_are_filled_and_no_others(written, context):
    for path, values in (
        (SHIPPED, context),
        (FOR_A_BODY, fields.of_bodies(written, written.of_bodies)),
    ):
        _, asked = template.filled(path.read_bytes(), values)
        strange = {one for one in asked if not one.startswith("loop.")}
        assert len(strange) > 15
        assert not {one for one in strange if not is_filled(one.split("."), values)}
    _, asked = template.filled(SHIPPED.read_bytes(), context)
    assert set(fields.NEEDED) <= asked


def test_an_offices_own_template_is_filled_and_what_it_lacks_is_said(written):
    own = with_paragraphs(
        "MẪU CỦA CƠ QUAN", "{{ subject }}", "{%p for ground in grounds %}", "{{ ground }}",
        "{%p endfor %}",
    )  # fmt: skip
    made = document.write(written, own)
    text = text_of(made.content)
    assert text.startswith("MẪU CỦA CƠ QUAN") and written.subject in text
    assert written.grounds[0] in text
    assert "phụ lục" in made.absent and "nơi nhận" in made.absent
    assert "trích yếu" not in made.absent and "căn cứ" not in made.absent


def test_a_template_without_fields_is_refused_with_a_word(context):
    with pytest.raises(TemplateUnusable) as refused:
        bounded_template.filled(with_paragraphs("Kế hoạch số 1"), context)
    assert refused.value.text(VI).startswith("Tệp mẫu này không có trường nào")


@pytest.mark.parametrize(
    "line",
    [
        "{{ subject.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ subject.upper() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ subject | attr('format') }}",
        "{{ subject * 1000000000 }}",
        "{{ 9**9**9 }}",
        "{% for i in range(1000000000) %}{{ i }}{% endfor %}",
        "{% set a = subject %}{{ a }}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ 'a' ~ 'b' }}",
        "{{ [1] }}",
        "{% for a in grounds recursive %}{{ loop(grounds) }}{% endfor %}",
        "{% for a in kind %}{% for b in kind %}{% for c in kind %}{% for d in kind %}"
        "{% for e in kind %}x{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_holds_fields_and_nothing_that_could_be_run(context, line):
    for own in (with_paragraphs("{{ subject }}", line), in_the_properties(line)):
        with pytest.raises(TemplateUnusable) as refused:
            template.filled(own, context)
        assert refused.value.text(VI) and refused.value.text(EN)


def in_the_properties(line):
    made = docx.Document()
    made.add_paragraph("{{ subject }}")
    made.core_properties.subject = line[:255]
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


@pytest.mark.parametrize("line", ["{{ subject", "{% for a in %}", "{% endfor %}", "{{ subject }"])
def test_a_template_with_broken_fields_is_refused_or_empty_never_an_error(context, line):
    with pytest.raises(TemplateUnusable) as refused:
        bounded_template.filled(with_paragraphs(line), context)
    assert refused.value.text(VI)


RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/attachedTemplate" Target="http://example.org/x.dotm" TargetMode="External"/>'
    "</Relationships>"
)


@pytest.mark.parametrize(
    "own",
    [
        b"no file",
        shipped_with("word/vbaProject.bin", b"macro"),
        shipped_with("word/embeddings/one.bin", b"object"),
        shipped_with("word/_rels/settings.xml.rels", RELATIONSHIPS),
        shipped_with("word/footer9.xml",
                     '<w:instrText xml:space="preserve"> DDE</w:instrText><w:r/>'
                     "<w:instrText>AUTO c:/x</w:instrText>"),
        shipped_with("word/footer9.xml", '<w:fldSimple w:instr=" INCLUDETEXT c:/x "/>'),
        shipped_with("word/footer9.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"),
        shipped_with("word/media/large.png", b"0" * (5 << 20)),
        shipped_with("word/document.xml", b"<w:p/>" * (1 << 20)),
        b"0" * (3 << 20),
    ],
    ids=["no zip", "macro", "object", "linked", "split field", "field", "entity", "picture",
         "huge", "long"],
)  # fmt: skip
def test_a_harmful_template_is_refused_before_it_is_opened(context, own):
    with pytest.raises(TemplateUnusable) as refused, processes.counted() as started:
        bounded_template.filled(own, context)
    assert not started
    for language in (EN, VI):
        assert "{" not in refused.value.text(language)


@pytest.mark.parametrize(("limit", "most"), [("cpu_seconds", 1), ("memory", 240 << 20)])
def test_a_template_that_takes_too_much_is_stopped_and_not_tried_again(
    context, monkeypatch, limit, most
):
    work = bounded_template.WORK
    monkeypatch.setattr(work, "limits", replace(work.limits, **{limit: most}))
    work.once.forget()
    loops = "".join(f"{{% for {one} in subject %}}" for one in "abcd") + "x" + "{% endfor %}" * 4
    own = with_paragraphs("{{ subject }}", loops)
    with processes.counted() as started:
        for _ in range(2):
            with pytest.raises(TemplateUnusable, match="too large or too slow"):
                bounded_template.filled(own, context)
    assert len(started) == 1


def test_a_template_damaged_anywhere_is_refused_or_filled_but_never_an_error():
    whole = SHIPPED.read_bytes()
    with processes.none_started():
        for place in range(40, len(whole), len(whole) // 25):
            spoilt = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
            try:
                bounded_template.filled(spoilt, {"subject": "x"})
            except TemplateUnusable as refused:
                assert refused.text(VI)


HOSTILE = st.text(
    alphabet=st.sampled_from("{}%#_<>&\"'/\\ ab\t\n\r\a\f=é𝄞\x00\ufffe"), min_size=1, max_size=30
)


@given(words=HOSTILE)
@settings(max_examples=30, deadline=None)
def test_words_become_neither_field_nor_markup(words):
    own = with_paragraphs("[{{ subject }}]")
    content, _ = template.filled(own, {"subject": words})
    [paragraph] = docx.Document(io.BytesIO(content)).paragraphs
    assert paragraph.text == f"[{printable(words)}]".replace("\t", " ")
    assert {one.tag.rpartition("}")[2] for one in paragraph._p.iter()} <= {"p", "r", "t", "br"}
