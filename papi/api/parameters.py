"""What may be chosen: each parameter with the schema that its values are checked against, which is
also the one that the OpenAPI document publishes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from papi.api.refusal import Fault, QuestionRefused
from papi.common import measures, naming, survey_year
from papi.common.language import marked
from papi.warehouse import places as place_questions
from papi.warehouse.connection import Identity

LEVELS = ["total", "dimension", "subdimension", "indicator"]
LIMIT, MOST = 500, 2000
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,8}", re.ASCII)


@dataclass(frozen=True)
class Parameter:
    """A parameter of the query string; `schema` is the JSON schema of its values."""

    name: str
    meaning: str
    schema: Callable[[Identity], dict[str, Any]]
    example: Any = None


YEAR = Parameter(
    "year",
    marked("Year of the survey."),
    lambda file: {"type": "integer", "enum": sorted(survey_year.years(file))},
    2023,
)
PROVINCE = Parameter(
    "province",
    marked("A province by its code (80) or its name in any usual spelling (Long An, tp hcm)."),
    lambda _: {"type": "string", "minLength": 1, "maxLength": 60},
    "Long An",
)
MEASURE = Parameter(
    "measure",
    marked("A measure by its name in column measure of /measures."),
    lambda file: {"type": "string", "enum": sorted(measures.known(file))},
    "total",
)
LEVEL = Parameter(
    "level", marked("Measures of one level."), lambda _: {"type": "string", "enum": LEVELS}, "total"
)
DIVISION = Parameter(
    "division",
    marked(
        "The provinces as surveyed (63), or the 34 since July 2025 in every year: before their "
        "first survey means of the old provinces, estimates."
    ),
    lambda _: {"type": "integer", "enum": [63, 34], "default": 63},
    34,
)
AT_MOST = Parameter(
    "limit",
    marked("At most so many rows; what follows is linked."),
    lambda _: {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT},
)
OFFSET = Parameter(
    "offset",
    marked("So many rows are left out before the first."),
    lambda _: {"type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0},
)


def read(
    file: Identity, known: tuple[Parameter, ...], pairs: list[tuple[str, str]]
) -> dict[str, Any]:
    """A query string's values, defaults filled in; QuestionRefused with every fault."""
    faults = []
    named = {one.name: one for one in known}
    unknown = sorted({name for name, _ in pairs} - named.keys())
    faults += [_unknown(name, named) for name in unknown[:10]]
    found: dict[str, Any] = {}
    for parameter in known:
        texts = [text for name, text in pairs if name == parameter.name]
        schema = parameter.schema(file)
        found[parameter.name] = schema.get("default")
        if len(texts) > 1:
            message = marked("“{name}” stands more than once; give it once.")
            faults.append(Fault(message, {"name": parameter.name}, parameter.name))
        elif texts:
            try:
                found[parameter.name] = _value(schema, texts[0])
            except ValueError:
                faults.append(_not_allowed(parameter.name, texts[0], schema))
    if faults:
        raise QuestionRefused(400, *faults)
    return found


_TYPES = {"integer": int, "string": str}


def read_object(
    file: Identity, known: tuple[Parameter, ...], given: dict[str, Any]
) -> dict[str, Any]:
    """The values of a JSON object, which must have their types; as `read` otherwise."""
    schemas = {one.name: one.schema(file) for one in known if one.name in given}
    faults = [
        _not_allowed(name, str(given[name]), schema)
        for name, schema in schemas.items()
        if type(given[name]) is not _TYPES[schema["type"]]
    ]
    if faults:
        raise QuestionRefused(400, *faults)
    return read(file, known, [(name, str(value)) for name, value in given.items()])


def object_of(properties: dict[str, Any]) -> dict[str, Any]:
    """The JSON schema of an object that has all of these and nothing else."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def province_code(file: Identity, text: str, year: int | None) -> str:
    """The province that is meant, as the division asked of calls it: by its code, its own name or
    another spelling; QuestionRefused (404) for no province."""
    places = naming.places(file)
    own_names: dict[str, str] = {naming.full_name(file, code): code for code in reversed(places)}
    code = text if text in places else own_names.get(text)
    code = code or place_questions.find_province(file, text, year)
    code = code or place_questions.find_province(file.as_surveyed, text, year)
    if code is None:
        nearest = place_questions.nearest_names(file, text)
        message = marked("No province is called “{name}”. Nearest: {nearest}.")
        values: dict[str, object] = {"name": text, "nearest": ", ".join(nearest)}
        raise QuestionRefused(404, Fault(message, values, PROVINCE.name, {"nearest": nearest}))
    return naming.code_in(file, code, 34) if file.of_34 else code


def _value(schema: dict[str, Any], text: str) -> Any:
    """The text as a value of the schema; ValueError when it is none."""
    value: Any = text
    if schema["type"] == "integer":
        if not _WHOLE.fullmatch(text):
            raise ValueError(text)
        value = int(text)
        if not schema.get("minimum", value) <= value <= schema.get("maximum", value):
            raise ValueError(text)
    elif not schema.get("minLength", 0) <= len(text) <= schema.get("maxLength", len(text)):
        raise ValueError(text)
    if "enum" in schema and value not in schema["enum"]:
        raise ValueError(text)
    return value


def _unknown(name: str, named: dict[str, Parameter]) -> Fault:
    return Fault(
        marked("There is no parameter “{name}” here; there are: {names}."),
        {"name": name, "names": ", ".join(named)},
        name,
    )


def _not_allowed(name: str, text: str, schema: dict[str, Any]) -> Fault:
    return Fault(
        marked("“{value}” cannot be a value of “{name}”; “allowed” says what can."),
        {"name": name, "value": text},
        name,
        {"allowed": schema},
    )
