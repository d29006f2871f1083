"""The static edition in Chromium, from the disk: whole without scripts, readable, accessible."""

import subprocess
import time
from pathlib import Path

import pytest

from servers import nginx
from servers.dashboard import answers, free_port
from tests.browser.test_access import AXE

PAGES = (
    "vi/2024/long-an.html", "en/2024/long-an/participation.html", "vi/2024/34/tay-ninh.html",
    "en/2024/measure/total.html", "vi/glossary.html",
)  # fmt: skip


@pytest.fixture
def opened(chromium, edition):
    """Opens a page of the edition from the disk, with what the browser complained of."""
    contexts = []

    def open_page(path, *, width=1280, theme="light", scripts=False):
        context = chromium.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=theme,
            java_script_enabled=scripts,
        )
        contexts.append(context)
        page = context.new_page()
        said: list[str] = []
        page.on("console", lambda one: said.append(one.text))
        page.goto((Path(edition) / path).as_uri())
        return page, said

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_breaks_no_rule_of_accessibility(opened, path, theme):
    page, _ = opened(path, theme=theme, scripts=True)  # the rules are a script
    page.evaluate(AXE)
    found = page.evaluate("() => axe.run()")
    assert found["violations"] == [], [
        (one["id"], one["nodes"][0]["html"]) for one in found["violations"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_shows_it_without_scrolling_sideways(opened, path):
    page, said = opened(path, width=390)
    assert page.locator("h1").count() == 1
    wide = page.locator("html").evaluate("one => one.scrollWidth")
    assert wide <= 390
    assert not said


def test_a_reader_goes_from_the_map_to_a_dimension_to_a_term(opened):
    page, _ = opened("vi/index.html")
    page.get_by_role("link", name="Cà Mau", exact=False).first.click()
    assert "Cà Mau" in page.locator("h1").inner_text()
    page.get_by_role("rowheader").get_by_role("link").first.click()
    assert page.locator("table.profile tbody.inside tr").first.is_visible()
    page.go_back()
    page.locator("a.term").first.click()
    assert page.locator("dt:target").is_visible()


def test_nginx_serves_the_folder_as_it_is(chromium, edition, tmp_path):
    """As docs/deploy.md says: a root, and nothing else."""
    port = free_port()
    temporary = "".join(
        f"{one}_temp_path {tmp_path}/{one};"
        for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    config = tmp_path / "nginx.conf"
    config.write_text(
        f"user root; pid {tmp_path}/pid; error_log {tmp_path}/log; daemon off; events {{}} http {{"
        f"include /etc/nginx/mime.types; access_log off; {temporary}"
        f"server {{ listen 127.0.0.1:{port}; root {edition}; }} }}",
        encoding="utf-8",
    )
    serving = subprocess.Popen([nginx.PROGRAM, "-c", str(config)], stderr=subprocess.DEVNULL)
    try:
        context = chromium.new_context(java_script_enabled=False)
        page, failed = context.new_page(), []
        page.on("response", lambda one: failed.append(one.url) if one.status >= 400 else None)
        assert answers(f"http://127.0.0.1:{port}/{PAGES[0]}", serving, time.monotonic() + 30)
        for path in PAGES:
            page.goto(f"http://127.0.0.1:{port}/{path}")
            assert page.locator("h1").count() == 1
            # The style sheet came and was taken.
            assert page.locator("body").evaluate("one => getComputedStyle(one).margin") != "8px"
        assert not failed
        context.close()
    finally:
        serving.terminate()
        serving.wait()
