"""Fills a .docx template: the shipped ones, or one that an office restyled.

A template holds fields, loops over lists of fields and conditions on them, nothing else: any other
expression is refused before it is run. What is filled in is text: it becomes neither field nor
markup.
"""

import io
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import ChainableUndefined, TemplateError, nodes
from jinja2.runtime import LoopContext
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from papi.common.language import marked
from papi.common.printable import printable
from papi.common.refusal import InputRefused

SHIPPED = Path(__file__).parents[2] / "data" / "templates" / "ke-hoach.docx"
FOR_A_BODY = SHIPPED.with_name("phu-luc-co-quan.docx")

# What a template may be made of.
_PLAIN = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.For,
    nodes.If, nodes.Not,
)  # fmt: skip
_DEEPEST_LOOP = 4
_OF_A_LOOP = ("first", "last", "index")

NO_FIELDS = marked(
    "This template has no fields: it would be the same for every plan. Begin with the template "
    "offered here and change its look."
)
NOT_A_FIELD = marked(
    "The template holds something other than fields, loops over them and conditions (near "
    "“{near}”); it was not used."
)
NOT_WHOLE = marked("The template's fields cannot be read: {why}. It was not used.")


class TemplateUnusable(InputRefused):
    """A template that has no fields, more than fields, or is no .docx."""


Context = Mapping[str, Any]


class _FieldsOnly(SandboxedEnvironment):
    """Reads fields, loops and conditions, and keeps the names that a template asks for."""

    def __init__(self) -> None:
        super().__init__(autoescape=True, finalize=_as_text, undefined=ChainableUndefined)
        # No name is known but the fields: no range, no namespace, no filter, no test.
        for known in (self.globals, self.filters, self.tests):
            known.clear()
        self.asked: set[str] = set()

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a field; never an attribute of a Python object."""
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        if isinstance(obj, LoopContext) and attribute in _OF_A_LOOP:
            return getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _refuse_more(tree)
        self.asked |= set(_paths(tree))
        return tree


def _as_text(value: object) -> object:
    """The value as XML text. docxtpl would turn "{_{" into "{{" afterwards, so the stroke is
    written as its number."""
    if value is None or isinstance(value, Markup):
        return value or ""
    words = printable(str(value)).replace("\t", " ")
    plain = str(escape(words)).replace("{", "&#123;").replace("}", "&#125;")
    return Markup(plain)  # noqa: S704  # escaped above  # nosec B704


def _refuse_more(tree: nodes.Template) -> None:
    for node in _walked(tree):
        if not isinstance(node, _PLAIN):
            raise TemplateUnusable(NOT_A_FIELD, near=type(node).__name__)
        if isinstance(node, nodes.For) and (node.recursive or node.test):
            raise TemplateUnusable(NOT_A_FIELD, near="for")
        if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            raise TemplateUnusable(NOT_A_FIELD, near=node.attr)
    if _depth(tree) > _DEEPEST_LOOP:
        raise TemplateUnusable(NOT_A_FIELD, near="for … for …")


def _walked(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walked(child)


def _depth(node: nodes.Node) -> int:
    inside = max((_depth(child) for child in node.iter_child_nodes()), default=0)
    return inside + isinstance(node, nodes.For)


def _paths(tree: nodes.Template) -> Iterator[str]:
    """The fields asked for, each from the names that loops give: `row.task` in a loop over
    `group.rows` in one over `appendix.groups` is `appendix.groups.rows.task`."""
    yield from _paths_in(tree, {})


def _paths_in(node: nodes.Node, known: dict[str, str]) -> Iterator[str]:
    if isinstance(node, nodes.For):
        over = _path(node.iter, known)
        yield over
        named = node.target.name if isinstance(node.target, nodes.Name) else ""
        for child in [*node.body, *node.else_]:
            yield from _paths_in(child, {**known, named: over, "loop": "loop"})
    elif isinstance(node, (nodes.Name, nodes.Getattr)):
        yield _path(node, known)
    else:
        for child in node.iter_child_nodes():
            yield from _paths_in(child, known)


def _path(node: nodes.Node, known: dict[str, str]) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node, known)}.{node.attr}"
    return known.get(node.name, node.name) if isinstance(node, nodes.Name) else ""


def filled(template: bytes, context: Context) -> tuple[bytes, set[str]]:
    """The template with its fields filled in, and the fields that it asked for. A field that the
    context does not have stays empty. Raises TemplateUnusable."""
    environment = _FieldsOnly()
    try:
        document = DocxTemplate(io.BytesIO(template))
        document.render(dict(context), environment)
    except TemplateError as error:
        raise TemplateUnusable(NOT_WHOLE, why=str(error.message or "?")[:120]) from error
    if not environment.asked & set(context):
        raise TemplateUnusable(NO_FIELDS)
    _dated(document, str(context.get("language", "")))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue(), environment.asked


def _dated(document: Any, language: str) -> None:
    """The file is of today and in the plan's language, whatever its template says."""
    core = document.core_properties
    core.created = core.modified = datetime.now(UTC)
    if language:
        core.language = language
        for mark in document.styles.element.iter(qn("w:lang")):
            mark.set(qn("w:val"), {"vi": "vi-VN", "en": "en-GB"}[language])
