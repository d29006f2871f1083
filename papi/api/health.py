"""What monitors and load balancers ask: is this process reading a warehouse, and which?"""

import json
from typing import Any

from papi.api.parameters import object_of
from papi.common.language import Language
from papi.warehouse import editions
from papi.warehouse.connection import Identity


def answer(file: Identity, *, warmed: bool, store: str) -> bytes:
    """The state as JSON. warmed: whether the newest year's pages have been drawn since this file
    came; store: what went wrong when the store of warehouses was last asked, empty if nothing."""
    edition = editions.current(file)
    return json.dumps(
        {
            "status": "ok",
            "edition": {"name": edition.edition, "first_built": edition.first_built.isoformat()},
            "warmed": warmed,
            "store": store or None,
        }
    ).encode()


def operation(language: Language) -> dict[str, Any]:
    """The operation as OpenAPI describes it."""
    schema = object_of(
        {
            "status": {"const": "ok"},
            "edition": object_of(
                {"name": {"type": "string"}, "first_built": {"type": "string", "format": "date"}}
            ),
            "warmed": {"type": "boolean"},
            "store": {"type": ["string", "null"]},
        }
    )
    said = language.text("Whether this server reads a warehouse, and of which edition.")
    return {
        "operationId": "health",
        "summary": said,
        "responses": {
            "200": {"description": said, "content": {"application/json": {"schema": schema}}}
        },
    }
