"""The commands of `python -m papi`, a function each: it prints or writes, returns an exit code."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from papi.claims import Checked, check, correcting, told
from papi.claims.checking import LONGEST
from papi.common import naming
from papi.common.language import Language
from papi.common.parts import View
from papi.common.printable import printable
from papi.common.refusal import InputRefused
from papi.export import files, folder, whole
from papi.overview import brief
from papi.plan import catalogue, catalogue_sheet, own_catalogue
from papi.report import brief_document
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
    code = _province(file, name, year, language)
    if code is None or not _is_held(file, year, language):
        return None
    return ProvinceYear(file, code, year, language)


def _province(file: Identity, name: str, year: int | None, language: Language) -> str | None:
    """The code of the province that a name means, or None after naming the nearest."""
    code = places.find_province(file, name, year)
    if code is None and file.of_34 and (old := places.find_province(file.as_surveyed, name)):
        code = naming.code_in(file, old, 34)
    if code is None:
        nearest = naming.nearest(language, file, name)
        say(
            language.text(
                "No province is called “{name}”. Nearest: {nearest}.", name=name, nearest=nearest
            )
        )
    return code


def _is_held(file: Identity, year: int, language: Language) -> bool:
    years = scores.years(file)
    if year not in years:
        say(
            language.text(
                "No PAPI scores are held for {year}; years: {first}–{last}.",
                year=year,
                first=min(years),
                last=max(years),
            )
        )
    return year in years


def print_brief(one: ProvinceYear, out: Path | None) -> int:
    """The brief on the terminal, or with `out` as a page of .docx."""
    view = View(one.file, one.language, one.code, one.year)
    if out is None:
        print(brief.as_text(view))
        return DONE
    if out.suffix.lower() != ".docx":
        return wrong_suffix(one.language, out, ".docx")
    return write(one.language, out, brief_document.write(view))


def write_catalogue(file: Identity, out: Path, language: Language, *, empty: bool = False) -> int:
    """The catalogue of tasks as .xlsx, to be changed or, empty, to be filled in."""
    if out.suffix.lower() != ".xlsx":
        return wrong_suffix(language, out, ".xlsx")
    tasks = () if empty else own_catalogue.newest(file)
    return write(language, out, catalogue_sheet.write(language, catalogue.meanings(file), tasks))


def export_tables(
    file: Identity, form: files.Form, out: Path, language: Language, *, force: bool = False
) -> int:
    """Every table and view as a file in a folder, with a description; all or nothing."""
    try:
        kept = folder.put(out, lambda into: files.write(language, file, form, into), force=force)
    except folder.NotOurs:
        say(
            language.text(
                "{folder} holds files that no export wrote, or that have been changed since. "
                "Nothing was written. Choose another folder, or add --force: the files there are "
                "then kept in a folder beside it.",
                folder=out,
            )
        )
        return NOT_UNDERSTOOD
    except whole.TooLarge as error:
        say(
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
        say(f"{out}: {error.strerror}")
        return FAILED
    if kept is not None:
        print(language.text("What was there is kept in {folder}.", folder=kept))
    print(language.text("Written: {file}", file=out))
    return DONE


def check_text(
    file: Identity,
    path: Path,
    language: Language,
    *,
    province: str | None = None,
    year: int | None = None,
    as_json: bool = False,
) -> int:
    """Checks the sentences of a text file ("-": of the input); prints what the tables say of
    them."""
    try:
        text = _text_of(path)
    except OSError as error:
        say(f"{path}: {error.strerror}")
        return FAILED
    except UnicodeDecodeError:
        say(language.text("{file}: this is not a text in UTF-8.", file=path))
        return NOT_UNDERSTOOD
    if year is not None and not _is_held(file, year, language):
        return NOT_UNDERSTOOD
    code = _province(file, province, year, language) if province is not None else None
    if province is not None and code is None:
        return NOT_UNDERSTOOD
    checked = check(file, text, code, year)
    if checked.cut:
        say(language.text("Only the first {n} characters were read.", n=language.whole(LONGEST)))
    if as_json:
        print(json.dumps(told.as_data(checked), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(language, file, checked)))
    return DONE


def _text_of(path: Path) -> str:
    """No more of it than is checked, and one character that tells that there was more."""
    source = sys.stdin.fileno() if str(path) == "-" else path
    with open(source, encoding="utf-8-sig", closefd=str(path) != "-") as file:
        return printable(file.read(LONGEST + 1))


def _lines(language: Language, file: Identity, checked: Checked) -> Iterator[str]:
    """Each sentence with its verdict, its statements under it, what it should say instead."""
    for sentence in checked.sentences:
        if not sentence.findings and not sentence.leftovers:
            continue
        yield f"{told.sentence_label(language, sentence)}: {sentence.text}"
        found = [told.finding(language, file, one) for one in sentence.findings]
        found += [told.leftover(language, one) for one in sentence.leftovers]
        for one in found:
            yield " ".join([f"  {one.label} {one.about}.", one.sentence, *one.notes])
        if corrected := correcting.corrected(checked, sentence):
            yield f"  → {corrected}"
        yield ""
    yield told.answer(language, checked)


def wrong_suffix(language: Language, out: Path, suffixes: str) -> int:
    say(
        language.text(
            "{file}: the name must end in one of: {suffixes}.", file=out.name, suffixes=suffixes
        )
    )
    return NOT_UNDERSTOOD


def write(language: Language, out: Path, content: bytes) -> int:
    try:
        out.write_bytes(content)
    except OSError as error:
        say(f"{out}: {error.strerror}")
        return FAILED
    print(language.text("Written: {file}", file=out))
    return DONE


def cannot(language: Language, error: InputRefused | OSError) -> int:
    """Says why the command cannot use an input or a file; its exit code."""
    if isinstance(error, InputRefused):
        say(error.text(language))
        return NOT_UNDERSTOOD
    say(f"{error.filename}: {error.strerror}")
    return FAILED


def say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
