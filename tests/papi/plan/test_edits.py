"""What readers changed: the same in both languages, through files and the browser's store, and
merged from two people."""

import io
import json
from dataclasses import replace

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi.common.language import Language
from papi.plan import document, draft, rows, sheet, sheet_reader
from papi.plan import edits as edited
from papi.plan.edits import NONE, Edits, applied, from_rows
from papi.plan.edits_as_text import as_text, from_text
from papi.plan.merging import merged, settled
from papi.plan.row import LEVELS, LONGEST_TEXT, PlanRow, cleaned, held

EN, VI = Language("en"), Language("vi")
words = st.text(max_size=40).map(held)


def row(id_, task="việc", **others):
    values = {"content": "1.1", "measure": "civic_knowledge", "lead": "Sở Nội vụ"}
    rest = {"coordinating": "", "time": "Quý I", "level": "province", **others}
    return PlanRow(task=task, id=id_, **{**values, **rest})


DRAFTED = [row(f"d{at}", f"việc {at}", measure=f"m{at // 2}") for at in range(6)]


@st.composite
def acts(draw):
    """Edits as a reader makes them, one after another."""
    found = NONE
    for _ in range(draw(st.integers(0, 6))):
        now = applied(DRAFTED, found)
        at = draw(st.integers(0, max(0, len(now) - 1)))
        match draw(st.sampled_from(["change", "add", "delete", "move"])):
            case "change" if now:
                changes = {
                    draw(st.sampled_from(["task", "lead", "time", "product", "goal"])): draw(words),
                    "level": draw(st.sampled_from(LEVELS)),
                }
                found = edited.change(found, DRAFTED, replace(now[at], **changes))
            case "add":
                found = edited.add(found, row("", draw(words.filter(bool)), measure="m1"))
            case "delete" if now:
                found = edited.delete(found, now[at].id)
            case "move" if now:
                shown = [one.id for one in now]
                found = edited.move(found, now, shown, now[at].id, draw(st.sampled_from([-1, 1])))
    return found


@given(acts())
def test_edits_come_back_from_the_rows_they_made_and_from_the_browser(found):
    after = applied(DRAFTED, found)
    again = from_rows(DRAFTED, after)
    assert applied(DRAFTED, again) == after
    kept = from_text(as_text(found))
    assert kept is not None
    assert applied(DRAFTED, kept) == after


@given(acts(), acts())
def test_merging_keeps_mine_and_lists_each_difference(mine, theirs):
    both, conflicts = merged(mine, theirs)
    for id_, changes in mine.changed.items():
        if id_ not in both.deleted:
            assert both.changed[id_].items() >= changes.items()
    assert {one.id for one in both.added} == {one.id for one in (*mine.added, *theirs.added)}
    for one in conflicts:
        assert one.mine != one.theirs
        taken = settled(both, DRAFTED, one)
        if one.field:
            [now] = [each for each in applied(DRAFTED, taken) if each.id == one.id]
            assert (getattr(now, one.field) or "") == one.theirs


@given(acts())
def test_merging_with_oneself_or_with_nobody_changes_nothing(found):
    for other in (found, NONE):
        both, conflicts = merged(found, other)
        assert applied(DRAFTED, both) == applied(DRAFTED, found)
        assert conflicts == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"changed": 1}',
        '{"changed": {"a": {"task": 1}}, "added": [1]}',
        "[" * 9999,
    ],
)
def test_what_is_no_edits_is_nothing(text):
    assert from_text(text) is None


def test_texts_from_the_browser_are_such_as_a_file_can_hold():
    data = {
        "changed": {"d1": {"task": "x" * 9999, "level": "moon", "evil": "y"}, "<script>": {}},
        "added": [{"id": "n1", "task": "a\x00b", "level": "commune", "lead": None}],
        "taken": ["d3"],
        "deleted": ["d2", "<b>"],
        "order": [],
    }
    found = from_text(json.dumps(data))
    assert found is not None
    assert found.changed == {"d1": {"task": "x" * LONGEST_TEXT}}
    assert [(one.task, one.level) for one in found.added] == [("ab", "commune")]
    assert found.deleted == {"d2"}


def test_an_edited_field_stays_in_its_words_and_the_rest_follows_the_language(planned):
    plan = planned("Lạng Sơn", 2023)
    drafted = rows.draft(VI, plan)
    found = edited.change(NONE, drafted, replace(drafted[2], lead="Sở Y tế"))
    found = edited.delete(found, drafted[0].id)
    shown = applied(rows.draft(EN, plan), found)
    assert shown[1].lead == "Sở Y tế"
    assert shown[1].task == rows.draft(EN, plan)[2].task
    assert len(shown) == len(drafted) - 1
    # The same edits on a draft of another level: what is not drafted there waits.
    assert applied(rows.draft(VI, plan, ("commune",)), found)
    assert applied(rows.draft(VI, plan), found)[1].lead == "Sở Y tế"


def test_a_task_taken_from_the_catalogue_follows_the_language(planned):
    plan = planned("Lạng Sơn", 2023)
    drafted = rows.draft(VI, plan)
    held = {one.id for one in drafted}
    new = next(one for one in rows.offered(VI, plan, "primary_education") if one.id not in held)
    found = edited.take(NONE, new.id)
    shown = {
        language.code: applied(
            edited.base(rows.draft(language, plan), rows.catalogue(language, plan), found), found
        )
        for language in (VI, EN)
    }
    assert new in shown["vi"]
    [english] = [one for one in shown["en"] if one.id == new.id]
    assert english.task != new.task
    again = from_rows(drafted, shown["vi"], rows.catalogue(VI, plan))
    assert again == found
    assert edited.delete(found, new.id) == NONE


def test_what_is_typed_back_is_no_change():
    once = edited.change(NONE, DRAFTED, replace(DRAFTED[0], time="30/6"))
    assert once.count == 1
    assert edited.change(once, DRAFTED, DRAFTED[0]) == NONE


@given(found=acts())
@settings(max_examples=25, deadline=None)
def test_every_edit_survives_a_spreadsheet(found, planned):
    after = applied(DRAFTED, found)
    loaded = sheet_reader.read(sheet.write(VI, planned("Lạng Sơn", 2023), after))
    assert loaded.rows == cleaned(after)
    again = applied(DRAFTED, from_rows(DRAFTED, loaded.rows))
    assert again == cleaned(after)


def test_rows_of_a_file_without_ids_are_known_by_their_tasks(planned):
    plan = planned("Lạng Sơn", 2023)
    drafted = rows.draft(VI, plan)
    old = [replace(one, id="") for one in drafted]
    old[1] = replace(old[1], lead="Sở Y tế")
    found = from_rows(drafted, old)
    assert found == Edits(changed={drafted[1].id: {"lead": "Sở Y tế"}})


@given(found=acts())
@settings(max_examples=15, deadline=None)
def test_every_edit_stands_in_the_word_file_as_it_was_written(found, planned):
    after = cleaned(applied(DRAFTED, found))
    written = document.write(draft.draft(VI, planned("Lạng Sơn", 2023), after)).content
    table = docx.Document(io.BytesIO(written)).tables[-1]
    cells = [[cell.text.strip() for cell in line.cells] for line in table.rows]
    for one in after:
        # A tab is a space in a letter's table.
        words = [
            text.replace("\t", " ")
            for text in (one.task, one.lead, one.coordinating, one.time, one.product)
        ]
        assert words in [[line[1], *line[3:]] for line in cells]
