"""The static edition's own sentences: where a reader is, where else to go, what this is."""

from papi.common.language import Language


def country(language: Language, year: int, *, of_34: bool) -> str:
    """The link to a year's country."""
    if of_34:
        return language.text("The country in {year}, 34 provinces", year=year)
    return language.text("The country in {year}", year=year)


def title(language: Language, headline: str) -> str:
    """The title of a page in the browser's tab."""
    return language.text("{headline} · PAPI", headline=headline)


def about(language: Language) -> str:
    """What the static edition is."""
    return language.text(
        "This is the static edition: the figures and sentences of the dashboard as plain pages. "
        "Whatever needs choosing is in the dashboard."
    )


def figures(language: Language) -> str:
    """Whose figures these are, and what is computed."""
    return language.text(
        "Scores are published by PAPI (papi.org.vn). Ranks, groups, changes and distances are "
        "computed from them by this tool; rank ranges are estimates."
    )


def superseded(language: Language, name: str, day: str) -> str:
    """What stands over a page of an earlier edition."""
    return language.text(
        "You are reading an earlier edition, of {day} ({name}). Figures have changed since.",
        day=day,
        name=name,
    )


METHOD = "method.html"
GLOSSARY = "glossary.html"
INDICATORS = "indicators.html"
SOURCES = "sources.html"
LIMITS = "limits.html"


def shelf(language: Language) -> dict[str, str]:
    """The pages of words by their names, with what a link to each says."""
    return {
        METHOD: language.text("How the figures are made"),
        GLOSSARY: language.text("Terms and measures"),
        INDICATORS: language.text("Indicators"),
        SOURCES: language.text("Sources and checks"),
        LIMITS: language.text("Gaps and breaks"),
    }


def method(language: Language) -> list[tuple[str, list[str]]]:
    """How the figures are made: questions and their answers, in the order in which a reader of a
    page meets them."""
    return [
        (
            language.text("What is published, computed, estimated?"),
            [
                language.text(
                    "Published by PAPI: sub-dimension scores, survey indicators, printed standard "
                    "errors. A dimension is the sum of its sub-dimensions, the total the sum of "
                    "all dimensions of the year: six until 2017 (6–60 points), eight since 2018 "
                    "(8–80 points)."
                ),
                language.text(
                    "Computed here: ranks, groups, changes and distances. Estimated here: the "
                    "usual variation, possible ranks, and the values of merged provinces before "
                    "their first survey."
                ),
            ],
        ),
        (
            language.text("When is a change more than noise?"),
            [
                language.text(
                    "A score moves from year to year although nothing lasting happened: other "
                    "respondents are asked, and ups and downs pass. How much, is measured from "
                    "all provinces: after subtracting the median change, noise in one year raises "
                    "one change and lowers the next."
                ),
                language.text(
                    "A change is called a rise or a fall only if it exceeds the usual variation "
                    "(1.96·√2 times the noise of one score). Everything else is called within the "
                    "usual variation, whatever its sign."
                ),
                language.text(
                    "If at least 95% of the provinces moved the same way and the median moved by "
                    "more than 5%, the shift is nationwide: as a rule because the questionnaire "
                    "changed."
                ),
            ],
        ),
        (
            language.text("What is a rank worth?"),
            [
                language.text(
                    "Only provinces with a published score are ranked, and how many is always "
                    "said. The possible ranks are those of 95 of 100 simulations in which every "
                    "score moves by its usual variation."
                ),
                language.text(
                    "The four groups begin at the 75th, 50th and 25th percentile of the published "
                    "provinces. A group is uncertain when fewer than 80 of 100 simulations put "
                    "the province there."
                ),
            ],
        ),
        (
            language.text("What may be compared?"),
            [
                language.text(
                    "Two years are compared only if they follow each other and PAPI did not "
                    "change what is asked or how it is counted. The 63 and the 34 provinces are "
                    "never ranked together."
                ),
                language.text(
                    "Before their first survey, values of the merged provinces are plain means of "
                    "the published scores of the old provinces. They are estimates, with a dashed "
                    "outline wherever they are drawn."
                ),
            ],
        ),
        (
            language.text("What is an edition?"),
            [
                language.text(
                    "Figures can change when PAPI corrects a table or a rule here is mended. Each "
                    "set of figures is an edition, with the day on which it was first built and a "
                    "name that is computed from the figures: equal figures, equal name. A page "
                    "that has changed is kept as it was, and a citation names its edition."
                )
            ],
        ),
    ]
