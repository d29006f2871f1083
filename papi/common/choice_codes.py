"""Writes a subject's choice as text that a link can carry, and reads it back.

A choice is a dataclass of plain values, tuples and further dataclasses, which its annotations name;
the text is JSON that leaves defaults out. Only what the annotations name is ever made from it.
"""

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints


def written(choice: Any) -> str:
    """The choice as text; empty where all of it is as usual."""
    plain = _plain(choice)
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":")) if len(plain) > 1 else ""


def read(kind: type, text: str) -> Any:
    """The choice of that class that the text stands for; ValueError, KeyError or TypeError where it
    stands for none."""
    made = _made(dict(_classes(kind)), json.loads(text)) if text else kind()
    if not isinstance(made, kind):
        raise TypeError(kind)
    return made


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if not is_dataclass(value):
        return value
    held = {one.name: getattr(value, one.name) for one in fields(value)}
    usual = {one.name: one.default for one in fields(value)}
    differs = {name: _plain(one) for name, one in held.items() if one != usual[name]}
    return {"is": type(value).__name__, **differs}


def _made(known: dict[str, type], plain: Any) -> Any:
    if isinstance(plain, list):
        return tuple(_made(known, one) for one in plain)
    if not isinstance(plain, dict):
        return plain
    kind = known[plain.pop("is")]
    return kind(**{name: _made(known, one) for name, one in plain.items()})


def _classes(kind: type) -> Iterator[tuple[str, type]]:
    """The class and those that its annotations name, by name."""
    yield kind.__name__, kind
    waiting = list(get_type_hints(kind).values())
    while waiting:
        found = waiting.pop()
        waiting += get_args(found)
        if is_dataclass(found) and isinstance(found, type):
            yield from _classes(found)
