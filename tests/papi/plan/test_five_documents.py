"""The jobs of five documents that offices wrote: a province, two districts, a department and a
ward, by the command line and turned into pages by LibreOffice."""

import io
import re
import subprocess
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from papi.__main__ import main

JOBS = {
    "bac-son": ("Lạng Sơn", 2023, "district:Huyện Bắc Sơn"),
    "chi-lang": ("Lạng Sơn", 2023, "district:Huyện Chi Lăng"),
    "cong-thuong": ("Khánh Hòa", 2021, 'department:"Sở Công Thương"'),
    "long-an": ("Long An", 2023, "province"),
    "di-su": ("Hưng Yên", 2024, "commune:Phường Dị Sử"),
}
WAYS = [
    (name, lang) for name in JOBS for lang in ("vi", "en") if (name, lang) != ("chi-lang", "en")
]
# Words about this software, its method and its statistics have no place in a plan to be signed.
OURS = re.compile(
    r"trang này|tại đây|được nạp|dashboard|phần mềm|công cụ này|độ lệch|sai số|dao động|mô phỏng|"
    r"this page|this tool|loaded|standard (error|deviation)|simulation|variation|warehouse|[±{}]",
    re.IGNORECASE,
)
A_PERSON = re.compile(r"Nga\b|Thắng\b|Lê Thu|Nguyễn")


class Pages:
    """A plan as LibreOffice prints it."""

    def __init__(self, path):
        told = subprocess.run(
            ["pdftotext", "-bbox", str(path), "-"], check=True, capture_output=True, text=True
        ).stdout
        pages = re.findall(
            r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', told, re.DOTALL
        )
        self.across = [float(wide) > float(high) for wide, high, _ in pages]
        self.filled = [
            max(map(float, re.findall(r'yMax="([\d.]+)"', words))) / float(high)
            for _, high, words in pages
        ]
        text = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
        ).stdout
        self.texts = text.split("\f")[:-1]

    @property
    def body(self):
        """How many pages stand before the appendix."""
        return self.across.index(True)

    @property
    def notes(self):
        """The page of the notes."""
        return next(
            at for at, text in enumerate(self.texts) if re.search("GHI CHÚ VỀ|NOTES ON THE", text)
        )


@pytest.fixture(scope="module")
def files(warehouse_path, tmp_path_factory):
    """The .docx of every job."""
    folder = tmp_path_factory.mktemp("five")
    for name, lang in WAYS:
        province, year, issuer = JOBS[name]
        out = folder / f"{name}-{lang}.docx"
        asked = ["plan", "--province", province, "--year", str(year), "--issuer", issuer]
        code = main([*asked, "--lang", lang, "--warehouse", str(warehouse_path), "--out", str(out)])
        assert code == 0
    return folder


@pytest.fixture(scope="module")
def printed(files):
    """Their pages, all converted in one go."""
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{files}/profile",
            "--convert-to", "pdf", "--outdir", str(files), *map(str, sorted(files.glob("*.docx"))),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {path.stem: Pages(path) for path in files.glob("*.pdf")}


def styled(opened, name):
    """The texts in one of the template's named styles."""
    return [one.text for one in opened.paragraphs if one.style and one.style.name == name]


def appendix(opened):
    return opened.tables[-1]


def tasks(opened):
    """The rows of the appendix that are tasks."""
    rows = appendix(opened).rows[1:]
    return [row for row in rows if len(row._tr.findall(qn("w:tc"))) > 1]


@pytest.mark.parametrize(("name", "lang"), WAYS)
def test_a_plan_has_at_most_five_pages_and_none_half_empty(printed, name, lang):
    pages = printed[f"{name}-{lang}"]
    assert 3 <= pages.body <= 5
    first, last = pages.body, pages.notes
    for at in [*range(pages.body - 1), *range(first, last - 1)]:
        assert pages.filled[at] > 0.6, (at, pages.filled)
    # A last page holds more than the signature, or than a row.
    assert pages.filled[pages.body - 1] > 0.25
    assert last - first <= 6
    assert len(pages.texts) == last + 1


