"""What a plan says, as a list of its sentences."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from papi.plan.draft import PlanDraft


def said(written: PlanDraft) -> list[str]:
    """Every text of the plan, its notes, its table and its appendix."""
    return [text for value in asdict(written).values() for text in _texts(value)]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from _texts(one)
