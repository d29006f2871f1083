"""`python -m papi report`: the analysis of a province's year as .docx, its tables as .xlsx, or as
.pptx slides."""

from pathlib import Path

from tqdm import tqdm

from papi.commands import DONE, FAILED, NOT_UNDERSTOOD, ProvinceYear, say, write, wrong_suffix
from papi.common import documents
from papi.common.parts import View
from papi.common.refusal import InputRefused
from papi.compare import peers as peer_sets
from papi.compare.peers import Peers
from papi.report import document, parts, slides
from papi.report.choice import ReportChoice

SUFFIXES = (".docx", ".xlsx", ".pptx")


def write_report(
    one: ProvinceYear,
    out: Path | None,
    peers: str | None = None,
    without: tuple[str, ...] = (),
    template: Path | None = None,
) -> int:
    """The report on the terminal, or with `out` as .docx, its tables as .xlsx, its slides as .pptx
    (in the office's own `template`)."""
    view = View(one.file, one.language, one.code, one.year)
    sets = [name for name in peer_sets.offered(view) if name != "own"]
    if peers is not None and peers not in sets:
        say(
            one.language.text(
                "There are no peers “{name}” here; there are: {names}.",
                name=peers,
                names=", ".join(sets),
            )
        )
        return NOT_UNDERSTOOD
    choice = ReportChoice(Peers(peers or sets[0]), without)
    if out is None:
        print("\n\n".join(parts.SUBJECT.sentences(view, choice)))
        return DONE
    suffix = out.suffix.lower()
    if suffix not in SUFFIXES:
        return wrong_suffix(one.language, out, ", ".join(SUFFIXES))
    try:
        content = _report(view, choice, suffix, template)
    except InputRefused as refused:
        say(refused.text(one.language))
        return NOT_UNDERSTOOD
    except OSError as error:
        say(f"{template}: {error.strerror}")
        return FAILED
    return write(one.language, out, content)


def _report(view: View, choice: ReportChoice, suffix: str, template: Path | None) -> bytes:
    """The file, with a bar of progress on a terminal."""
    if suffix == ".xlsx":
        subject = parts.SUBJECT
        return documents.workbook(subject.sentences(view, choice), subject.tables(view, choice))
    with tqdm(total=1, bar_format="{l_bar}{bar}| {desc}", disable=None, ncols=72) as bar:

        def progress(share: float, words: str) -> None:
            bar.set_description_str(words[:30], refresh=False)
            bar.update(share - bar.n)

        if suffix == ".docx":
            return document.write(view, choice, progress)
        office = template.read_bytes() if template else None
        return slides.write(view, choice, office, progress)
