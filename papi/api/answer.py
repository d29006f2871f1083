"""The answer to a question: rows as CSV or JSON, the same in both, and the tag that tells whether
it is still the same."""

import csv
import hashlib
import io
import json
from dataclasses import dataclass
from typing import Any

from papi.api.resources import RESOURCES, Form, Query, of_division
from papi.common import file_names, naming
from papi.common.documents import neutral
from papi.common.remembered import remembered
from papi.warehouse import editions, meanings
from papi.warehouse.connection import Identity
from papi.warehouse.records import Records, fingerprint, records

# Counts up when the same question gets other columns, units or another form: old tags stop holding.
VERSION = "4"
CONTENT_TYPES: dict[Form, str] = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
}


@dataclass(frozen=True)
class Answer:
    """The file's bytes, how many rows there are in all, and the query string of the rows after
    these, None on the last page."""

    body: bytes
    total: int
    following: str | None


def tag(file: Identity, query: Query) -> str:
    """The entity tag of an answer: another file or another question, another tag."""
    return tagged(file, repr(query))


def tagged(file: Identity, of: str) -> str:
    """A tag of anything that follows from the file and `of`; weak, as the server may compress."""
    digest = hashlib.sha256(repr((VERSION, file, of)).encode()).hexdigest()
    return f'W/"{digest[:32]}"'


def file_name(file: Identity, query: Query) -> str:
    """The name of an answer's file, without its ending."""
    code = query.choice.province
    province = str(naming.short_name(file, code)) if code else ""
    year, division = query.choice.year, "34" if query.division == 34 and not code else ""
    return file_names.joined("PAPI", str(year or ""), province, query.resource, division)


# A page of the longest rows is some 2 MB.
@remembered(32)
def answer(file: Identity, query: Query) -> Answer:
    """The rows that the question asks for."""
    asked = of_division(file, query.division)
    found = records(asked, query.resource, query.choice, query.limit, query.offset)
    end = query.offset + len(found.rows)
    following = f"{query.resource}.{query.form}?{query.string(end)}"
    more = following if found.rows and end < found.total else None
    body = _csv(found) if query.form == "csv" else _json(file, query, found, more)
    return Answer(body, found.total, more)


def _csv(found: Records) -> bytes:
    """RFC 4180 without a mark at its head; figures unrounded, true and false as in JSON, nothing
    where nothing is known; text that a spreadsheet would run behind an apostrophe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(found.columns)
    writer.writerows([[_cell(value) for value in row] for row in found.rows])
    return written.getvalue().encode()


def _cell(value: Any) -> Any:
    return str(value).lower() if isinstance(value, bool) else neutral(value)


def _json(file: Identity, query: Query, found: Records, more: str | None) -> bytes:
    """An object: meta (what this is, how it is cited, units, paging) and rows."""
    names = list(found.columns)
    rows = [dict(zip(names, row, strict=True)) for row in found.rows]
    cited = {row[name] for row in rows for name in names if name.endswith("citation")}
    table, edition = RESOURCES[query.resource].table, editions.current(file.as_surveyed)
    meta = {
        "resource": query.resource,
        "division": query.division,
        "total": found.total,
        "limit": query.limit,
        "offset": query.offset,
        "next": more,
        "units": meanings.units(file, names, table),
        "citations": sorted(cited),
        "built_from": fingerprint(file),
        "edition": {"name": edition.edition, "first_built": edition.first_built.isoformat()},
        "describedby": "openapi.json",
    }
    return json.dumps({"meta": meta, "rows": rows}, ensure_ascii=False, allow_nan=False).encode()
