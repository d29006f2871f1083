"""The bodies that carry out tasks: their level, and what a province or a city calls them."""

import re
from typing import Literal

Level = Literal["province", "commune"]


def bodies(names: str, *, is_city: bool) -> str:
    """A city's bodies are called after the city: Thanh tra thành phố, City Inspectorate."""
    if not is_city:
        return names
    return re.sub(r"(?<!cấp )\btỉnh\b", "thành phố", names).replace("Provincial", "City")
