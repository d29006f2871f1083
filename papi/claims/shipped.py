"""The printed statements that are shipped, as the view claim_verdict judges them."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from papi.claims import questions
from papi.claims.questions import PrintedClaim
from papi.common import naming, survey_year
from papi.common.remembered import remembered
from papi.warehouse.connection import Identity


@dataclass(frozen=True)
class Statements:
    """Which of the shipped statements, `all` or a code each; whose: all · ours."""

    verdict: str
    kind: str
    year: str
    whose: str


@dataclass(frozen=True)
class Printed:
    """A printed statement with its verdict. figures: what it was judged by; province: its name as
    the pages write it; source: an address or a title."""

    year: int
    province_code: str
    province: str
    measure: str
    kind: str
    verdict: str
    source: str
    figures: PrintedClaim

    @property
    def address(self) -> str | None:
        """Where it can be read, when the source is an address."""
        return self.source if urlsplit(self.source).scheme in {"http", "https"} else None

    @property
    def publisher(self) -> str:
        """The source in short: the host of an address, else the title."""
        return urlsplit(self.source).netloc.removeprefix("www.") if self.address else self.source


@remembered(2)
def statements(file: Identity) -> tuple[Printed, ...]:
    """Every shipped statement, the newest year first, else in the order of claims.csv."""
    known = survey_year.provinces(file)
    found = []
    for row in questions.claim_verdicts(file):
        code = row.province_code
        found.append(
            Printed(
                row.year,
                code,
                known[code].name if code in known else naming.full_name(file, code),
                row.measure,
                row.kind,
                row.verdict,
                row.source,
                row,
            )
        )
    return tuple(sorted(found, key=lambda one: -one.year))


def about(file: Identity, province_code: str, year: int | None = None) -> list[Printed]:
    """Those about a province (an unchanged one under either code, one of the 34 also about its
    parts), in one year or in all."""
    codes = {province_code, *naming.parts(file, province_code)}
    if naming.places(file)[province_code].unchanged:
        codes.add(naming.code_in(file, province_code, 34))
    return [
        one
        for one in statements(file)
        if one.province_code in codes and (year is None or one.year == year)
    ]


def chosen(file: Identity, province_code: str, which: Statements) -> list[Printed]:
    """Those that match a choice; `province_code` matters only where it asks for ours."""
    found = about(file, province_code) if which.whose == "ours" else statements(file)
    return [
        one
        for one in found
        if which.verdict in ("all", one.verdict)
        and which.kind in ("all", one.kind)
        and which.year in ("all", str(one.year))
    ]
