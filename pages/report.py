"""The page of the report: the analysis after the result, to read here and to take away as files."""

from functools import partial

import streamlit as st

from pages.shared import choices, frame, kept, last_plan, peers, show
from pages.shared.plain import plain
from papi.common import documents, file_names
from papi.common.offered_file import WAIT, Busy
from papi.report import brief_document, document, slides, template, words
from papi.report.choice import ReportChoice, seen
from papi.report.parts import SUBJECT

page = frame.open_page()
say = page.language
opening = st.container()

with st.container(horizontal=True, vertical_alignment="bottom", key="choices"):
    chosen = ReportChoice(peers.chosen(page))
with st.expander(say.text("Sections of the report")):
    titles = {name: say.text(title) for name, title in words.SECTIONS.items()}
    without = choices.left_out("without", titles)
choice = ReportChoice(chosen.peers, tuple(without), last_plan.offered(page))

office = None
with st.expander(say.text("Slides in your office's own template")):
    offered = st.file_uploader(
        say.text("PowerPoint template (.pptx or .potx)"),
        type=["pptx", "potx"],
        key="slide_template",
        max_upload_size=template.LARGEST >> 20,
    )
    if offered is not None:
        try:
            refused = template.fault(offered.getvalue())
        except Busy:
            st.warning(say.text(WAIT))
        else:
            if refused:
                st.warning(plain(refused.text(say)))
            else:
                office = offered.getvalue()
                said = say.text("The slides will be made in {file}.", file=offered.name)
                st.success(plain(said))

year = seen(page)
name = file_names.stem(page, year=year.year)
with st.container(horizontal=True, key="downloads"):
    st.download_button(
        say.text("Report as Word (.docx)"),
        data=partial(document.write, page, choice),
        file_name=f"{name}-report.docx",
        mime=show.WORD,
        on_click="ignore",
    )
    st.download_button(
        say.text("Slides (.pptx)"),
        data=partial(slides.write, page, choice, office),
        file_name=f"{name}-slides.pptx",
        mime=show.SLIDES,
        on_click="ignore",
    )
    st.download_button(
        say.text("One-page brief (.docx)"),
        data=partial(brief_document.write, page),
        file_name=f"{name}.docx",
        mime=show.WORD,
        on_click="ignore",
    )
    st.download_button(
        say.text("Tables as Excel (.xlsx)"),
        data=lambda: documents.workbook(
            SUBJECT.sentences(page, choice), SUBJECT.tables(page, choice)
        ),
        file_name=f"{name}-report.xlsx",
        mime=show.EXCEL,
        on_click="ignore",
    )

with opening:
    kept.words(page, "report", chosen)
for section in SUBJECT.parts:
    if section == last_plan.SECTION and section not in without:
        last_plan.section(page, choice)
    elif section not in without:
        kept.part(page, "report", section, chosen)
