"""What is in the plan: chosen on any page, kept in the link, by province and year."""

import json
import re
from functools import partial
from html import unescape

import pytest

from papi.common import basket as baskets
from tests.pages.shown import folds, headline, html

CHOSEN = "20.2023-mend.service_delivery~7.6-mend.election_quality_02~0.515-out.transparency~~xong"


@pytest.fixture
def lang_son(open_link):
    return partial(open_link, province="Lạng Sơn", year=2023, lang="vi")


def act(app, text, field="plan_act"):
    """What the page's script sends when a button is pressed."""
    app.text_input(key=field).set_value(f"1 {text}").run()
    assert not app.exception
    assert not app.error
    return app


def told(app):
    """What the page tells its script to be in the plan: measure → direction."""
    markup = "".join(element.body for element in app.get("html"))
    found = re.search("data-planned='([^']*)'", markup)
    assert found
    items: dict[str, str] = json.loads(unescape(found[1]))["items"]
    return items


def link(app):
    return app.query_params.get("basket")


def test_until_somebody_chooses_the_plan_is_what_the_rule_proposes(lang_son):
    app = lang_son()
    assert link(app) is None
    assert told(app)["service_delivery"] == "mend"
    assert len(told(app)) == 14


def test_a_question_added_on_the_overview_is_in_the_link_and_in_the_plan(lang_son):
    app = act(lang_son(), "add election_quality_02")
    assert link(app).endswith("keep.e_governance-mend.election_quality_02")
    app.switch_page("pages/plan.py").run()
    assert "được mời đi bầu" in html(app) + "".join(one.body for one in app.get("html"))
    app.switch_page("pages/falls.py").run()
    assert told(act(app, "drop election_quality_02")).get("election_quality_02") is None
    # What the rule proposes is left out, and stays known: nobody proposes it again.
    assert "out.environment" in link(act(app, "drop environment"))


@pytest.mark.parametrize(
    ("page", "measure"),
    [
        ("overview", "service_delivery"),
        ("priorities", "primary_education"),
        ("falls", "participation"),
        ("compare", "environment"),
    ],
)
def test_contents_are_put_into_the_plan_where_they_are_seen(lang_son, page, measure):
    app = lang_son() if page == "overview" else lang_son(page)
    shown = html(app) + "".join(one.body for one in app.get("html"))
    assert f"data-plan='{measure}'" in shown


def test_a_link_with_a_basket_is_shown_as_it_is(lang_son):
    app = lang_son("plan", basket=CHOSEN)
    assert link(app) == CHOSEN
    assert told(app) == {"service_delivery": "mend", "election_quality_02": "mend"}
    assert headline(app) == "Lạng Sơn, kế hoạch năm 2024: khắc phục 6. Cung ứng dịch vụ công."
    assert "Không đưa vào: 1 nội dung" in folds(app)


def test_each_province_and_year_has_its_own_basket_and_none_is_lost(lang_son):
    app = lang_son("plan", basket=CHOSEN)
    app.text_input(key="province").set_value("Long An").run()
    assert link(app) is None
    act(app, "add law_and_order")
    assert link(app).startswith("80.2023-")
    app.selectbox(key="year").set_value(2022).run()
    assert link(app) is None
    app.selectbox(key="year").set_value(2023).run()
    app.text_input(key="province").set_value("Lạng Sơn").run()
    assert link(app) == CHOSEN


def test_going_back_to_an_earlier_link_loses_nothing(lang_son):
    app = act(lang_son("plan", basket=CHOSEN), "add environment")
    later = link(app)
    app.text_input(key="province").set_value("Long An").run()
    app.query_params["province"], app.query_params["basket"] = "Lạng Sơn", CHOSEN
    app.run()
    assert headline(app).startswith("Lạng Sơn")
    assert link(app) == later


def test_an_unmerged_province_has_one_basket_in_both_divisions(lang_son):
    app = lang_son("plan", basket=CHOSEN)
    app.segmented_control(key="division").set_value("34").run()
    assert not app.exception
    assert app.query_params["division"] == "34"
    assert link(app) == CHOSEN


@pytest.mark.parametrize(
    ("basket", "said"),
    [
        ("80.2023-mend.transparency", "của tỉnh hoặc năm khác"),
        ("20.2023-mend.transparency-mend.moon-<script>", "mend.moon"),
        ("nonsense", "nonsense"),
    ],
)
def test_a_bad_basket_in_a_link_gets_a_word(lang_son, basket, said):
    app = lang_son("plan", basket=basket)
    assert not app.exception
    assert not app.error
    assert said in app.info[0].value


@pytest.mark.parametrize("text", ["", "add", "add moon", "drop moon", "kept", "kept x y", "open x"])
def test_what_is_no_button_of_ours_changes_nothing(lang_son, text):
    assert link(act(lang_son(), text)) is None


def test_a_lost_session_gets_its_basket_back_from_the_browser(lang_son):
    app = act(lang_son(), f"kept papi_basket_20.2023 {CHOSEN}")
    assert link(app) == CHOSEN
    other = act(lang_son(), f"kept papi_basket_20.2023 {CHOSEN.replace('20.', '80.')}")
    assert link(other) is None


def test_what_if_rises_become_goals(open_link):
    app = open_link("priorities", province="Long An", year=2023, lang="en", plus2="0.40")
    app.button(key="plan_goals").click().run()
    found = baskets.read(link(app), {"transparency": "dimension"})
    [one] = found.basket
    # 4.803835 points and the rise of 0.40
    assert (one.measure, one.direction, one.goal) == ("transparency", "mend", 5.2038)
