"""A page of each kind, made in this process: what it says, what is on it, where it leads."""

import json
import re
from dataclasses import replace

import pytest

from papi.common.language import Language
from papi.common.parts import View
from papi.site import making, nation, places, shelf, writing
from papi.site.edition_file import EditionFile
from papi.site.making import Run, Task
from papi.site.places import PlaceYear
from papi.site.shell import Site
from papi.warehouse import editions
from tests.papi.site.asked import BASE

SOURCE = "Source: CECODES, RTA & UNDP (2025). "
MEASURES = [
    ("total", "Total"),
    ("participation", "1. Participation"),
    ("transparency", "2. Transparency"),
    ("accountability", "3. Accountability"),
    ("corruption_control", "4. Corruption control"),
    ("admin_procedures", "5. Admin. procedures"),
    ("service_delivery", "6. Public services"),
    ("environment", "7. Environment"),
    ("e_governance", "8. E-governance"),
]


@pytest.fixture(scope="module")
def site(file):
    made = Site(file, BASE, "https://papi.example.vn", (2024, 2023), frozenset())
    return replace(made, pages=writing.every_province(made))


@pytest.fixture(scope="module")
def pages(site):
    made = [
        *shelf.pages(site),
        *nation.pages(site, 2024, of_34=False),
        *nation.pages(site, 2024, of_34=True),
        *places.pages(site, PlaceYear(2024, False, "80")),
        *places.pages(site, PlaceYear(2024, True, "80n")),
    ]
    held = {page.path: page for page in made}
    assert len(held) == len(made) == 12 + 20 + 20 + 18 + 18
    return held


def heads(page):
    found = re.findall(r"<h[12][^>]*>(.*?)</h[12]>", page.body)
    return [re.sub(r"<[^>]*>", "", one) for one in found]


def rankings(folder, *, without=""):
    return tuple((f"{folder}/measure/{key}.html", name) for key, name in MEASURES if key != without)


def test_a_years_country(pages):
    page, of_34 = pages["en/2024/index.html"], pages["en/2024/34/index.html"]
    assert page.title == "The country in 2024 · PAPI"
    assert page.description.startswith("The country in 2024, Total: a median of 43.48 points")
    assert heads(page)[0] == page.description and page.source.startswith(SOURCE)
    assert [one.split(" ")[0] for one in heads(page)] == ["The", "Quảng", "Half", "The", "The"]
    assert page.asked == "./country?measure=total&year=2024&lang=en"
    assert page.ways == () and page.picture == ""
    assert page.choices == (
        ("Rankings", rankings("en/2024")),
        ("Other years", (("en/2023/index.html", "2023"),)),
        ("The other division of the country",
         (("en/2024/34/index.html", "The country in 2024, 34 provinces"),)),
    )  # fmt: skip
    assert of_34.title == "The country in 2024, 34 provinces · PAPI"
    assert of_34.asked == "./country?measure=total&year=2024&lang=en&division=34"
    assert of_34.choices == (
        ("Rankings", rankings("en/2024/34")),
        ("Other years", (("en/2023/34/index.html", "2023"),)),
        ("The other division of the country",
         (("en/2024/index.html", "The country in 2024"),)),
    )  # fmt: skip
    assert "43.81" in of_34.description and "34 ranked" in of_34.description


@pytest.mark.parametrize(("folder", "ranked"), [("2024", 61), ("2024/34", 34)])
def test_all_provinces_on_a_measure(pages, folder, ranked):
    page = pages[f"en/{folder}/measure/transparency.html"]
    assert page.title == "2. Transparency 2024 · PAPI"
    assert "2. Transparency: a median of" in page.description
    assert page.body.count("class='mark rank'") == ranked
    title = "The country in 2024, 34 provinces" if ranked == 34 else "The country in 2024"
    assert page.ways == ((f"en/{folder}/index.html", title),)
    before = f"en/{folder.replace('2024', '2023')}/measure/transparency.html"
    assert page.choices == (
        ("Page", ()),
        ("Rankings", rankings(f"en/{folder}", without="transparency")),
        ("Other years", ((before, "2023"),)),
    )
    assert page.asked.startswith("./country?measure=transparency&year=2024&lang=en")
    assert page.asked.endswith("&division=34") is (ranked == 34)
    # The 63 are also told apart by region; no part of the page turns leaves of its own.
    assert len(heads(page)) == (2 if ranked == 34 else 3)
    assert page.source.startswith(SOURCE)


def test_a_dimension_that_began_later_has_no_other_year_before_it(site, file):
    longer = replace(site, years=(2024, 2018, 2017))
    view = View(file, Language("en"), "", 2024)
    assert [name for name, _ in MEASURES] == nation.ranked(view)
    assert len(nation.ranked(replace(view, year=2017))) == 7
    page = nation.measure_page(longer, view, "environment", 1, of_34=False)
    assert page.choices[2] == ("Other years", (("en/2018/measure/environment.html", "2018"),))


