"""Draws the paths of a province and its learning partners over the comparable years."""

import plotly.graph_objects as go

from papi.common.charts import estimated as estimates
from papi.common.charts.house import blank, marks
from papi.common.language import Language
from papi.common.palette import Palette
from papi.compare.learning import Learning

HEIGHT = 380
TOP, BOTTOM, LEFT, RIGHT = 12, 36, 44, 124
MOST = 4
LINE = 16
DASHES = ("solid", "dash", "dot", "dashdot")


def draw(language: Language, name: str, seen: Learning, palette: Palette) -> go.Figure:
    """Our path and those of the first partners, each named at its end; a year that was not
    published is a gap. Unit: points."""
    name, shown = language.place(name), seen.partners[:MOST]
    values = [value for one in shown for value in one.path.values()]
    values += list(seen.own_path.values())
    pad = 0.06 * ((max(values) - min(values)) or 1)
    low, high = min(values) - pad, max(values) + pad
    figure = blank(palette, HEIGHT)
    figure.add_traces(
        [
            *(
                _line(
                    language,
                    language.place(one.name),
                    one.path,
                    one.estimated,
                    palette.quiet,
                    1.8,
                    dash,
                    palette,
                )
                for one, dash in zip(shown, DASHES, strict=False)
            ),
            _line(
                language,
                name,
                seen.own_path,
                seen.own_estimated,
                palette.own,
                3.5,
                "solid",
                palette,
            ),
        ]
    )
    ends = [(language.place(one.name), one.path, palette.text) for one in shown]
    ends.append((f"<b>{name}</b>", seen.own_path, palette.own))
    years = sorted({year for _, path, _ in ends for year in path})
    figure.update_layout(
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": BOTTOM},
        annotations=_names(language, ends, low, high, max(years)),
        overwrite=True,
    )
    figure.update_xaxes(range=[min(years) - 0.2, max(years) + 0.15], tickvals=years, overwrite=True)
    figure.update_yaxes(
        visible=True,
        range=[low, high],
        showgrid=True,
        gridcolor=palette.line,
        tickfont={"size": 12},
        **marks(low, high, language.points, 5),
        overwrite=True,
    )
    return figure


def _line(
    language: Language,
    name: str,
    path: dict[int, float],
    estimated: frozenset[int],
    color: str,
    width: float,
    dash: str,
    palette: Palette,
) -> go.Scatter:
    years = range(min(path), max(path) + 1)
    return go.Scatter(
        x=list(years),
        y=[path.get(year) for year in years],
        mode="lines+markers",
        line={"color": color, "width": width, "dash": dash},
        marker={
            "size": 8,
            **estimates.marks(color, [year in estimated for year in years], palette),
        },
        customdata=[
            f"{name} {year}: {language.points(path[year])}" if year in path else ""
            for year in years
        ],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _names(
    language: Language,
    ends: list[tuple[str, dict[int, float], str]],
    low: float,
    high: float,
    last: int,
) -> list[dict]:
    """A name beside the end of each path, pushed down where it would touch the one above it."""
    plot = HEIGHT - TOP - BOTTOM
    spots = sorted(
        (
            ((high - path[max(path)]) / (high - low) * plot, name, path, color)
            for name, path, color in ends
        ),
        key=lambda spot: spot[0],
    )
    heights: list[float] = []
    for wanted, *_ in spots:
        heights.append(max(wanted, heights[-1] + LINE) if heights else wanted)
    # The lowest may have been pushed below the plot: then all move up together.
    raised = max(0.0, heights[-1] - plot)
    return [
        {
            "x": last, "xref": "x", "xanchor": "left", "xshift": 14,
            "y": 1 - (height - raised) / plot, "yref": "paper", "yanchor": "middle",
            "showarrow": False, "text": f"{name} {language.points(path[max(path)])}",
            "font": {"size": 11.5, "color": color},
        }
        for height, (_, name, path, color) in zip(heights, spots, strict=True)
    ]  # fmt: skip
