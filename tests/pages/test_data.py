"""The data page: what was loaded from where; uploads only where they are allowed."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


@pytest.fixture
def open_data(warehouse_path, monkeypatch):
    monkeypatch.setenv("PAPI_WAREHOUSE", str(warehouse_path))

    def run(lang: str = "en") -> AppTest:
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        app.query_params["lang"] = lang
        app.run()
        return app.switch_page("pages/data.py").run()

    return run


def text(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


@pytest.mark.parametrize(
    ("lang", "headline"),
    [
        ("en", "Scores of 2011–2024: 21,891 sub-dimension scores and 29,403 indicator values"),
        ("vi", "Điểm số 2011–2024: 21.891 điểm nội dung thành phần và 29.403 giá trị chỉ tiêu"),
    ],
)
def test_what_was_loaded_is_counted(open_data, lang, headline):
    app = open_data(lang)
    assert not app.exception
    assert headline in text(app)
    assert text(app).count("<tr>") >= 14


def test_uploads_are_off_unless_allowed(open_data, monkeypatch):
    monkeypatch.delenv("PAPI_ALLOW_UPLOAD", raising=False)
    app = open_data()
    assert not app.get("file_uploader")
    monkeypatch.setenv("PAPI_ALLOW_UPLOAD", "yes")
    assert not open_data().get("file_uploader")
    monkeypatch.setenv("PAPI_ALLOW_UPLOAD", "1")
    assert len(open_data().get("file_uploader")) == 1
