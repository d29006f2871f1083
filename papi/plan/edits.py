"""What readers changed in a plan's drafted rows: kept apart from the rows, by their ids, so that
the same changes hold in both languages and whatever the draft begins with."""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from papi.plan.row import MOST_ROWS, WORDS, PlanRow, cleaned

# What a reader may change in a row; a row's content goes with its measure.
FIELDS = (*WORDS, "level", "measure")


@dataclass(frozen=True)
class Edits:
    """changed: the new words of drafted rows, by id and field; added: rows of the reader's own,
    each with an id; taken: ids of the catalogue's tasks that were added to the draft; deleted:
    drafted rows that are left out; order: ids in the order of the reader, empty for the draft's."""

    changed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    added: tuple[PlanRow, ...] = ()
    taken: tuple[str, ...] = ()
    deleted: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many rows were changed, added or left out; a new order counts as one."""
        rows = {*self.changed, *self.taken, *self.deleted, *(row.id for row in self.added)}
        return len(rows) + bool(self.order)


NONE = Edits()


def base(
    drafted: Sequence[PlanRow], catalogue: Mapping[str, PlanRow], edits: Edits
) -> list[PlanRow]:
    """The drafted rows with the tasks that were taken from the catalogue: what edits are made
    to."""
    rows = list(drafted)
    held = {row.id for row in rows}
    for row_id in edits.taken:
        if row_id in catalogue and row_id not in held:
            rows.insert(_place(rows, catalogue[row_id]), catalogue[row_id])
    return rows


def applied(drafted: Sequence[PlanRow], edits: Edits) -> list[PlanRow]:
    """The rows as readers left them. A row that the order does not know stands behind the row that
    it was drafted behind."""
    rows = [
        rewritten(row, edits.changed.get(row.id, {}))
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


def rewritten(row: PlanRow, words: Mapping[str, str]) -> PlanRow:
    """The row with other words in some of its FIELDS."""
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
    words = differences(before, row)
    others = {id_: one for id_, one in edits.changed.items() if id_ != row.id}
    return replace(edits, changed={**others, row.id: words} if words else others)


def differences(before: PlanRow, after: PlanRow) -> dict[str, str]:
    """The words of the fields in which a row is another than before."""
    return {
        name: getattr(after, name) or ""
        for name in FIELDS
        if (getattr(after, name) or "") != (getattr(before, name) or "")
    }


def take(edits: Edits, row_id: str) -> Edits:
    """The edits with a task of the catalogue more, or one that was left out back again."""
    if row_id in edits.deleted:
        return replace(edits, deleted=edits.deleted - {row_id})
    return replace(edits, taken=tuple(dict.fromkeys([*edits.taken, row_id])))


def add(edits: Edits, row: PlanRow) -> Edits:
    """The edits with a row of the reader's own more."""
    return replace(edits, added=(*edits.added, row if row.id else replace(row, id=new_id())))


def new_id() -> str:
    """An id that no other row has, in any copy of the plan."""
    return f"n{secrets.token_hex(5)}"


def delete(edits: Edits, row_id: str) -> Edits:
    """The edits without a row."""
    own = tuple(one for one in edits.added if one.id != row_id)
    if len(own) < len(edits.added):
        return replace(edits, added=own)
    changed = {id_: one for id_, one in edits.changed.items() if id_ != row_id}
    if row_id in edits.taken:
        taken = tuple(one for one in edits.taken if one != row_id)
        return replace(edits, changed=changed, taken=taken)
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


def from_rows(
    drafted: Sequence[PlanRow],
    rows: Iterable[PlanRow],
    catalogue: Mapping[str, PlanRow] | None = None,
) -> Edits:
    """The edits that make these rows of the drafted ones, as a file brings them: by their ids and,
    for rows of an older file that had none, by content, level and task."""
    known_rows = [*drafted, *(catalogue or {}).values()]
    left = {(row.measure, row.level, row.task): row.id for row in known_rows}
    rows = list(rows)
    numbers = {row.id or left.get((row.measure, row.level, row.task), "") for row in rows}
    held = {row.id for row in drafted}
    taken = tuple(one for one in (catalogue or {}) if one in numbers and one not in held)
    edits, order = Edits(taken=taken), []
    drafted = base(drafted, catalogue or {}, edits)
    by_id = {row.id: row for row in drafted}
    for row in cleaned(rows):
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