def test_a_provinces_year(pages, site, file):
    page = pages["en/2024/long-an.html"]
    opening = "Long An 2024: 42.29 of 80 points, 45th of 61 ranked provinces, low-average group"
    assert page.title == "Long An 2024 · PAPI" and page.description.startswith(opening)
    assert page.source.startswith(SOURCE) and page.picture == "en/2024/long-an.png"
    assert page.sentence.startswith("+1.46 points is within the usual year-to-year variation")
    assert page.asked == "./?province=Long+An&year=2024&lang=en"
    assert page.ways == (
        ("en/2024/index.html", "The country in 2024"),
        ("en/2024/measure/total.html", "The ranking of 2024"),
    )
    assert page.choices == (
        ("Other years", (("en/2023/long-an.html", "2023"),)),
        ("The other division of the country", (("en/2024/34/tay-ninh.html", "Tây Ninh (new)"),)),
    )
    own, eight, standing, peers = heads(page)
    assert own == page.description and eight.startswith("None of the 8")
    assert standing.startswith("Long An is 45th") and peers.startswith("Where do the provinces")
    beside = page.body[page.body.index(peers) :]
    beside = beside[: beside.index("</table>")]
    assert beside.count("class='mark rank'") == 12
    for key, _ in MEASURES[1:]:
        assert f"href='../../en/2024/long-an/{key}.html'" in page.body
    # One map, without the list of all provinces that the dashboard has beside it.
    assert page.body.count("class='tiles'") == 1 == page.body.count("class='ranking'")
    term = "<a class='term' href='../../en/glossary.html#variation'>"
    assert re.search(f"{term}[a-z ]+</a>", page.body)
    assert "<button" not in page.body and "href='../../en/glossary.html#variation'" in page.body
    # No year that the edition does not have, and none in which the province had no page.
    fewer = replace(site, years=(2024, 2022), pages=site.pages)
    (_, years), _ = next(iter(places.pages(fewer, PlaceYear(2024, False, "80")))).choices
    assert years == ()
    alone = next(iter(places.pages(replace(site, pages=frozenset()), PlaceYear(2024, False, "80"))))
    assert [ways for _, ways in alone.choices] == [(), ()]


def test_a_province_of_which_nothing_was_published_says_so_and_shows_its_last_year(site):
    made = {page.path: page for page in places.pages(site, PlaceYear(2024, False, "26"))}
    page = made["en/2024/vinh-phuc.html"]
    assert page.description.startswith("Vĩnh Phúc 2024: PAPI published no scores. Last published")
    assert page.title == "Vĩnh Phúc 2024 · PAPI" and page.choices[0][1][0][1] == "2023"
    older = made["en/2024/vinh-phuc/participation.html"]
    assert older.title == "Vĩnh Phúc 2023: 1. Participation · PAPI"
    assert older.ways[2] == ("en/2024/vinh-phuc.html", "Vĩnh Phúc 2024")


def test_a_new_provinces_year_leads_to_the_old_ones_and_has_no_region(pages):
    page = pages["en/2024/34/tay-ninh.html"]
    assert page.title == "Tây Ninh (new) 2024 · PAPI" and "(estimate)" in page.description
    assert page.choices == (
        ("Other years", (("en/2023/34/tay-ninh.html", "2023"),)),
        ("The other division of the country",
         (("en/2024/long-an.html", "Long An"), ("en/2024/tay-ninh.html", "Tây Ninh"))),
    )  # fmt: skip
    assert not any("region" in one for one in heads(page))
    assert page.asked.endswith("&division=34")


def test_a_dimension_of_a_provinces_year(pages):
    page = pages["en/2024/long-an/transparency.html"]
    assert page.title == "Long An 2024: 2. Transparency · PAPI"
    assert page.description == (
        "Long An 2024: 2. Transparency. 4.80 → 5.08, 44 of 61 (20–57): ● +0.28, within usual "
        "variation (usual ±0.55)"
    )
    assert page.body.startswith("<h1 class='headline'>Long An 2024: 2. Transparency</h1><")
    assert page.body.count("class='part'") == 4 and "class='inside'" in page.body
    assert page.asked.startswith("./trends?") and "measure=transparency" in page.asked
    assert page.ways == (
        ("en/2024/index.html", "The country in 2024"),
        ("en/2024/measure/total.html", "The ranking of 2024"),
        ("en/2024/long-an.html", "Long An 2024"),
    )
    others = [(f"en/2024/long-an/{key}.html", name) for key, name in MEASURES[1:]]
    assert page.choices == (("Other dimensions", (*others[:1], *others[2:])),)
    assert page.picture == page.sentence == ""


