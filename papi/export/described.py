"""What stands in each file of an export."""

from dataclasses import dataclass

from papi.warehouse import meanings, relations
from papi.warehouse.connection import Identity
from papi.warehouse.meanings import Contents, Meaning

_TYPES = {
    "INTEGER": "integer", "BIGINT": "integer", "DOUBLE": "number", "BOOLEAN": "boolean",
    "VARCHAR": "string", "DATE": "date", "VARCHAR[]": "list", "INTEGER[]": "list",
}  # fmt: skip


@dataclass(frozen=True)
class Field:
    """A column: its type in a Data Package, what it says in which unit."""

    name: str
    type: str
    meaning: Meaning


@dataclass(frozen=True)
class File:
    """A table as it was written."""

    table: str
    contents: Contents
    path: str
    rows: int
    fields: list[Field]


def fields(file: Identity, table: str) -> list[Field]:
    """The columns of a table's file."""
    known = {**relations.types(file, table), "figures_are": "VARCHAR", "cite": "VARCHAR"}
    return [
        Field(name, _TYPES[kind], meanings.of_column(file, name, table))
        for name, kind in known.items()
    ]
