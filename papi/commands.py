"""The commands of `python -m papi`, a function each: it prints or writes, returns an exit code."""

import sys
from dataclasses import dataclass
from pathlib import Path

from papi.common import naming
from papi.common.language import Language
from papi.common.parts import View
from papi.common.refusal import InputRefused
from papi.export import files, folder, whole
from papi.overview import brief, brief_document
from papi.plan import bounded_reading, document, rows, sheet
from papi.plan import draft as drafts
from papi.plan import gather as plans
from papi.plan.row import LEVELS, Level
from papi.priorities import target as targets
from papi.warehouse import places, scores
from papi.warehouse.connection import Identity

DONE, FAILED, NOT_UNDERSTOOD = 0, 1, 2


@dataclass(frozen=True)
class ProvinceYear:
    """The province and year that the typed words mean."""

    file: Identity
    code: str
    year: int
    language: Language


def asked(file: Identity, name: str, year: int, language: Language) -> ProvinceYear | None:
    """The province and year that are meant, or None after printing why there is none."""
    code = places.find_province(file, name, year)
    if code is None and file.of_34 and (old := places.find_province(file.as_surveyed, name)):
        code = naming.code_in(file, old, 34)
    if code is None:
        nearest = naming.nearest(language, file, name)
        _say(
            language.text(
                "No province is called “{name}”. Nearest: {nearest}.", name=name, nearest=nearest
            )
        )
        return None
    years = scores.years(file)
    if year not in years:
        _say(
            language.text(
                "No PAPI scores are held for {year}; years: {first}–{last}.",
                year=year,
                first=min(years),
                last=max(years),
            )
        )
        return None
    return ProvinceYear(file, code, year, language)


def print_brief(one: ProvinceYear, out: Path | None) -> int:
    """The brief on the terminal, or with `out` as a page of .docx."""
    view = View(one.file, one.language, one.code, one.year)
    if out is None:
        print(brief.as_text(view))
        return DONE
    if out.suffix.lower() != ".docx":
        return _wrong_suffix(one.language, out, ".docx")
    return _write(one.language, out, brief_document.write(view))


def write_plan(
    one: ProvinceYear,
    out: Path,
    target: str | None,
    levels: tuple[Level, ...] = LEVELS,
    edited: Path | None = None,
) -> int:
    """The plan as .docx, or its rows as .xlsx; `edited` is an .xlsx whose rows replace the drafted
    ones."""
    suffix = out.suffix.lower()
    if suffix not in {".docx", ".xlsx"}:
        return _wrong_suffix(one.language, out, ".docx, .xlsx")
    try:
        chosen = targets.parse(target) if target else None
        plan = plans.gather(one.file, one.code, one.year, chosen)
        kept = rows.draft(one.language, plan, levels)
        if edited is not None:
            loaded = bounded_reading.read(edited.read_bytes())
            kept = rows.placed(loaded.rows, rows.contents(one.language, plan))
    except InputRefused as refused:
        _say(refused.text(one.language))
        return NOT_UNDERSTOOD
    except OSError as error:
        _say(f"{edited}: {error.strerror}")
        return FAILED
    content = (
        document.write(drafts.draft(one.language, plan, kept))
        if suffix == ".docx"
        else sheet.write(one.language, plan, kept)
    )
    return _write(one.language, out, content)


def export_tables(
    file: Identity, form: files.Form, out: Path, language: Language, *, force: bool = False
) -> int:
    """Every table and view as a file in a folder, with a description; all or nothing."""
    try:
        kept = folder.put(out, lambda into: files.write(language, file, form, into), force=force)
    except folder.NotOurs:
        _say(
            language.text(
                "{folder} holds files that no export wrote, or that have been changed since. "
                "Nothing was written. Choose another folder, or add --force: the files there are "
                "then kept in a folder beside it.",
                folder=out,
            )
        )
        return NOT_UNDERSTOOD
    except whole.TooLarge as error:
        _say(
            language.text(
                "Table {table} does not fit into Excel ({rows} rows per sheet, {characters} "
                "characters per cell). Nothing was written; use csv or parquet.",
                table=error,
                rows=language.whole(whole.ROWS_OF_A_SHEET),
                characters=language.whole(whole.LONGEST_CELL),
            )
        )
        return FAILED
    except OSError as error:
        _say(f"{out}: {error.strerror}")
        return FAILED
    if kept is not None:
        print(language.text("What was there is kept in {folder}.", folder=kept))
    print(language.text("Written: {file}", file=out))
    return DONE


def _wrong_suffix(language: Language, out: Path, suffixes: str) -> int:
    _say(
        language.text(
            "{file}: the name must end in one of: {suffixes}.", file=out.name, suffixes=suffixes
        )
    )
    return NOT_UNDERSTOOD


def _write(language: Language, out: Path, content: bytes) -> int:
    try:
        out.write_bytes(content)
    except OSError as error:
        _say(f"{out}: {error.strerror}")
        return FAILED
    print(language.text("Written: {file}", file=out))
    return DONE


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
