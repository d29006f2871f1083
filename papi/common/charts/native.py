"""Charts as Word and PowerPoint hold them: their data in a workbook inside the file, so that an
office can edit them, and sharp at any size. Every figure is also text, in the language's form."""

from dataclasses import dataclass
from typing import Any, Literal

from pptx.chart.chart import Chart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Length, Pt

from papi.common.palette import Palette

_TYPES = {"bars": XL_CHART_TYPE.BAR_CLUSTERED, "lines": XL_CHART_TYPE.LINE_MARKERS}
_FORMAT = "0.00"


@dataclass(frozen=True)
class NativeSeries:
    """Values by category, None where there is none, with what each is labelled ("" for no label)
    and its colour. apart: the line is drawn in dashes, without marks."""

    name: str
    values: tuple[float | None, ...]
    labels: tuple[str, ...]
    colours: tuple[str, ...]
    apart: bool = False


@dataclass(frozen=True)
class NativeChart:
    """A chart with its title and what it shows in words; bars are horizontal, the first category at
    the top. unit: the words of the axis of values."""

    kind: Literal["bars", "lines"]
    title: str
    alt: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[NativeSeries, ...]


def draw(
    shapes: Any, chart: NativeChart, box: tuple[Length, ...], palette: Palette, *, size: float
) -> Any:
    """Adds the chart to the shapes of a slide in a box (left, top, width, height), text in `size`
    points; gives its frame."""
    data: Any = CategoryChartData(number_format=_FORMAT)  # type: ignore[no-untyped-call]
    data.categories = chart.categories
    for one in chart.series:
        data.add_series(one.name, one.values)
    frame = shapes.add_chart(_TYPES[chart.kind], *box, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", chart.alt)
    frame.name = chart.title
    _style(frame.chart, chart, palette, size)
    return frame


def _style(made: Chart, chart: NativeChart, palette: Palette, size: float) -> None:
    made.font.size = Pt(size)
    made.font.color.rgb = rgb(palette.text)
    made.has_title = False
    _without_frame(made)
    made.has_legend = len(chart.series) > 1
    if made.has_legend:
        made.legend.position = XL_LEGEND_POSITION.BOTTOM
        made.legend.include_in_layout = False
    _axes(made, chart, palette)
    plot: Any = made.plots[0]
    if chart.kind == "bars":
        plot.gap_width = 45
    for drawn, one in zip(plot.series, chart.series, strict=True):
        _bars(drawn, one) if chart.kind == "bars" else _line(drawn, one)
        _labels(drawn, one, chart.kind)


def _without_frame(made: Chart) -> None:
    """No line around the chart, which some programs draw by themselves."""
    space = made._chartSpace
    frame = parse_xml(f"<c:spPr {nsdecls('c', 'a')}><a:ln><a:noFill/></a:ln></c:spPr>")
    following = space.find(qn("c:txPr"))
    following.addprevious(frame) if following is not None else space.append(frame)


def _axes(made: Chart, chart: NativeChart, palette: Palette) -> None:
    categories: Any = made.category_axis
    categories.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    categories.major_tick_mark = XL_TICK_MARK.NONE
    categories.format.line.color.rgb = rgb(palette.line)
    values: Any = made.value_axis
    values.has_title = True
    values.axis_title.text_frame.text = chart.unit
    for run in values.axis_title.text_frame.paragraphs[0].runs:
        run.font.bold, run.font.size = False, made.font.size
    values.major_gridlines.format.line.color.rgb = rgb(palette.line)
    values.format.line.fill.background()
    values.major_tick_mark = XL_TICK_MARK.NONE
    # Labels stand at the marks: the axis would write a decimal point whatever the language.
    values.tick_label_position = XL_TICK_LABEL_POSITION.NONE
    if chart.kind == "bars":
        categories.reverse_order = True
        values.has_major_gridlines = False
    low, high = _reach(chart)
    values.minimum_scale, values.maximum_scale = low, high


def _reach(chart: NativeChart) -> tuple[float, float]:
    """The axis of values: with zero and room for labels under bars, around the values of lines."""
    held = [value for one in chart.series for value in one.values if value is not None]
    if chart.kind == "bars":
        held.append(0.0)
    room = 0.18 * (max(held) - min(held) or 1.0)
    low = min(held) - (room if chart.kind == "lines" or min(held) < 0 else 0.0)
    return low, max(held) + room


def _bars(drawn: Any, one: NativeSeries) -> None:
    drawn.invert_if_negative = False
    for place, colour in enumerate(one.colours):
        fill = drawn.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = rgb(colour)


def _line(drawn: Any, one: NativeSeries) -> None:
    colour = rgb(one.colours[0])
    drawn.smooth = False
    drawn.format.line.color.rgb, drawn.format.line.width = colour, Pt(1.25 if one.apart else 2)
    if one.apart:
        drawn.format.line.dash_style = MSO_LINE_DASH_STYLE.DASH
        drawn.marker.style = XL_MARKER_STYLE.NONE
        return
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 6
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = colour
    drawn.marker.format.line.color.rgb = colour


def _labels(drawn: Any, one: NativeSeries, kind: str) -> None:
    for place, words in enumerate(one.labels):
        if not words or one.values[place] is None:
            continue
        label = drawn.points[place].data_label
        label.text_frame.text = words
        label.position = (
            XL_LABEL_POSITION.OUTSIDE_END
            if kind == "bars"
            else XL_LABEL_POSITION.BELOW
            if one.apart
            else XL_LABEL_POSITION.ABOVE
        )


def rgb(colour: str) -> RGBColor:
    """A colour #RRGGBB as PowerPoint files have it."""
    made: RGBColor = RGBColor.from_string(colour.lstrip("#"))  # type: ignore[no-untyped-call]
    return made
