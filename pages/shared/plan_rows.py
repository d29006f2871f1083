"""The editor of a plan's rows; they are kept while the reader visits other pages.

Streamlit forgets an editor's changes when its page is left, so the rows are kept separately and the
editor starts again from them whenever the page is opened.
"""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from pages.shared.plain import plain
from papi.common.language import Language
from papi.plan import bounded_reading, columns, rows, sheet_reader
from papi.plan.gather import Plan
from papi.plan.row import COLUMNS, LEVELS, LONGEST_TEXT, PlanRow
from papi.plan.sheet_reader import PlanFileRefused

Key = tuple[str, int, str, str]


@dataclass
class Draft:
    """A reader's rows, the table that the editor started with, and how often it started."""

    rows: list[PlanRow]
    base: pd.DataFrame
    begun: int = 0
    changed: bool = False

    @property
    def editor(self) -> str:
        """The editor's key; a new key restarts it."""
        return f"plan_editor_{self.begun}"

    def begin(self, found: list[PlanRow]) -> None:
        """Starts the editor from these rows."""
        self.rows, self.base, self.begun = found, rows.frame(found), self.begun + 1


def readers_draft(language: Language, plan: Plan, levels: str) -> Draft:
    """The reader's draft of this plan, or a fresh one. There is one for each province, year,
    language and choice of levels, so that none replaces another."""
    key: Key = (plan.overview.province.code, plan.overview.asked_year, language.code, levels)
    drafts: dict[Key, Draft] = st.session_state.setdefault("plan_drafts", {})
    if key not in drafts:
        drafts[key] = Draft([], pd.DataFrame())
        drafts[key].begin(_fresh(language, plan, levels))
    found = drafts[key]
    if st.session_state.get("plan_shown") != key or found.editor not in st.session_state:
        found.begin(found.rows)
    st.session_state["plan_shown"] = key
    return found


def edit(language: Language, plan: Plan, draft: Draft) -> list[PlanRow]:
    """The editor; rows as the reader left them."""
    known = rows.contents(language, plan)
    others = [row.content for row in draft.rows if row.content not in known.values()]
    headings = dict(zip(COLUMNS, columns.headings(language), strict=True))
    level_names: dict[str, str] = {level: columns.level_name(language, level) for level in LEVELS}
    edited: pd.DataFrame = st.data_editor(
        draft.base,
        key=draft.editor,
        on_change=_take,
        args=(draft, known),
        num_rows="dynamic",
        hide_index=True,
        width="stretch",
        height=min(640, 80 + 36 * max(3, len(draft.base))),
        column_config={
            "content": st.column_config.SelectboxColumn(
                headings["content"], options=[*known.values(), *dict.fromkeys(others)], width=190
            ),
            "task": st.column_config.TextColumn(
                headings["task"], width="large", max_chars=LONGEST_TEXT, default=""
            ),
            "lead": st.column_config.TextColumn(headings["lead"], width=170, default=""),
            "coordinating": st.column_config.TextColumn(
                headings["coordinating"], width=170, default=""
            ),
            "time": st.column_config.TextColumn(
                headings["time"], width=120, default="", help=language.text("A time or a due date")
            ),
            "level": st.column_config.SelectboxColumn(
                headings["level"], options=list(LEVELS), width=90,
                format_func=lambda level: level_names[str(level)],
                default="province",
            ),
            "measure": None,
        },
    )  # fmt: skip
    found = rows.from_frame(edited, known)
    draft.changed = draft.changed or found != draft.rows
    draft.rows = found
    return found


def _take(draft: Draft, known: dict[str, str]) -> None:
    """Keeps the edits before anything else runs, because the page may be left at once."""
    changes = st.session_state.get(draft.editor) or {}
    table = draft.base.reset_index(drop=True)
    for place, cells in changes.get("edited_rows", {}).items():
        for name, value in cells.items():
            table.loc[int(place), name] = value
    table = table.drop(index=changes.get("deleted_rows", []))
    added = pd.DataFrame(changes.get("added_rows", []), columns=list(COLUMNS), dtype=object)
    draft.rows = rows.from_frame(pd.concat([table, added], ignore_index=True), known)
    draft.changed = True


def add_from_catalogue(language: Language, plan: Plan, draft: Draft) -> None:
    """Offers tasks of the catalogue that the plan does not have yet."""
    known = rows.contents(language, plan)
    measure = st.selectbox(
        language.text("Content"),
        list(known),
        format_func=lambda one: known.get(one, one),
        required=True,
        key="plan_add_content",
        placeholder=language.text("Content"),
    )
    held = {row.task for row in draft.rows}
    offered = [one for one in rows.offered(language, plan, measure) if one.task not in held]
    if not offered:
        st.caption(language.text("All catalogue tasks for this content are already in the plan."))
        return
    labels = {
        place: f"{columns.level_name(language, one.level)}: {one.task}"
        for place, one in enumerate(offered)
    }
    chosen = st.multiselect(
        language.text("Tasks"),
        list(labels),
        format_func=lambda place: labels[place],
        key=f"plan_add_tasks_{measure}_{len(held)}",
        placeholder=language.text("Tasks"),
    )
    st.button(
        language.text("Add to the plan"),
        key="plan_add",
        disabled=not chosen,
        on_click=_add,
        args=(draft, [offered[place] for place in chosen]),
    )


def start_over(language: Language, plan: Plan, draft: Draft, levels: str) -> None:
    """A button that discards the reader's changes, shown only when there are any."""
    if draft.changed:
        st.button(
            language.text("Discard my changes and start again from the draft"),
            key="plan_reset",
            on_click=_reset,
            args=(language, plan, draft, levels),
        )


def load(language: Language, plan: Plan, draft: Draft) -> None:
    """Loads an edited .xlsx; a file that is not a plan of this province and year is refused."""
    offered = st.file_uploader(
        language.text("Continue from a saved plan (.xlsx)"),
        type=["xlsx"],
        key="plan_file",
        max_upload_size=sheet_reader.MOST_BYTES // sheet_reader.MIB,
    )
    if offered is None:
        return
    if st.session_state.get("plan_loaded") == offered.file_id:
        st.success(plain(language.text("Loaded: {file}.", file=offered.name)))
        return
    try:
        found = bounded_reading.read(offered.getvalue())
    except PlanFileRefused as refused:
        st.warning(plain(refused.text(language)))
        return
    own = (plan.overview.province.code, plan.overview.asked_year)
    if (found.province_code, found.year) != own:
        st.warning(
            language.text(
                "This file is the plan of another province or year: choose the province and {year} "
                "above as in the file, then load it again.",
                year=found.year,
            )
        )
        return
    st.session_state["plan_loaded"] = offered.file_id
    draft.begin(rows.placed(found.rows, rows.contents(language, plan)))
    draft.changed = True
    st.rerun()


def _fresh(language: Language, plan: Plan, levels: str) -> list[PlanRow]:
    return rows.draft(language, plan, tuple(level for level in LEVELS if levels in (level, "both")))


def _add(draft: Draft, found: list[PlanRow]) -> None:
    draft.begin([*draft.rows, *found])
    draft.changed = True


def _reset(language: Language, plan: Plan, draft: Draft, levels: str) -> None:
    draft.begin(_fresh(language, plan, levels))
    draft.changed = False
