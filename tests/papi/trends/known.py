"""The languages, and the provinces that the tests look at; a chart's bands."""

import plotly.graph_objects as go

from papi.common.language import Language

EN, VI = Language("en"), Language("vi")
LONG_AN, CAO_BANG, QUANG_NINH, BAC_NINH = "80", "04", "22", "27"


def bands(figure: go.Figure) -> list[go.layout.Shape]:
    """The bands of usual variation in a chart."""
    return [shape for shape in figure.layout.shapes if shape.type == "path"]
