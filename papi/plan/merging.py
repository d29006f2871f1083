"""Puts two people's edits of one plan together: by row and field; what they changed differently is
listed, to be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from papi.plan.edits import Edits, applied, change, delete, differences, rewritten
from papi.plan.row import PlanRow


@dataclass(frozen=True)
class Conflict:
    """A field that two people changed differently; a row that one changed and the other left out
    has the field ""."""

    id: str
    field: str
    mine: str
    theirs: str


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
            for name in differences(own_row, row)
        ]
    taken = tuple(dict.fromkeys([*mine.taken, *theirs.taken]))
    order = mine.order or theirs.order
    return Edits(kept, tuple(added.values()), taken, deleted, order), conflicts


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
    return change(edits, drafted, rewritten(row, {conflict.field: conflict.theirs}))
