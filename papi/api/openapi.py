"""The OpenAPI document: written from the parameters that questions are checked with and from the
columns that the warehouse answers with."""

from typing import Any

from papi.api import checking, health
from papi.api.answer import VERSION
from papi.api.parameters import Parameter, object_of
from papi.api.refusal import CONTENT_TYPE, TITLES
from papi.api.resources import FORMS, RESOURCES, Form, Resource
from papi.common.language import Language
from papi.warehouse import meanings
from papi.warehouse.connection import Identity
from papi.warehouse.meanings import Meaning
from papi.warehouse.records import Choice, records

_TYPES = {
    "INTEGER": "integer", "BIGINT": "integer", "DOUBLE": "number", "BOOLEAN": "boolean",
    "VARCHAR": "string",
}  # fmt: skip


def document(language: Language, file: Identity, address: str) -> dict[str, Any]:
    """The whole document, for the api at that address, as a dict to be written as JSON."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": language.text("PAPI provincial scores"),
            "version": VERSION,
            "description": language.text(
                "The figures that the pages show, to read only: open to every origin, no key. Rows "
                "say whether they were published, computed or estimated; please cite the source in "
                "column citation. Rows come in pages. A tag (ETag) tells whether anything changed. "
                "In CSV an apostrophe stands before text that a spreadsheet would run."
            ),
        },
        "servers": [{"url": address}],
        "paths": {
            f"/{one.name}.{form}": {"get": _operation(language, file, one, form)}
            for one in RESOURCES.values()
            for form in FORMS
        }
        | {"/check": {"post": _refusing(checking.operation(language, file), {405})}}
        | {"/health": {"get": _refusing(health.operation(language), {400, 404, 405, 413})}},
        "components": {
            "schemas": {
                "problem": _PROBLEM,
                **{one.name: _rows(language, file, one) for one in RESOURCES.values()},
            },
            "responses": {
                str(status): {
                    "description": language.text(title),
                    "content": {
                        CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/problem"}}
                    },
                }
                for status, title in TITLES.items()
            },
        },
    }  # fmt: skip


def _operation(
    language: Language, file: Identity, resource: Resource, form: Form
) -> dict[str, Any]:
    json_schema = {"$ref": f"#/components/schemas/{resource.name}"}
    content: dict[Form, dict[str, Any]] = {
        "json": {"application/json": {"schema": json_schema}},
        "csv": {"text/csv": {"schema": {"type": "string"}}},
    }
    operation = {
        "operationId": f"{resource.name}_{form}",
        "summary": language.text(resource.meaning),
        "parameters": [_parameter(language, file, one) for one in resource.parameters],
        "responses": {
            "200": {
                "description": language.text(resource.meaning),
                "headers": _headers(language),
                "content": content[form],
            },
            "304": {"description": language.text("Nothing changed since this tag was given.")},
        },
    }
    return _refusing(operation, {405, 413})


def _refusing(operation: dict[str, Any], never: set[int]) -> dict[str, Any]:
    """An operation with the refusals that it may answer with, all but these."""
    refusals = {
        str(status): {"$ref": f"#/components/responses/{status}"}
        for status in TITLES
        if status not in never
    }
    return {**operation, "responses": {**operation["responses"], **refusals}}


def _parameter(language: Language, file: Identity, parameter: Parameter) -> dict[str, Any]:
    described = {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": language.text(parameter.meaning),
        "schema": parameter.schema(file),
    }
    return described if parameter.example is None else {**described, "example": parameter.example}


def _headers(language: Language) -> dict[str, Any]:
    words = {
        "ETag": language.text("The tag to send as If-None-Match next time."),
        "Link": language.text("The rows after these (rel=next) and this document."),
        "X-Total-Count": language.text("How many rows there are in all."),
    }
    return {
        name: {
            "description": meaning,
            "schema": {"type": "integer" if name == "X-Total-Count" else "string"},
        }
        for name, meaning in words.items()
    }


def _rows(language: Language, file: Identity, resource: Resource) -> dict[str, Any]:
    """The schema of meta and rows; every column stands in every row."""
    columns = records(file, resource.name, Choice(), 0, 0).columns
    row = {
        name: {
            "type": [_TYPES[kind], "null"],
            "description": _described(language, meanings.of_column(file, name, resource.table)),
        }
        for name, kind in columns.items()
    }
    units = {
        name: {"enum": [unit]}
        for name, unit in meanings.units(file, columns, resource.table).items()
    }
    meta = {
        "resource": {"const": resource.name},
        "division": {"enum": [63, 34]},
        "total": {"type": "integer", "minimum": 0},
        "limit": {"type": "integer"},
        "offset": {"type": "integer"},
        "next": {"type": ["string", "null"]},
        "units": object_of(units),
        "citations": {"type": "array", "items": {"type": "string"}},
        "built_from": {"type": "string"},
        "edition": object_of(
            {"name": {"type": "string"}, "first_built": {"type": "string", "format": "date"}}
        ),
        "describedby": {"type": "string"},
    }
    return object_of({"meta": object_of(meta), "rows": {"type": "array", "items": object_of(row)}})


def _described(language: Language, meaning: Meaning) -> str:
    return language.text(
        "{meaning} Unit: {unit}.",
        meaning=meaning.words(language),
        unit=meaning.unit_name(language),
    )


_PROBLEM = {
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "parameter": {"type": ["string", "null"]},
                    "detail": {"type": "string"},
                    "allowed": {"type": "object"},
                    "nearest": {"type": "array", "items": {"type": "string"}},
                },
                "required": ["parameter", "detail"],
            },
        },
    },
    "required": ["type", "title", "status", "detail", "errors"],
}
