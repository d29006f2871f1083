"""Corrected sentences: the computed figure in the sentence's own number marks, or none at all."""

import pytest

from papi.claims import check, correcting, told
from papi.common.language import Language


def corrected(file, text):
    checked = check(file, text)
    return [correcting.corrected(checked, one) for one in checked.sentences]


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        ("Năm 2023 Long An đạt 44,83 điểm.", "Năm 2023 Long An đạt 40,83 điểm."),
        ("In 2023 Long An scored 44.8 points.", "In 2023 Long An scored 40.8 points."),
        ("Năm 2023 Long An xếp thứ 46/63.", "Năm 2023 Long An xếp thứ 46/61."),
        ("Năm 2023 Long An xếp thứ 45/63.", "Năm 2023 Long An xếp thứ 46/61."),
        ("Năm 2023 Long An đạt 40,83/60 điểm.", "Năm 2023 Long An đạt 40,83/80 điểm."),
        ("In 2022 Tuyen Quang ranked 41st.", "In 2022 Tuyen Quang ranked 20th."),
        ("In 2023 Long An ranked 41st of 61.", "In 2023 Long An ranked 46th of 61."),
        ("Năm 2023 Long An tăng 9 bậc.", "Năm 2023 Long An tăng 11 bậc."),
        ("Năm 2023 Long An tăng 1,03 điểm.", "Năm 2023 Long An tăng 1,02 điểm."),
        (
            "Năm 2023  Long An đạt 44,83 điểm, xếp thứ 46.",
            "Năm 2023 Long An đạt 40,83 điểm, xếp thứ 46.",
        ),
    ],
)
def test_the_computed_figure_stands_where_the_printed_one_stood(file, said, instead):
    assert corrected(file, said)[-1] == instead


@pytest.mark.parametrize(
    "said",
    [
        "Năm 2023 Long An đạt 40,83 điểm.",  # nothing is wrong
        "Năm 2023 Long An giảm 1,02 điểm.",  # the word is wrong
        "Năm 2023 Long An tụt xuống hạng 46.",
        "Năm 2023 Long An tụt xuống hạng 45.",
        "Năm 2023 Long An thuộc nhóm cao nhất.",  # no figure
        "Năm 2023 Long An đứng cuối cả nước.",
        "Năm 2023 Long An đạt hơn 45 điểm.",  # a limit is no figure to correct
        "Both Long An and Hoa Binh improved by 1.02 points in 2023.",  # one figure for two
        "Trời đẹp.",
    ],
)
def test_what_other_words_would_be_needed_for_is_not_corrected(file, said):
    assert corrected(file, said) == [None]


def test_a_corrected_sentence_is_right_when_it_is_read_again(file):
    wrong = [
        "Năm 2023, Long An đạt 44,83 điểm, xếp thứ 45/63, tăng 3,1 điểm so với năm 2022.",
        "Năm 2023 Long An cao hơn Tây Ninh 2,6 điểm, thấp hơn trung bình cả nước 4,5 điểm.",
        "Năm 2023 Tây Ninh đứng thứ 3 từ dưới lên.",
        "In 2023 Long An ranked 41st of 63 provinces, 9 places higher than in 2022.",
    ]
    for said in wrong:
        (again,) = corrected(file, said)
        assert {one.verdict for one in check(file, again).findings} == {"agrees"}, again


def test_the_pieces_of_a_sentence_are_the_whole_sentence(file):
    text = "Năm 2023, Long An đạt 40,83 điểm (xếp thứ 46/63), tăng vì nỗ lực lớn 12 lần; hết."
    checked = check(file, text)
    (sentence,) = checked.sentences
    pieces = told.pieces(Language("vi"), checked, sentence)
    assert "".join(one.text for one in pieces) == text
    spans = {one.claim.span for one in sentence.findings} | {one.span for one in sentence.leftovers}
    assert sum(bool(one.label) for one in pieces) == len(spans)
