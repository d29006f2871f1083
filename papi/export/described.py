"""What stands in each file of an export."""

from dataclasses import dataclass

from papi import dictionary
from papi.common.language import Language
from papi.warehouse import relations
from papi.warehouse.connection import Identity

_TYPES = {
    "INTEGER": "integer", "BIGINT": "integer", "DOUBLE": "number", "BOOLEAN": "boolean",
    "VARCHAR": "string", "DATE": "date", "VARCHAR[]": "list",
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """A column: its type in a Data Package, the key of its unit, what it says."""

    name: str
    type: str
    unit: str
    meaning: str


@dataclass(frozen=True)
class File:
    """A table as it was written."""

    table: str
    path: str
    rows: int
    fields: list[Field]


def fields(language: Language, file: Identity, table: str) -> list[Field]:
    """The columns of a table's file."""
    known = {**relations.types(file, table), "figures_are": "VARCHAR", "cite": "VARCHAR"}
    return [
        Field(
            name,
            _TYPES[kind],
            dictionary.unit(name, table),
            dictionary.meaning(language, name, table),
        )
        for name, kind in known.items()
    ]
