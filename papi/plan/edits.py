"""What readers changed in a plan's drafted rows: kept apart from the rows, by their ids, so that
the same changes hold in both languages and whatever the draft begins with."""

import json
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from papi.common.bodies import Level
from papi.plan.row import ID, LEVELS, MOST_ROWS, WORDS, PlanRow, cleaned, held

# What a reader may change in a row; a row's content goes with its measure.
FIELDS = (*WORDS, "level", "measure")


@dataclass(frozen=True)
class Edits:
    """changed: the new words of drafted rows, by id and field; added: rows of the reader's own,
    each with an id; deleted: drafted rows that are left out; order: ids in the order of the reader,
    empty for the draft's."""

    changed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    added: tuple[PlanRow, ...] = ()
    deleted: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many rows were changed, added or left out; a new order counts as one."""
        return len(self.changed) + len(self.added) + len(self.deleted) + bool(self.order)


NONE = Edits()


@dataclass(frozen=True)
class Conflict:
    """A field that two people changed differently; a row that one changed and the other left out
    has the field ""."""

    id: str
    field: str
    mine: str
    theirs: str


def applied(drafted: Sequence[PlanRow], edits: Edits) -> list[PlanRow]:
    """The rows as readers left them. A row that the order does not know stands behind the row that
    it was drafted behind."""
    rows = [
        _changed(row, edits.changed.get(row.id, {}))
        for row in drafted
        if row.id not in edits.deleted
    ]
    for row in edits.added:
        rows.insert(_place(rows, row), row)
    return _ordered(rows, edits.order)[:MOST_ROWS]


def _place(rows: list[PlanRow], new: PlanRow) -> int:
    """Behind the last row of the same content, else at the end."""
    same = [at for at, row in enumerate(rows) if row.measure and row.measure == new.measure]
    return same[-1] + 1 if same else len(rows)


def _ordered(rows: list[PlanRow], order: tuple[str, ...]) -> list[PlanRow]:
    if not order:
        return rows
    known = {id_: at for at, id_ in enumerate(order)}
    found = sorted((row for row in rows if row.id in known), key=lambda row: known[row.id])
    before = ""
    for row in rows:
        if row.id not in known:
            places = [at for at, one in enumerate(found) if one.id == before]
            found.insert(places[0] + 1 if places else 0, row)
        before = row.id
    return found


def _changed(row: PlanRow, words: Mapping[str, str]) -> PlanRow:
    changes: dict[str, Any] = dict(words)
    if "measure" in changes:
        changes["measure"] = changes["measure"] or None
    return replace(row, **changes)


def change(edits: Edits, drafted: Sequence[PlanRow], row: PlanRow) -> Edits:
    """The edits with a row as it is now; what is again as drafted is no change."""
    if any(one.id == row.id for one in edits.added):
        own = tuple(row if one.id == row.id else one for one in edits.added)
        return replace(edits, added=own)
    before = next((one for one in drafted if one.id == row.id), None)
    if before is None:
        return edits
    words = _differences(before, row)
    others = {id_: one for id_, one in edits.changed.items() if id_ != row.id}
    return replace(edits, changed={**others, row.id: words} if words else others)


def _differences(before: PlanRow, after: PlanRow) -> dict[str, str]:
    return {
        name: getattr(after, name) or ""
        for name in FIELDS
        if (getattr(after, name) or "") != (getattr(before, name) or "")
    }


def add(edits: Edits, row: PlanRow) -> Edits:
    """The edits with a row more. A task of the catalogue that was left out comes back."""
    if row.id in edits.deleted:
        return replace(edits, deleted=edits.deleted - {row.id})
    return replace(edits, added=(*edits.added, row if row.id else replace(row, id=new_id())))


def new_id() -> str:
    """An id that no other row has, in whoever's copy of the plan."""
    return f"n{secrets.token_hex(5)}"


def delete(edits: Edits, row_id: str) -> Edits:
    """The edits without a row."""
    own = tuple(one for one in edits.added if one.id != row_id)
    if len(own) < len(edits.added):
        return replace(edits, added=own)
    changed = {id_: one for id_, one in edits.changed.items() if id_ != row_id}
    return replace(edits, changed=changed, deleted=edits.deleted | {row_id})


