"""Plans of provinces by name."""

from collections.abc import Callable

import pytest

from papi.plan import gather
from papi.plan.gather import Plan
from papi.warehouse import places


@pytest.fixture(scope="session")
def planned(file) -> Callable[..., Plan]:
    """The plan of a province by name."""

    def plan(name: str, year: int, target=None, partners=None, **chosen) -> Plan:
        code = places.find_province(file, name)
        assert code
        return gather.gather(file, code, year, target, partners, **chosen)

    return plan
