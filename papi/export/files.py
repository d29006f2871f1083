"""The files of an export: one for each table and view, README.md for people and datapackage.json
(Data Package 2.0) for programs."""

import json
from pathlib import Path
from typing import Any, Literal

from tqdm import tqdm

from papi.common import edition_words
from papi.common.language import Language
from papi.data import words as data
from papi.export import folder, readme, whole
from papi.export.described import File, fields
from papi.warehouse import editions, meanings, relations, sources
from papi.warehouse.connection import CONTRACT, Identity
from papi.warehouse.records import fingerprint

Form = Literal["csv", "parquet", "xlsx"]
FORMS: tuple[Form, ...] = ("csv", "parquet", "xlsx")
MEDIA_TYPES: dict[Form, str] = {
    "csv": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
README = "README.md"


def write(language: Language, file: Identity, form: Form, into: Path) -> None:
    """Every table and view into the folder, then what they are. whole.TooLarge names a
    table that no workbook can hold."""
    cite = data.citation(language, sources.sources(file))
    written = []
    offered = meanings.offered(file)
    for table, contents in tqdm(offered.items(), desc=form, leave=False, disable=None):
        path = into / f"{table}.{form}"
        path.write_bytes(_content(language, file, form, table, cite))
        rows = relations.count(file, table)
        written.append(File(table, contents, path.name, rows, fields(file, table)))
    origin = fingerprint(file)
    edition = edition_words.of_file(language, editions.current(file))
    said = readme.text(language, written, cite, origin, edition)
    (into / README).write_text(said, encoding="utf-8")
    manifest = _manifest(language, file, form, into, written, cite)
    (into / folder.MANIFEST).write_text(
        json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )


def _content(language: Language, file: Identity, form: Form, table: str, cite: str) -> bytes:
    if form == "csv":
        return whole.csv(file, table, cite)
    if form == "parquet":
        return relations.parquet(file, table, cite)
    preface = [
        meanings.offered(file)[table].holds(language),
        data.origin(language, relations.figures_are(file, table)),
        cite,
    ]
    most = whole.ROWS_OF_A_SHEET
    return whole.excel(file, table, cite, preface=preface, most=most)


def _manifest(
    language: Language, file: Identity, form: Form, into: Path, written: list[File], cite: str
) -> dict[str, Any]:
    edition = editions.current(file)
    sums = {path.name: folder.fingerprint(path) for path in sorted(into.iterdir())}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "papi-provincial-scores",
        "title": language.text("PAPI provincial scores"),
        "description": cite,
        "version": edition.edition,
        "created": f"{edition.first_built.isoformat()}T00:00:00Z",
        "sources": [
            {"title": one.citation, "version": str(one.year)} for one in sources.sources(file)
        ],
        "resources": [
            {
                "name": one.table,
                "path": one.path,
                "format": form,
                "mediatype": MEDIA_TYPES[form],
                "encoding": "utf-8",
                "bytes": (into / one.path).stat().st_size,
                "hash": f"sha256:{sums[one.path]}",
                "description": one.contents.holds(language),
                "figuresAre": one.contents.figures_are,
                "rows": one.rows,
                "schema": {
                    "fields": [
                        {"name": field.name, "type": field.type, "unit": field.meaning.unit,
                         "description": field.meaning.words(language)}
                        for field in one.fields
                    ]
                },
            }
            for one in written
        ],
        "papi": {
            "writtenBy": "python -m papi export",
            "contract": CONTRACT,
            "builtFrom": fingerprint(file),
            "warehouse": folder.fingerprint(Path(file.path)),
            "files": sums,
        },
    }  # fmt: skip
