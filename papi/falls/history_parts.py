"""The part on one province's falls over all years."""

from papi.common import estimate_words as estimates
from papi.common import survey_year
from papi.common.parts import Part, View, headed
from papi.falls import history, history_tables, history_words


def past(view: View, _choice: object) -> Part:
    """How often the province has fallen."""
    say, held = view.language, history.gather(view.file, view.province_code)
    return Part(
        "past",
        *headed(history_words.answer(say, held)),
        parts=(
            Part(
                "years",
                fold=say.text("Changes by dimension, year by year"),
                table=history_tables.history(say, held, view.year),
                tall=True,
                notes=(history_words.note(say),),
            ),
            Part(
                "records",
                fold=say.text("Falls by dimension since the first year"),
                table=history_tables.records(say, held),
            ),
            Part(
                "refused",
                fold=say.text("Why some years are not compared"),
                notes=tuple(history_words.refused(say, held)),
            ),
            Part(
                "source",
                notes=(estimates.source(say, survey_year.gather(view.file, view.year)),),
            ),
        ),
    )
