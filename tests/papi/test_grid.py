"""Tables as markup: no name becomes markup, figures stand right, links and looks hold."""

from html.parser import HTMLParser

from papi.common.drawing import grid
from papi.common.language import Language
from papi.common.tables import Column, Look, Table

ROWS = [{"name": "<b>Bà Rịa</b> & 'Vũng Tàu'", "value": 1234.5}, {"name": "Huế", "value": None}]
TABLE = Table(
    'A "title" <i>',
    [
        Column("Province <1>", "text", lambda row: row["name"], link=lambda row: "./?a=1&b=<2>"),
        Column(
            "Points",
            "points",
            lambda row: row["value"],
            look=lambda row: Look("fell", "▼") if row["value"] else None,
        ),
    ],
    ROWS,
)


class Seen(HTMLParser):
    """Every tag with its attributes, and the words between."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.words = [], []
        self.feed(markup)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)


def test_words_are_words_and_figures_stand_right():
    seen = Seen(grid.markup(Language("vi"), TABLE, tall=True))
    assert not {"b", "i"} & {tag for tag, _ in seen.tags}
    assert seen.words == [
        'A "title" <i>', "Province <1>", "Points", "<b>Bà Rịa</b> & 'Vũng Tàu'", "1.234,50 ▼",
        "Huế", "–",
    ]  # fmt: skip
    cells = [attrs for tag, attrs in seen.tags if tag == "td"]
    # A text of more than 18 letters may take several lines.
    assert cells == [{"class": "long"}, {"class": "n fell"}, {}, {"class": "n"}]
    assert [attrs["href"] for tag, attrs in seen.tags if tag == "a"] == ["./?a=1&b=<2>"] * 2
    assert seen.tags[0][1]["class"] == "scroll tall"
    assert [attrs for tag, attrs in seen.tags if tag == "th"] == [
        {"scope": "col"},
        {"scope": "col", "class": "n"},
    ]


def test_the_same_figures_give_the_same_markup():
    """What has not changed is not sent or drawn anew."""
    assert grid.markup(Language("en"), TABLE) == grid.markup(Language("en"), TABLE)
