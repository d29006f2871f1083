"""The fields of the plan's opened card; what is written in one is kept as soon as it is left."""

from collections.abc import Mapping

import streamlit as st

from pages.shared.plain import plain
from pages.shared.plan_work import FIELD, Work
from papi.common.language import Language
from papi.plan import edits as edited
from papi.plan.columns import headings, level_name
from papi.plan.row import LEVELS, LONGEST_TEXT, PlanRow, held

LONG = ("task", "indicator")
LEFT, RIGHT = ("lead", "time", "indicator"), ("coordinating", "product", "goal")


def show_all(
    say: Language, work: Work, drafted: list[PlanRow], row: PlanRow, known: dict[str, str]
) -> None:
    """The fields of a row; `known` are the contents by measure."""
    fields = _Fields(say, work, drafted, row, known)
    with st.container(key="plan_fields", border=True):
        fields.choose("measure", "content", known)
        fields.write("task")
        for column, names in zip(st.columns(2), (LEFT, RIGHT), strict=True):
            with column:
                for name in names:
                    fields.write(name)
        fields.choose("level", "level", {one: level_name(say, one) for one in LEVELS})
        st.button(say.text("Close the card"), key="plan_close", on_click=work.close)


class _Fields:
    """Draws the fields of one row."""

    def __init__(
        self,
        say: Language,
        work: Work,
        drafted: list[PlanRow],
        row: PlanRow,
        known: dict[str, str],
    ) -> None:
        self.labels, self.work, self.drafted = headings(say), work, drafted
        self.row, self.known = row, known

    def write(self, name: str) -> None:
        """A field of text."""
        kind = st.text_area if name in LONG else st.text_input
        kind(
            plain(self.labels[name]),
            key=self._begun(name),
            max_chars=LONGEST_TEXT,
            on_change=self._take,
            args=(name,),
        )

    def choose(self, name: str, label: str, options: Mapping[str, str]) -> None:
        """A field of options (code → label); none for a content that is no measure of the year."""
        if getattr(self.row, name) not in options:
            return
        st.selectbox(
            plain(self.labels[label]),
            list(options),
            key=self._begun(name),
            format_func=lambda one: options.get(one, one),
            placeholder=plain(self.labels[label]),
            on_change=self._take,
            args=(name,),
        )

    def _begun(self, name: str) -> str:
        """The key of a field, which begins with what the row holds."""
        key = f"{FIELD}{name}_{self.row.id}"
        st.session_state.setdefault(key, getattr(self.row, name))
        return key

    def _take(self, name: str) -> None:
        """Keeps what was written."""
        text = held(str(st.session_state[f"{FIELD}{name}_{self.row.id}"] or ""))
        rows = edited.applied(self.drafted, self.work.edits)
        now = next((one for one in rows if one.id == self.row.id), self.row)
        words = {name: text} | ({"content": self.known[text]} if name == "measure" else {})
        self.work.do(edited.change(self.work.edits, self.drafted, edited.rewritten(now, words)))
