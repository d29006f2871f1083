"""The new and the old of one name: "(mới)" and "(cũ)" for a Vietnamese reader, "(new)" and "(old)"
for an English one; links stay the same."""

import io
import re
import zipfile

import pytest

from pages.shared import show
from pages.shared.titles import PAGES
from papi.common import documents, naming, survey_year
from papi.common.language import Language
from papi.common.parts import View
from papi.overview import brief
from papi.plan import document, gather, rows, sheet
from papi.plan.draft import draft
from papi.report import brief_document
from papi.subjects import SUBJECTS
from papi.warehouse import connection
from tests.pages.shown import headline

MARKS = {"vi": ("(mới)", "(cũ)"), "en": ("(new)", "(old)")}
OTHER = {"vi": "en", "en": "vi"}
MERGED = ["Tây Ninh (mới)", pytest.param("every", marks=pytest.mark.every)]


def sent(app):
    """All that a page sends to the browser, but for addresses, which are percent-encoded."""
    found = []
    for node in app:
        if getattr(node, "proto", None):
            text = node.proto.SerializeToString().decode("utf-8", "ignore")
            found.append(re.sub(r"\\u([0-9a-f]{4})", lambda one: chr(int(one[1], 16)), text))
    return "\n".join(found)


@pytest.fixture
def files(monkeypatch):
    """The files that the downloads of a page hold."""
    found: list[str] = []
    shown = show.downloads

    def keep(view, subject, choice, *about, notes, **others):
        parts = SUBJECTS[subject]
        made = parts.tables(view, choice)
        found.extend(documents.csv(one, notes=notes).decode("utf-8-sig") for one in made)
        found.append(texts_of(documents.workbook(parts.sentences(view, choice), made)))
        shown(view, subject, choice, *about, notes=notes, **others)

    monkeypatch.setattr(show, "downloads", keep)
    return found


def unmarked(text, lang):
    """Where the text marks names in the other language."""
    marks = "|".join(map(re.escape, MARKS[OTHER[lang]]))
    return re.findall(f".{{,30}}(?:{marks})", text)


def texts_of(file: bytes) -> str:
    """All text in the parts of an Office file."""
    with zipfile.ZipFile(io.BytesIO(file)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if "xml" in name)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("province", MERGED)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_and_its_files_mark_names_in_their_language(
    open_link, files, warehouse_path, page, province, lang
):
    known = survey_year.provinces(connection.identity(warehouse_path).in_34).values()
    for name in [one.name for one in known] if province == "every" else [province]:
        files.clear()
        app = open_link(page, province=name, year=2023, lang=lang, division=34)
        assert not app.exception
        seen = sent(app)
        assert "Cần Thơ " + MARKS[lang][0] in seen  # the box lists it on every page
        for text in (seen, *files):
            assert unmarked(text, lang) == []
        assert app.query_params["province"] == name


def test_a_reader_who_changes_the_language_keeps_the_province_and_the_link(open_link):
    app = open_link(province="Tây Ninh (new)", year=2023, lang="en")
    assert headline(app).startswith("Tây Ninh (new) 2023")
    assert app.text_input(key="province").value == "Tây Ninh (new)"
    app.segmented_control(key="lang").set_value("vi").run()
    assert headline(app).startswith("Tây Ninh (mới) 2023")
    assert app.text_input(key="province").value == "Tây Ninh (mới)"
    assert app.query_params["province"] == "Tây Ninh (mới)"


@pytest.mark.parametrize("typed", ["Đồng Tháp (new)", "Đồng Tháp (mới)", "dong thap moi"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_either_mark_may_be_typed(open_link, typed, lang):
    app = open_link(province="Long An", year=2023, lang=lang)
    app.text_input(key="province").set_value(typed).run()
    assert headline(app).startswith(f"Đồng Tháp {MARKS[lang][0]} 2023")
    assert app.query_params["province"] == "Đồng Tháp (mới)"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_brief_and_plan_mark_names_in_their_language(warehouse_path, lang):
    file, language = connection.identity(warehouse_path).in_34, Language(lang)
    for code in survey_year.provinces(file):
        view = View(file, language, code, 2023)
        said = [brief.as_text(view)]
        if code in ("80n", "25n"):
            said.append(texts_of(brief_document.write(view)))
            plan = gather.gather(file, code, 2023)
            said.append(texts_of(document.write(draft(language, plan)).content))
            said.append(texts_of(sheet.write(language, plan, rows.draft(language, plan))))
        for text in said:
            assert unmarked(text, lang) == []
        if not naming.places(file)[code].unchanged:
            assert MARKS[lang][0] in said[0]
