"""The pages: the one list that navigation, search, benchmarks and tests read."""

from papi.common.language import marked

# File stem → title, in the order of the navigation; the first opens at the bare address.
PAGES = {
    "overview": marked("Overview"),
    "trends": marked("Trends"),
    "compare": marked("Compare"),
    "falls": marked("Falls"),
    "priorities": marked("Priorities"),
    "plan": marked("Plan"),
    "report": marked("Report"),
    "country": marked("The country"),
    "check": marked("Check"),
    "data": marked("Data"),
}
# Pages that need no province of the reader's own.
OF_ALL = ("country", "check", "data")
