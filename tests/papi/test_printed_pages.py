"""What LibreOffice makes of the files: A4, the brief on one page, the report as laid out, as
many slides as were made."""

import re
import subprocess

import pytest

from papi.common.language import CODES, Code, Language
from papi.common.parts import View
from papi.report import brief_document, slides
from papi.report import document as report_document
from tests.papi.report.conftest import seen_by

# The longest pages: breaks, shifts, gaps and long names.
BRIEFS = [("80", 2023), ("20", 2023), ("46", 2021), ("24", 2022), ("22", 2023), ("77", 2018)]
# The longest and the shortest reports: survey questions and many peers, a break, estimates.
REPORTS: list[tuple[str, int, Code]] = [
    ("80", 2023, "vi"),
    ("80", 2023, "en"),
    ("01", 2018, "vi"),
    ("80n", 2024, "vi"),
]


@pytest.fixture(scope="module")
def pages(file, tmp_path_factory):
    """File name to what pdfinfo says of it; all converted in one go."""
    folder = tmp_path_factory.mktemp("pages")
    for code, year in BRIEFS:
        for language in map(Language, CODES):
            path = folder / f"brief-{code}-{year}-{language.code}.docx"
            path.write_bytes(brief_document.write(View(file, language, code, year)))
    for code, year, lang in REPORTS:
        name = f"{code}-{year}-{lang}"
        asked = seen_by(file, code, year, lang)
        (folder / f"report-{name}.docx").write_bytes(report_document.write(*asked))
        (folder / f"slides-{name}.pptx").write_bytes(slides.write(*asked))
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            *map(str, [*folder.glob("*.docx"), *folder.glob("*.pptx")]),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {path.stem: facts(path) for path in folder.glob("*.pdf")}


def facts(path) -> tuple[int, list[str], list[str]]:
    """Count of pages, their sizes, their texts."""
    told = subprocess.run(
        ["pdfinfo", "-l", "-1", str(path)], check=True, capture_output=True, text=True
    ).stdout
    text = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout
    sizes = re.findall(r"^Page +\d+ size: +(.+)$", told, re.MULTILINE)
    return len(sizes), sizes, text.split("\f")[:-1]


@pytest.mark.parametrize("language", CODES)
@pytest.mark.parametrize(("code", "year"), BRIEFS)
def test_a_brief_is_one_page_of_a4(pages, code, year, language):
    count, sizes, _ = pages[f"brief-{code}-{year}-{language}"]
    assert count == 1
    assert "A4" in sizes[0]


def test_a_brief_holds_headline_map_and_source_on_its_page(pages):
    text = pages["brief-80-2023-en"][2][0]
    assert "Long An 2023: 40.83 of 80 points, 46th of 61 ranked provinces" in text
    assert "An 46" in text
    assert "Source: CECODES, RTA & UNDP (2024)" in text


@pytest.mark.parametrize(("code", "year", "lang"), REPORTS)
def test_a_report_has_six_to_ten_pages_of_a4_with_numbers(pages, code, year, lang):
    count, sizes, texts = pages[f"report-{code}-{year}-{lang}"]
    assert 6 <= count <= 10
    assert all("A4" in size for size in sizes)
    assert [text.split()[0] for text in texts[1:]] == [str(n) for n in range(2, count + 1)]
    # More than a heading stands on the last page, and no heading at the foot of one.
    assert len(texts[-1].split()) > 30
    for text in texts:
        assert not re.fullmatch(r"\d+\. \D+", text.strip().splitlines()[-1].strip())


@pytest.mark.parametrize(("code", "year", "lang"), REPORTS)
def test_slides_are_as_many_wide_pages(pages, code, year, lang):
    count, sizes, texts = pages[f"slides-{code}-{year}-{lang}"]
    assert 6 < count <= slides.MOST
    for size in sizes:
        wide, high = float(size.split()[0]), float(size.split()[2])
        assert wide / high == pytest.approx(16 / 9, abs=0.01)
    assert all(text.strip() for text in texts)
