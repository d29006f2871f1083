"""A button that puts a content into the plan. The page's script (plan.js) shows it and says on it
whether the content is in the plan already; on paper, and where there is no script, it is hidden."""

from collections.abc import Iterable
from html import escape


def button(measure: str, name: str, words: str) -> str:
    """The button of a measure; words: what it does while the measure is not in the plan, empty
    where there is none (on a page without scripts)."""
    if not words:
        return ""
    return (
        f"<button type='button' class='to-plan' data-plan='{escape(measure)}' "
        f"data-name='{escape(name)}' aria-pressed='false' hidden>{escape(words)}</button>"
    )


def listed(contents: Iterable[tuple[str, str]], words: str) -> str:
    """Contents, each a measure and its name, with a button behind its name."""
    rows = "".join(
        f"<li>{escape(name)} {button(measure, name, words)}</li>" for measure, name in contents
    )
    return f"<ul class='to-plan-list'>{rows}</ul>"
