"""The data page's table of sources."""

import pandas as pd

from papi.language import Language
from papi.tables.table import Column, Table


def sources(language: Language, frame: pd.DataFrame) -> Table:
    """What was loaded from where: one row a source, newest year first."""
    kinds = {
        "shipped table": language.text("table shipped with this tool"),
        "workbook": language.text("workbook added here"),
    }
    return Table(
        language.text("Sources"),
        [
            Column(language.text("Source"), "text", lambda row: row["title"]),
            Column(language.text("Year"), "text", lambda row: str(row["year"])),
            Column(language.text("Kind"), "text",
                   lambda row: kinds.get(row["kind"], row["kind"])),
            Column(language.text("Sub-dimension scores"), "whole",
                   lambda row: row["subdimensions"]),
            Column(language.text("Indicator values"), "whole", lambda row: row["indicators"]),
            Column(language.text("Margins of the total"), "whole", lambda row: row["margins"]),
            Column(language.text("File date"), "text",
                   lambda row: row["loaded_at"].strftime("%Y-%m-%d")),
            Column("SHA-256", "text", lambda row: f"{row['sha256'][:12]}…"),
            Column(language.text("Published by"), "text", lambda row: row["published_by"]),
        ],
        frame.to_dict("records"),
    )  # fmt: skip
