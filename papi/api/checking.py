"""A text to check: what the body of the question must be, and what is answered."""

import json
from typing import Any

from papi.api.parameters import (
    PROVINCE,
    YEAR,
    Parameter,
    object_of,
    province_code,
    read_object,
)
from papi.api.refusal import Fault, QuestionRefused
from papi.claims import check, told, wording
from papi.claims.checking import LONGEST
from papi.common.language import Language, marked
from papi.common.printable import printable
from papi.warehouse.connection import Identity

TEXT = Parameter(
    "text",
    marked("The text to check, in Vietnamese or English; what it says is not kept."),
    lambda _: {"type": "string", "maxLength": LONGEST},
    "Năm 2023, Long An đạt 40,83 điểm, xếp thứ 46/61.",
)
FIELDS = (TEXT, PROVINCE, YEAR)
# JSON may write a letter as a pair of escapes, twelve bytes.
MOST_BYTES = 12 * LONGEST + 1_000


def too_long() -> QuestionRefused:
    """What a longer text is told."""
    message = marked("A text has at most {n} characters; send it in parts.")
    return QuestionRefused(413, Fault(message, {"n": LONGEST}, TEXT.name))


def answer(file: Identity, body: bytes) -> bytes:
    """The verdicts on the text of a body, as JSON; QuestionRefused for a body that is none."""
    asked = _read(file, body)
    year, named = asked[YEAR.name], asked[PROVINCE.name]
    code = None if named is None else province_code(file, named, year)
    checked = check(file, printable(asked[TEXT.name]), code, year)
    return json.dumps(told.as_data(checked), ensure_ascii=False, allow_nan=False).encode()


def _read(file: Identity, body: bytes) -> dict[str, Any]:
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):
        asked = None
    if not isinstance(asked, dict) or TEXT.name not in asked:
        message = marked("The body must be a JSON object with “text”: openapi.json describes it.")
        raise QuestionRefused(400, Fault(message, parameter=TEXT.name))
    if isinstance(asked[TEXT.name], str) and len(asked[TEXT.name]) > LONGEST:
        raise too_long()
    return read_object(file, FIELDS, asked)


def operation(language: Language, file: Identity) -> dict[str, Any]:
    """The question as the OpenAPI document describes it."""
    meaning = language.text(
        "Whether the sentences of a text say what the tables say; nothing is written or kept."
    )
    fields = {
        one.name: {
            **one.schema(file),
            "description": language.text(one.meaning),
            "examples": [one.example],
        }
        for one in FIELDS
    }
    body = {**object_of(fields), "required": [TEXT.name]}
    return {
        "operationId": "check",
        "summary": meaning,
        "requestBody": {"required": True, "content": {"application/json": {"schema": body}}},
        "responses": {
            "200": {
                "description": meaning,
                "content": {"application/json": {"schema": _ANSWER}},
            }
        },
    }


_VERDICT = {"enum": list(dict.fromkeys(told.FOR_PROGRAMS.values()))}
_TEXT_OF = {"type": "string"}
_STATEMENT = object_of(
    {
        "text": _TEXT_OF,
        "kind": {"enum": list(wording.KINDS)},
        "province_code": {"type": ["string", "null"]},
        "measure": {"type": "string"},
        "year": {"type": ["integer", "null"]},
        "printed": {"type": "string"},
        "computed": {"type": ["number", "string", "null"]},
        "verdict": _VERDICT,
        "assumed": {"type": "array", "items": {"enum": ["province", "year"]}},
    }
)
_LEFT = object_of({"text": _TEXT_OF, "reason": {"enum": list(wording.REASONS)}})
_SENTENCE = object_of(
    {
        "text": _TEXT_OF,
        "verdict": _VERDICT,
        "statements": {"type": "array", "items": _STATEMENT},
        "unjudged": {"type": "array", "items": _LEFT},
    }
)
_ANSWER = object_of({"sentences": {"type": "array", "items": _SENTENCE}})
