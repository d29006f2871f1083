"""What the figures of one of the 34 provinces are based on in years before it was formed."""

from dataclasses import dataclass

from papi.common import naming, survey_year
from papi.common.standing import Standing
from papi.common.survey_year import Province
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class FormerProvince:
    """An old province and its own standings of the year, as surveyed, by measure."""

    code: str
    name: str
    measures: dict[str, Standing]


@dataclass(frozen=True)
class Estimate:
    """A province of the 34 and its old provinces; one that was not merged is its own only part, and
    its values are published ones. `measures` are its own standings among the 34."""

    province: Province
    year: int
    parts: tuple[FormerProvince, ...]
    measures: dict[str, Standing]

    @property
    def merged(self) -> bool:
        """Whether the values are means of several old provinces."""
        return len(self.parts) > 1

    def published(self, measure: str) -> list[FormerProvince]:
        """The old provinces whose mean is the value of this measure."""
        return [part for part in self.parts if measure in part.measures]

    @property
    def foremost(self) -> str | None:
        """The measure that a first sentence is about: the total, else a dimension; None when no
        part was published."""
        return next(iter(self.measures), None)


def estimate(file: Identity, province_code: str, year: int) -> Estimate | None:
    """What the figures of that year are based on; None where all are published."""
    if year not in survey_year.estimated_years(file):
        return None
    surveyed = survey_year.gather(file.as_surveyed, year)
    return Estimate(
        survey_year.provinces(file)[province_code],
        year,
        tuple(
            FormerProvince(code, naming.full_name(file, code), surveyed.of_province(code))
            for code in naming.parts(file, province_code)
        ),
        survey_year.gather(file, year).of_province(province_code),
    )
