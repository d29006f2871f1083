"""Single parts of pages for every reader: tables, folds and lists by keyboard, signs, stillness."""

import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PATIENCE, settle


def test_a_table_scrolls_by_keyboard_in_both_directions(server, visit):
    page = visit(f"{server}/falls?province=Long+An&year=2023&lang=vi", width=390)
    page.locator("summary", has_text="Từng tỉnh, từng chỉ số").click()
    table = page.locator(".scroll.tall.wide").and_(page.get_by_label("Thay đổi theo tỉnh"))
    expect(table).to_have_attribute("aria-label", "Thay đổi theo tỉnh")
    table.focus()
    for key, side in (("ArrowRight", "scrollLeft"), ("ArrowDown", "scrollTop")):
        assert table.evaluate(f"one => one.{side}") == 0
        page.keyboard.press(key)
        page.wait_for_function(
            f"one => one.{side} > 0", arg=table.element_handle(), timeout=PATIENCE
        )


def test_a_fold_a_list_and_a_row_of_buttons_work_by_keyboard(server, visit):
    page = visit(f"{server}/trends?province=Long+An&year=2023&lang=en")
    page.get_by_role("radio", name="Value").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="46th of 61 provinces")).to_be_visible()
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]")  # the fold is drawn anew
    page.locator("summary", has_text="All figures by year").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Total by year")).to_be_visible()
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 0)")
    page.locator(".st-key-year input").focus()
    # The field is at the top, the fold far below. The scroll that the focus asked for comes with
    # the next frame, and a list that is open by then is closed by it: no reader is that quick.
    settle(page)
    page.keyboard.press("ArrowDown")
    page.get_by_role("option", name="2024").wait_for()
    page.keyboard.type("2022", delay=50)
    page.keyboard.press("Enter")
    expect(page).to_have_title("Trends · Long An 2022 · PAPI")


@pytest.mark.parametrize("width", [390, 1280])
def test_a_term_is_explained_by_keyboard_and_pointer_inside_the_screen(server, visit, width):
    page = visit(f"{server}/trends?province=Long+An&year=2023&lang=vi", width=width)
    term, meaning = page.locator(".conclusion .term"), page.locator("#meaning-variation")
    expect(term).to_have_text("dao động thường thấy")
    expect(term).to_have_accessible_description(re.compile("^Dao động thường thấy: Mức lên xuống"))
    expect(meaning).to_be_hidden()
    for show, hide in (
        (term.focus, term.blur),
        (term.hover, lambda: page.mouse.move(0, 0)),
    ):
        show()
        expect(meaning).to_be_visible()
        box, height = meaning.bounding_box(), page.evaluate("innerHeight")
        assert box["x"] >= 0 and box["x"] + box["width"] <= width
        assert box["y"] >= 0 and box["y"] + box["height"] <= height
        hide()
        expect(meaning).to_be_hidden()


@pytest.mark.parametrize(
    ("lang", "busy", "done"),
    [
        ("vi", "Đang tính, xin đợi…", "The page is up to date."),
        ("en", "Working on it…", "Trang đã cập nhật xong."),
    ],
)
def test_a_page_that_takes_its_time_says_so(server, visit, lang, busy, done):
    """The server's answer is held back after its first two words: it has begun."""
    page = visit("about:blank", wait=False)
    gate = SimpleNamespace(let_through=None, held=[], socket=None)

    def hold(socket):
        def pass_on(message):
            if gate.let_through == 0:
                gate.held.append(message)
                return
            if gate.let_through:
                gate.let_through -= 1
            socket.send(message)

        gate.socket = socket
        socket.connect_to_server().on_message(pass_on)

    page.route_web_socket(re.compile("/_stcore/stream"), hold)
    page.goto(f"{server}/?province=Long+An&year=2023&lang={lang}")
    page.wait_for_selector(".st-key-downloads button")
    page.wait_for_selector(".stApp[data-test-script-state=notRunning]")
    sign = page.get_by_role("status").and_(page.locator(".at-work"))
    expect(page.locator(".at-work.seen")).to_have_count(0)
    gate.let_through = 2
    other = "en" if lang == "vi" else "vi"
    page.locator(".st-key-lang").get_by_text(other, exact=True).click()
    expect(page.locator(".at-work.seen")).to_have_text(busy)
    # More may come while these are passed on, and must not overtake them.
    while gate.held:
        gate.socket.send(gate.held.pop(0))
    gate.let_through = None
    expect(sign).to_have_text(done)
    expect(page.locator(".at-work.seen")).to_have_count(0)


def test_nothing_moves_for_a_reader_who_asks_for_stillness(server, visit):
    still, lively = (
        visit(f"{server}/?province=Long+An&year=2023&lang=vi", reduced_motion=wish)
        for wish in ("reduce", "no-preference")
    )
    longest = """Math.max(...[...document.querySelectorAll('*')].flatMap(one => {
        const style = getComputedStyle(one);
        return [...style.transitionDuration.split(','), ...style.animationDuration.split(',')]
            .map(parseFloat).filter(one => one); }))"""
    assert still.evaluate(longest) < 0.001 < lively.evaluate(longest)
