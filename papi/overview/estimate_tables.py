"""The table behind an estimate: the old provinces' own published figures beside their mean."""

from collections.abc import Callable
from typing import Any

from papi.common import links, vocabulary
from papi.common.estimates import Estimate, FormerProvince
from papi.common.language import Language
from papi.common.rank_columns import of_count
from papi.common.standing import Standing
from papi.common.tables import Column, Table


def parts(language: Language, estimate: Estimate) -> Table:
    """Total and dimensions: the estimate, how many parts were published, each part's points and
    rank among the provinces surveyed."""
    rows = [
        one
        for one in estimate.measures.values()
        if one.level == "dimension" or one.measure == "total"
    ]
    return Table(
        language.text("What the estimate is based on"),
        [
            Column(
                language.text("Measure"),
                "text",
                lambda one: vocabulary.measure_name(language, one, short=True),
            ),
            Column(language.text("Mean (estimate)"), "points", lambda one: one.value),
            of_count(
                language,
                language.text("Old provinces published"),
                lambda one: (len(estimate.published(one.measure)), len(estimate.parts)),
            ),
            *(column for part in estimate.parts for column in _of_part(language, estimate, part)),
        ],
        rows,
    )


def _of_part(language: Language, estimate: Estimate, part: FormerProvince) -> list[Column]:
    def there(take: Callable[[Standing], Any]) -> Callable[[Standing], Any]:
        return lambda one: (
            take(part.measures[one.measure]) if one.measure in part.measures else None
        )

    name, address = language.place(part.name), links.overview(language, part.name, estimate.year)
    return [
        Column(name, "points", there(lambda one: one.value), link=lambda _: address),
        of_count(
            language,
            language.text("Rank of {province}", province=part.name),
            there(lambda one: (one.rank, one.ranked_count)),
        ),
    ]
