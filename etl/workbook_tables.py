"""Turns examined sheets into tidy tables, which merge/*.sql applies to the shipped ones."""

import re
from typing import Any

import pandas as pd

from etl import layouts
from etl.figures import Figures, Values
from etl.sheet import Line
from etl.workbook_file import Workbook

Row = dict[str, Any]

TABLES: dict[str, list[str]] = {
    "scores": ["year", "province_code", "measure", "value", "source", "cell"],
    "indicator_scores": ["year", "province_code", "measure", "value", "source", "cell"],
    "indicators": [
        "measure", "parent", "year", "position", "scale_printed", "scale_min", "scale_max",
        "unit", "name_vi", "name_en", "name_en_origin",
    ],
    "total_margins": [
        "year", "province_code", "weighting", "value", "ci_low", "ci_high", "standard_error",
    ],
    "dimension_variances": ["year", "province_code", "measure", "variance"],
    "respondents": ["year", "province_code", "respondents"],
    "missing": ["year", "province_code", "dimensions"],
    "years": ["year", "division", "provinces", "totals", "margins_printed"],
    "sources": [
        "source", "title", "published_by", "year", "kind", "sha256", "loaded_at", "citation",
    ],
}  # fmt: skip


class Tables:
    """Collects the rows of every sheet; known indicators keep their ids."""

    def __init__(self, published: dict[str, pd.DataFrame]) -> None:
        self._published = published
        self._rows: dict[str, list[Row]] = {name: [] for name in TABLES}
        self._known: dict[tuple[str, str], list[Row]] = {}
        self._last_number: dict[str, int] = {}
        held: list[Row] = published["indicators"].sort_values("year").to_dict("records")  # type: ignore[assignment]
        self._held = {(row["measure"], row["year"]): row for row in held}
        for row in held:
            # A sheet in English only has the published English name.
            names = [row["name_vi"]]
            names += [row["name_en"]] if row["name_en_origin"] == "published" else []
            for key in {layouts.label_key(name) for name in names}:
                self._known.setdefault((row["parent"], key), []).append(row)
            self._count(row["parent"], row["measure"])

    def add(self, figures: Figures, workbook: Workbook) -> str:
        """Adds one sheet's figures; returns the name of their source."""
        sheet = figures.sheet
        source = f"workbook-{sheet.year}-{workbook.sha256[:8]}"
        for code, (line, values) in figures.subdimensions.items():
            self._add_scores("scores", figures, line, values, figures.measures[code], source)
        position: dict[str, int] = {}
        for line, values in figures.indicators:
            position[line.code] = position.get(line.code, 0) + 1
            measure = self._indicator(figures, line, values, position[line.code])
            self._add_scores("indicator_scores", figures, line, values, measure, source)
        self._add_statistics(figures)
        self._add_year(figures)
        self._add_source(figures, workbook, source)
        return source

    def frames(self) -> dict[str, pd.DataFrame]:
        """All tables, by name."""
        frames = {name: pd.DataFrame(self._rows[name], columns=TABLES[name]) for name in TABLES}
        # Without rows pandas could not infer the type.
        frames["sources"]["loaded_at"] = pd.to_datetime(frames["sources"]["loaded_at"])
        return frames

    def _add_scores(
        self, table: str, figures: Figures, line: Line, values: Values, measure: str, source: str
    ) -> None:
        sheet = figures.sheet
        for place, value in zip(sheet.places, values, strict=True):
            self._rows[table].append(
                {
                    "year": sheet.year,
                    "province_code": place.code,
                    "measure": measure,
                    "value": _rounded(value),
                    "source": source,
                    "cell": sheet.cell(line.index, place.index),
                }
            )

    def _indicator(self, figures: Figures, line: Line, values: Values, position: int) -> str:
        """The indicator's id: that known for this label, or else the next in its sub-dimension."""
        year, parent = figures.sheet.year, figures.measures[line.code]
        label = line.vi or line.en
        alike = self._known.setdefault((parent, layouts.label_key(label)), [])
        if alike:
            # A label has two ids if a stray space once made it look new: the nearest year decides.
            known = min(alike, key=lambda row: abs(row["year"] - year))
        else:
            measure = f"{parent}_{self._last_number.get(parent, 0) + 1:02d}"
            known = {
                "year": year,
                "measure": measure,
                "parent": parent,
                "scale_printed": line.scale,
                "unit": layouts.unit(line.scale),
                "name_vi": label,
                "name_en": line.en or label,
                "name_en_origin": "published" if line.en else "not published",
            }
            known["scale_min"], known["scale_max"] = layouts.scale(line.scale) or (None, None)
            alike.append(known)
            self._count(parent, measure)
            figures.new_indicators.append(line)
        row = {**known, **self._held.get((known["measure"], year), {})}
        row |= {"year": year, "position": position}
        scale = (row["scale_min"], row["scale_max"])
        if line.index in figures.open_scales or not _holds(scale, values):
            row |= {"scale_min": None, "scale_max": None}
        self._rows["indicators"].append({name: row[name] for name in TABLES["indicators"]})
        return str(row["measure"])

    def _count(self, parent: str, measure: str) -> None:
        if found := re.search(r"_(\d+)$", measure):
            number = max(self._last_number.get(parent, 0), int(found.group(1)))
            self._last_number[parent] = number

    def _add_statistics(self, figures: Figures) -> None:
        sheet = figures.sheet
        nothing: Values = [None] * len(sheet.places)
        for weighting in ("unweighted", "weighted"):
            value, low, high, error = (
                figures.totals[weighting, role][1]
                if (weighting, role) in figures.totals
                else nothing
                for role in ("total", "ci_low", "ci_high", "standard_error")
            )
            for at, place in enumerate(sheet.places):
                margins = (low[at], high[at], error[at])
                wanted = weighting == "weighted" or any(m is not None for m in margins)
                if value[at] is not None and wanted:
                    self._rows["total_margins"].append({
                        "year": sheet.year, "province_code": place.code, "weighting": weighting,
                        "value": _rounded(value[at]), "ci_low": _rounded(low[at]),
                        "ci_high": _rounded(high[at]), "standard_error": _rounded(error[at]),
                    })  # fmt: skip
        for code, (_, values) in figures.variances.items():
            for place, variance in zip(sheet.places, values, strict=True):
                if variance is not None:
                    self._rows["dimension_variances"].append(
                        {
                            "year": sheet.year,
                            "province_code": place.code,
                            "measure": figures.measures[code],
                            "variance": round(variance, 8),
                        }
                    )
        if figures.respondents:
            for place, count in zip(sheet.places, figures.respondents[1], strict=True):
                if count is not None:
                    self._rows["respondents"].append(
                        {
                            "year": sheet.year,
                            "province_code": place.code,
                            "respondents": int(count),
                        }
                    )

    def _add_year(self, figures: Figures) -> None:
        sheet = figures.sheet
        for province_code, codes in figures.gaps.items():
            whole = len(codes) == len(figures.dimensions)
            self._rows["missing"].append(
                {
                    "year": sheet.year,
                    "province_code": province_code,
                    "dimensions": "all" if whole else " ".join(sorted(codes)),
                }
            )
        printed = ("unweighted", "standard_error") in figures.totals
        self._rows["years"].append(
            {
                "year": sheet.year,
                "division": sheet.division,
                "provinces": len(sheet.places),
                "totals": len(sheet.places) - len(figures.gaps),
                "margins_printed": printed,
            }
        )

    def _add_source(self, figures: Figures, workbook: Workbook, source: str) -> None:
        year = figures.sheet.year
        shipped = self._published["sources"].sort_values("year")
        same = shipped[shipped["year"] == year]
        like = (same if len(same) else shipped).iloc[-1]
        ahead = year - int(like["year"])
        citation = re.sub(
            r"\b20\d\d\b", lambda found: str(int(found.group()) + ahead), str(like["citation"])
        )
        self._rows["sources"].append(
            {
                "source": source,
                "title": f"{workbook.name}, sheet {figures.sheet.title}",
                "published_by": like["published_by"],
                "year": year,
                "kind": "workbook",
                "sha256": workbook.sha256,
                "loaded_at": workbook.modified,
                "citation": citation,
            }
        )


def _rounded(value: float | None) -> float | None:
    # Cells hold float32 numbers widened to float64: digits after the sixth decimal mean nothing.
    return None if value is None else round(value, 6)


def _holds(scale: tuple[Any, Any], values: Values) -> bool:
    low, high = scale
    if low is None or high is None or pd.isna(low) or pd.isna(high):
        return True
    return all(value is None or low <= round(value, 6) <= high for value in values)
