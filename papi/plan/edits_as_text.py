"""Edits as a text that a browser can keep, and back; whatever comes back is checked."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from papi.common.bodies import Level
from papi.plan.edits import FIELDS, Edits
from papi.plan.row import ID, LEVELS, MOST_ROWS, WORDS, PlanRow, cleaned, held


def as_text(edits: Edits) -> str:
    """The edits as JSON, the same for the same edits."""
    data = {
        "changed": {row_id: dict(words) for row_id, words in edits.changed.items()},
        "added": [asdict(row) for row in edits.added],
        "taken": list(edits.taken),
        "deleted": sorted(edits.deleted),
        "order": list(edits.order),
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> Edits | None:
    """The edits of a text that the browser kept; None for anything else."""
    try:
        data = json.loads(text)
        added = cleaned([_row(one) for one in data["added"]])
        ids = {row.id for row in added}
        return Edits(
            {
                row_id: _words(words)
                for row_id, words in list(data["changed"].items())[:MOST_ROWS]
                if ID.fullmatch(row_id) and row_id not in ids and _words(words)
            },
            tuple(row for row in added if row.id),
            _ids(data["taken"]),
            frozenset(_ids(data["deleted"])),
            _ids(data["order"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _ids(found: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found[:MOST_ROWS] if ID.fullmatch(one)))


def _row(data: Mapping[str, Any]) -> PlanRow:
    words = {name: str(data.get(name) or "") for name in (*WORDS, "id")}
    level: Level = "commune" if data.get("level") == "commune" else "province"
    measure = data.get("measure")
    return PlanRow(**words, level=level, measure=str(measure) if measure else None)


def _words(given: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a row that can be changed, as a file can hold them."""
    return {
        name: held(given[name])
        for name in FIELDS
        if isinstance(given.get(name), str) and (name != "level" or given[name] in LEVELS)
    }
