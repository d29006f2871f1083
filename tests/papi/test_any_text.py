"""Any text is read without an error and in a moment."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from papi.claims import check, grammar, verdict_words, wording
from papi.common.language import Language


@pytest.mark.parametrize(
    "text",
    [
        "1" * 20_000,
        "1," * 10_000,
        "xếp thứ " * 2_500,
        "tang " * 4_000,
        "nhóm " * 4_000,
        "từ hạng 1 " * 2_000,
        "up by " * 3_000,
        "/" * 20_000,
        "(" * 20_000,
        "so voi a " * 2_200,
        "Long An " * 2_500,
        "thứ hạng số ở tại " * 1_100,
        "khong a" * 2_800,
        " " * 20_000,
    ],
)
def test_no_text_runs_away(file, text):
    # A pattern that backtracks would take hours here, not a second.
    checked = check(file, text)
    assert checked.text and all(one.verdict in wording.VERDICTS for one in checked.findings)


WORDS = st.sampled_from(
    ["Long An", "tăng", "giảm", "46", "46/63", "40,83", "điểm", "bậc", "xếp thứ", "nhóm",
     "cao nhất",
     "từ hạng", "lên", "năm 2023", "so với", "năm 2022", "(", ")", ",", ".", "/", "%", "-", "PAPI",
     "lần lượt", "và", "ranked", "from", "to", "57th", "points", "up", "last", "2.1", "0", "999",
     *(ways[0].partition(":")[0] for tag, ways in grammar.WORDS.items() if tag != "silent")]
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=25).map(" ".join)))
@example("tăng 0 bậc Long An 2023")
@example("Long An 2023 từ nhóm trung bình thấp đến nhóm cao nhất")
@example("Long An 2023 đạt 0,0 điểm, xếp thứ 0/0")
@example("\u0301\u0300 46/63 \ud7ff")
def test_no_text_ever_raises(file, text):
    for one in check(file, text, "80", 2023).findings:
        assert one.verdict in wording.VERDICTS
        for code in ("vi", "en"):
            assert verdict_words.verdict_sentence(
                Language(code), one.figures, "Long An", "PAPI", one.claim.precision
            )