def test_pages_of_words(pages):
    home = pages["en/index.html"]
    assert home.title == "Scores of Viet Nam's provinces · PAPI" and home.ways == ()
    assert home.description.startswith("In 2024, 61 of 63 provinces were ranked")
    assert heads(home)[0] == "Choose your province" and home.body.count("class='tile ") >= 61
    assert home.asked == "./?lang=en"
    assert home.choices == (
        ("The country by year",
         tuple((f"en/{year}{folder}/index.html", f"The country in {year}{more}")
               for year in (2024, 2023)
               for folder, more in (("", ""), ("/34", ", 34 provinces")))),
    )  # fmt: skip
    shown = {
        "method": (6, "<p>A change is called a rise or a fall only if"),
        "glossary": (4, "<dt id='variation'>Usual variation</dt><dd>"),
        "indicators": (2, "<table"),
        "sources": (3, "<table"),
        "limits": (3, "<table"),
    }
    for name, (count, held) in shown.items():
        page = pages[f"en/{name}.html"]
        assert len(heads(page)) == count and held in page.body, name
        assert page.body.startswith(f"<h1 class='headline'>{page.description}</h1>")
        assert page.title == f"{page.description} · PAPI" and page.asked == "./data?lang=en"
        assert page.source.startswith("PAPI provincial scores 2011–2024")
    assert "<caption>Indicator</caption>" in pages["en/indicators.html"].body
    glossary = pages["en/glossary.html"].body
    assert heads(pages["en/glossary.html"])[1:] == ["Total", "Dimension", "Sub-dimension"]
    assert glossary.startswith("<h1 class='headline'>Terms and measures</h1><dl><dt id=")
    assert (
        glossary.count("<div class='note'>") == 3 and "</dd></dl><h2 class='question'>" in glossary
    )
    assert pages["vi/glossary.html"].asked == "./data?lang=vi"


def test_all_that_is_made_is_listed_by_task_the_newest_year_first(site, file):
    made = making.tasks(site)
    assert made[:3] == [Task(), Task(2024), Task(2024, False, made[2].code)]
    assert len(made) == 1 + 2 * (1 + 63 + 1 + 34)
    years = [one.year for one in made[1:]]
    assert years == sorted(years, reverse=True) and len(set(made)) == len(made)
    assert len(site.pages) == 2 * 2 * (63 + 34) and "vi/2023/34/tay-ninh.html" in site.pages
    assert [Task().name, Task(2024).name, Task(2024, True).name, Task(2024, True, "80n").name] == [
        "0-63-all", "2024-63-all", "2024-34-all", "2024-34-80n",
    ]  # fmt: skip


def test_a_task_is_made_once_and_what_is_unchanged_stays_as_it_was_published(site, file, tmp_path):
    edition, task = editions.current(file), Task(2024, False, "80")
    run = Run(site, edition, tmp_path / "out", tmp_path / "new")
    made = making.make(run, task)
    page, picture = "en/2024/long-an.html", "vi/2024/long-an.png"
    assert len(made) == 18 + 2 and {page, picture} <= set(made)
    day = edition.first_built.isoformat()
    assert {(one.edition, one.day) for one in made.values()} == {(edition.edition, day)}
    assert len({one.made_of for one in made.values()}) == 20
    held = (run.new / page).read_text(encoding="utf-8")
    assert edition.edition in held and f"{edition.first_built.year}" in held and "@day@" not in held
    assert f"canonical' href='{BASE}/{page}'" in held
    # Taken up again by its note, without a look at the pages.
    note = run.new / ".done" / "2024-63-80.json"
    assert set(json.loads(note.read_bytes())) == set(made)
    (run.new / page).unlink()
    assert making.make(run, task) == made and not (run.new / page).exists()
    # The next edition: a page that was otherwise and one that is lost are written, others linked.
    note.unlink()
    run.new.rename(tmp_path / "out")
    before = {path: replace(one, edition="e0", day="2026-01-02") for path, one in made.items()}
    changed = "vi/2024/long-an.html"
    before[changed] = replace(before[changed], made_of="other")
    listed = EditionFile([], before).text()
    (tmp_path / "out" / "edition.json").write_text(listed, encoding="utf-8")
    making._before.cache_clear()
    again = making.make(run, task)
    new = {path for path, one in again.items() if one.edition == edition.edition}
    assert new == {changed, page} and again[picture] == before[picture]
    linked = {path for path in made if (tmp_path / "out" / path).exists()} - new
    assert len(linked) == 18
    assert all((tmp_path / "out" / path).samefile(run.new / path) for path in linked)
    assert (run.new / page).read_text(encoding="utf-8") == held


@pytest.mark.parametrize(("task", "count"), [(Task(), 12), (Task(2024, True), 20)])
def test_a_task_without_a_province_is_a_years_country_or_words(site, task, count):
    made = list(making._pages(site, task))
    assert len(made) == count and {one.lang for one in made} == {"vi", "en"}
    assert ("en/2024/34/measure/total.html" in {one.path for one in made}) is (task.year == 2024)
