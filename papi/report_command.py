"""`python -m papi report`: the analysis of a province's year as .docx, its tables as .xlsx, or as
.pptx slides."""

import shlex
from pathlib import Path

from tqdm import tqdm

from papi.commands import DONE, NOT_UNDERSTOOD, ProvinceYear, cannot, say, write, wrong_suffix
from papi.common import basket as baskets
from papi.common import documents, proposal
from papi.common.parts import View
from papi.common.refusal import InputRefused
from papi.compare import peers as peer_sets
from papi.compare.peers import Peers
from papi.last_plan import carried, reader
from papi.last_plan.judged import judged
from papi.last_plan.plan_goals import LastPlan
from papi.report import document, parts, slides
from papi.report.choice import ReportChoice, result_year

SUFFIXES = (".docx", ".xlsx", ".pptx")


def write_report(
    one: ProvinceYear,
    out: Path | None,
    peers: str | None = None,
    without: tuple[str, ...] = (),
    template: Path | None = None,
    last_plan: tuple[Path, ...] = (),
) -> int:
    """The report on the terminal, or with `out` as .docx, its tables as .xlsx, its slides as .pptx
    (in the office's own `template`). With `last_plan`, the file of last year's plan (and the
    monitoring workbook of its year), it says what became of it, and which basket takes its contents
    into the new one."""
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
    suffix = out.suffix.lower() if out else ""
    if out is not None and suffix not in SUFFIXES:
        return wrong_suffix(one.language, out, ", ".join(SUFFIXES))
    if template is not None and suffix != ".pptx":
        say(one.language.text("A template is for slides alone: --out must end in .pptx."))
        return NOT_UNDERSTOOD
    try:
        closed = _last_plan(view, last_plan) if last_plan else None
        choice = ReportChoice(Peers(peers or sets[0]), without, closed)
        content = _report(view, choice, suffix, template) if out else b""
    except (InputRefused, OSError) as error:
        return cannot(one.language, error)
    if closed is not None:
        _say_carried(view, closed)
    if out is None:
        print("\n\n".join(_sentences(view, choice)))
        return DONE
    return write(one.language, out, content)


def _last_plan(view: View, paths: tuple[Path, ...]) -> LastPlan:
    return reader.read([(one.name, one.read_bytes()) for one in paths], result_year(view))


def _sentences(view: View, choice: ReportChoice) -> list[str]:
    """What a file of the report says at its head, and what became of last year's plan."""
    found = parts.SUBJECT.sentences(view, choice)
    closed = parts.SUBJECT.part(view, "last_plan", choice)
    return found if closed is None else [*found, closed.answer, *closed.remarks, *closed.points]


def _say_carried(view: View, closed: LastPlan) -> None:
    """The basket that takes the contents of last year's plan into the new one."""
    about = result_year(view)
    goals = judged(about, closed)
    taken = carried.over(
        proposal.for_plan(view.file, view.province_code, view.year),
        carried.carried(view.language, about, goals),
    )
    code, year = proposal.of_plan(view.file, view.province_code, view.year)
    say(
        view.language.text(
            "For the new plan: python -m papi plan --basket {basket}",
            basket=shlex.quote(baskets.written(taken, code, year)),
        )
    )


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
