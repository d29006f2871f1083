"""The bodies that carry out tasks, as a province or a city calls them."""

import re


def bodies(names: str, *, is_city: bool) -> str:
    """A city's bodies are called after the city: Thanh tra thành phố, City Inspectorate."""
    if not is_city:
        return names
    return re.sub(r"(?<!cấp )\btỉnh\b", "thành phố", names).replace("Provincial", "City")