def move(
    edits: Edits, rows: Sequence[PlanRow], shown: Sequence[str], row_id: str, step: int
) -> Edits:
    """The edits with a row moved up (-1) or down (1) past its neighbour among those shown; `rows`
    are all rows in their order."""
    if row_id not in shown or not 0 <= shown.index(row_id) + step < len(shown):
        return edits
    other = shown[shown.index(row_id) + step]
    order = [row.id for row in rows if row.id != row_id]
    order.insert(order.index(other) + (1 if step > 0 else 0), row_id)
    return replace(edits, order=tuple(order))


def from_rows(drafted: Sequence[PlanRow], rows: Iterable[PlanRow]) -> Edits:
    """The edits that make these rows of the drafted ones, as a file brings them: by their ids and,
    for rows of an older file that had none, by content, level and task."""
    by_id = {row.id: row for row in drafted}
    left = {(row.measure, row.level, row.task): row.id for row in drafted}
    edits, order = NONE, []
    for row in cleaned(list(rows)):
        known = row.id or left.get((row.measure, row.level, row.task), "")
        if known in order:
            known = ""
        numbered = replace(row, id=known)
        if known in by_id:
            edits = change(edits, drafted, numbered)
        else:
            edits = add(edits, numbered)
            known = edits.added[-1].id
        order.append(known)
    gone = frozenset(row_id for row_id in by_id if row_id not in order)
    edits = replace(edits, deleted=gone)
    natural = [row.id for row in applied(drafted, edits)]
    return edits if natural == order else replace(edits, order=tuple(order))


def merged(mine: Edits, theirs: Edits) -> tuple[Edits, list[Conflict]]:
    """Both people's edits, row by row and field by field; where they differ mine stay, and both are
    listed. A row that only one of them left out is left out, unless the other changed it."""
    conflicts: list[Conflict] = []
    changed: dict[str, dict[str, str]] = {}
    for row_id in {**mine.changed, **theirs.changed}:
        own, other = mine.changed.get(row_id, {}), theirs.changed.get(row_id, {})
        changed[row_id] = {**other, **own}
        conflicts += [
            Conflict(row_id, name, own[name], other[name])
            for name in own
            if name in other and own[name] != other[name]
        ]
    spared = set()
    for row_id in mine.deleted ^ theirs.deleted:
        if row_id in changed:
            out = row_id in mine.deleted
            conflicts.append(Conflict(row_id, "", "" if out else "•", "•" if out else ""))
            if not out:
                spared.add(row_id)
    deleted = (mine.deleted | theirs.deleted) - spared
    kept = {row_id: words for row_id, words in changed.items() if row_id not in deleted}
    added = {row.id: row for row in mine.added}
    for row in theirs.added:
        own_row = added.setdefault(row.id, row)
        conflicts += [
            Conflict(row.id, name, getattr(own_row, name) or "", getattr(row, name) or "")
            for name in _differences(own_row, row)
        ]
    order = mine.order or theirs.order
    return Edits(kept, tuple(added.values()), deleted, order), conflicts


def settled(edits: Edits, drafted: Sequence[PlanRow], conflict: Conflict) -> Edits:
    """The edits with the other person's side of a conflict."""
    if not conflict.field:
        if conflict.theirs:
            return replace(edits, deleted=edits.deleted - {conflict.id})
        return delete(edits, conflict.id)
    rows = {row.id: row for row in applied(drafted, edits)}
    row = rows.get(conflict.id)
    if row is None:
        return edits
    return change(edits, drafted, _changed(row, {conflict.field: conflict.theirs}))


def as_data(edits: Edits) -> dict[str, Any]:
    """The edits as JSON can hold them."""
    return {
        "changed": {row_id: dict(words) for row_id, words in edits.changed.items()},
        "added": [asdict(row) for row in edits.added],
        "deleted": sorted(edits.deleted),
        "order": list(edits.order),
    }


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
            frozenset(one for one in data["deleted"][:MOST_ROWS] if ID.fullmatch(one)),
            tuple(dict.fromkeys(one for one in data["order"][:MOST_ROWS] if ID.fullmatch(one))),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


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
