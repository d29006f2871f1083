"""Which figures there are to ask for, and by what."""

from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlencode

from papi.api.parameters import (
    AT_MOST,
    DIVISION,
    LEVEL,
    MEASURE,
    OFFSET,
    PROVINCE,
    YEAR,
    Parameter,
    province_code,
    read,
)
from papi.common.language import marked
from papi.warehouse.connection import Identity
from papi.warehouse.records import Choice

Form = Literal["csv", "json"]
FORMS: tuple[Form, ...] = ("csv", "json")
PAGING = (AT_MOST, OFFSET)


@dataclass(frozen=True)
class Resource:
    """Rows of one kind; `name` is a question of papi.warehouse.records, `table` the table or
    view that its columns are described under."""

    name: str
    meaning: str
    parameters: tuple[Parameter, ...]
    table: str


@dataclass(frozen=True)
class Query:
    """A question understood; equal for every way of asking it."""

    resource: str
    form: Form
    choice: Choice
    division: int
    limit: int
    offset: int

    def string(self, offset: int) -> str:
        """The query string of the same question from that row on."""
        chosen = {name: value for name, value in vars(self.choice).items() if value is not None}
        if self.division == 34:
            chosen["division"] = 34
        return urlencode({**chosen, "limit": self.limit, "offset": offset})


_FIGURES = (YEAR, PROVINCE, MEASURE, LEVEL, DIVISION, *PAGING)
_ALL = [
    Resource(
        "scores",
        marked("Every score: sub-dimensions and indicators as published, sums of them."),
        _FIGURES,
        "score",
    ),
    Resource(
        "ranking",
        marked("Ranks and groups, computed, with the number ranked; rank ranges, estimated."),
        _FIGURES,
        "ranking",
    ),
    Resource(
        "changes",
        marked("Changes on the last published year, computed, and what may be said of them."),
        _FIGURES,
        "yearly_change",
    ),
    Resource("missing", marked("What was not published, and why."), _FIGURES, "missing"),
    Resource(
        "breaks",
        marked("Where a series breaks or asks for care."),
        (YEAR, MEASURE, LEVEL, *PAGING),
        "series_break",
    ),
    Resource(
        "measures",
        marked("Names, numbers, units and scales of the measures."),
        (YEAR, MEASURE, LEVEL, *PAGING),
        "measure",
    ),
    Resource(
        "provinces",
        marked("Codes, names and regions of the provinces of both divisions."),
        (YEAR, PROVINCE, *PAGING),
        "province",
    ),
]
RESOURCES = {one.name: one for one in _ALL}


def understood(file: Identity, name: str, form: Form, pairs: list[tuple[str, str]]) -> Query:
    """The question that a query string asks of a resource; QuestionRefused when it asks none."""
    resource = RESOURCES[name]
    values: dict[str, Any] = read(file, resource.parameters, pairs)
    limit, offset = values.pop(AT_MOST.name), values.pop(OFFSET.name)
    division = values.pop(DIVISION.name, 63)
    if province := values.get(PROVINCE.name):
        year = values.get(YEAR.name)
        values[PROVINCE.name] = province_code(of_division(file, division), province, year)
    return Query(name, form, Choice(**values), division, limit, offset)


def of_division(file: Identity, division: int) -> Identity:
    """The warehouse asked of that division."""
    return file.in_34 if division == 34 else file