@pytest.mark.parametrize(("name", "lang"), WAYS)
def test_the_signature_stands_with_the_last_words_of_the_plan(printed, name, lang):
    text = printed[f"{name}-{lang}"].texts[printed[f"{name}-{lang}"].body - 1]
    assert "./." in text
    assert re.search("GIÁM ĐỐC|CHỦ TỊCH|CHAIRPERSON|DIRECTOR", text)
    assert re.search("Nơi nhận:|Recipients:", text)


@pytest.mark.parametrize(("name", "lang"), WAYS)
def test_an_appendix_has_15_to_30_rows_its_heading_on_every_page_and_no_row_split(
    files, printed, name, lang
):
    opened = docx.Document(str(files / f"{name}-{lang}.docx"))
    assert 15 <= len(tasks(opened)) <= 30
    table = appendix(opened)
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    pages = printed[f"{name}-{lang}"]
    for text in pages.texts[pages.body : pages.notes]:
        assert re.search("Cơ quan phối hợp|Coordinating", text)
    for row in tasks(opened):
        lead, product = row.cells[3].text, row.cells[6].text
        assert lead and product


@pytest.mark.parametrize(("name", "lang"), WAYS)
def test_a_plan_says_nothing_of_this_software_of_method_or_of_a_person(printed, name, lang):
    pages = printed[f"{name}-{lang}"]
    signed = "\n".join(pages.texts[: pages.notes])
    assert not OURS.findall(signed)
    assert not A_PERSON.findall(signed)


@pytest.mark.parametrize("name", JOBS)
def test_sections_come_in_their_order(files, name):
    opened = docx.Document(str(files / f"{name}-vi.docx"))
    assert styled(opened, "Mục") == [
        "I. MỤC ĐÍCH, YÊU CẦU", "II. KẾT QUẢ VÀ MỤC TIÊU", "III. NHIỆM VỤ, GIẢI PHÁP",
        "IV. TỔ CHỨC THỰC HIỆN",
    ]  # fmt: skip
    assert [text[:2] for text in styled(opened, "Phần")] == ["A.", "B."]


def test_what_each_office_wrote_is_in_its_plan(printed):
    ward = " ".join(" ".join(printed["di-su-vi"].texts).split())
    assert "trên địa bàn phường Dị Sử" in ward and "UBND phường" in ward
    district = " ".join(" ".join(printed["bac-son-vi"].texts).split())
    assert "Thường trực Huyện ủy" in district and "Phòng Nội vụ huyện" in district
    assert "UBND các xã, thị trấn" in district
    department = " ".join(" ".join(printed["cong-thuong-vi"].texts).split())
    assert "/KH-SCT" in department and "Văn phòng Sở: Theo dõi, đôn đốc" in department
    province = " ".join(" ".join(printed["long-an-vi"].texts).split())
    assert "đạt 40,83/80 điểm, xếp thứ 46/61 tỉnh, thành phố" in province
    assert "Phấn đấu tổng điểm thuộc nhóm Trung bình cao trở lên" in province


def test_each_body_gets_its_own_tasks_and_no_others(warehouse_path, tmp_path):
    out = tmp_path / "plan.zip"
    asked = ["plan", "--province", "Long An", "--year", "2023", "--out", str(out)]
    assert main([*asked, "--warehouse", str(warehouse_path)]) == 0
    with zipfile.ZipFile(out) as packed:
        names = packed.namelist()
        found = {name: docx.Document(io.BytesIO(packed.read(name))) for name in names}
    whole = {row.cells[1].text for row in tasks(found.pop("ke-hoach.docx"))}
    assert len(found) > 10 and all(name.isascii() for name in found)
    given = set()
    for opened in found.values():
        [title] = styled(opened, "Tên phụ lục")
        own = title.removeprefix("NHIỆM VỤ CỦA ").partition(" NHẰM ")[0]
        for row in tasks(opened):
            assert own in f"{row.cells[3].text}; {row.cells[4].text}".upper()
            given.add(row.cells[1].text)
    assert given == whole
