"""Writes the static edition: every page in a folder beside, then that folder in one step in the
place of the old one. A run that was stopped is taken up where it was."""

import hashlib
import os
import shutil
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing import get_context
from pathlib import Path

from tqdm import tqdm

from papi.common import drawing, survey_year
from papi.common.language import CODES, Language
from papi.common.palette import PALETTES
from papi.site import archive, edition_file, feed, folder, making, places, shell
from papi.site.edition_file import EditionFile, Kept, Published
from papi.site.making import Run, Task
from papi.site.shell import Site
from papi.warehouse import connection, editions
from papi.warehouse.connection import Identity

CODE = Path(__file__).parents[1]
# What the run in the folder beside is of.
RUN = ".run"


def write(
    file: Identity, out: Path, *, newest_only: bool, base: str, live: str, processes: int
) -> int:
    """Writes the edition into `out`; returns how many pages it has. folder.NotAnEdition and
    folder.AlreadyWriting where nothing may be written, OSError where the disk refuses: `out` then
    is what it was."""
    out = out.resolve()
    with folder.alone(out):
        folder.check(out)
        years = survey_year.years(file)[: 1 if newest_only else None]
        site = Site(file, base, live, tuple(years), frozenset())
        site = replace(site, pages=every_province(site))
        run = Run(site, editions.current(file), out, folder.beside(out))
        _begin(run)
        pages = _make(run, processes)
        _finish(run, pages)
        folder.put(run.new, run.out)
    return sum(path.endswith(".html") for path in pages)


def every_province(site: Site) -> frozenset[str]:
    """The pages of all provinces' years: the ones that links are tried against."""
    return frozenset(
        places.address(site.file, lang, one)
        for lang in CODES
        for year in site.years
        for of_34 in (False, True)
        for one in places.places(site.file, year, of_34=of_34)
    )


def _begin(run: Run) -> None:
    """The folder beside: an unfinished run of the very same, or an empty one."""
    same = repr((run.edition, run.site.base, run.site.live, run.site.years, _code()))
    noted = run.new / RUN
    if noted.exists() and noted.read_text(encoding="utf-8") == same:
        return
    if run.new.exists():
        shutil.rmtree(run.new)
    folder.write(noted, same.encode())


def _code() -> str:
    """One hash of everything that pages are made by."""
    digest = hashlib.sha256()
    for path in sorted(CODE.rglob("*")):
        if path.suffix in {".py", ".css", ".po", ".txt"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _make(run: Run, processes: int) -> dict[str, Kept]:
    """Makes the pages in several processes, with a bar of the tasks done."""
    pages: dict[str, Kept] = {}
    wanted = making.tasks(run.site)
    with ProcessPoolExecutor(
        processes, get_context("spawn"), initializer=_work, initargs=(run, os.getpid())
    ) as pool:
        try:
            made = pool.map(_made, wanted, chunksize=4)
            for one in tqdm(made, total=len(wanted), unit="", ncols=72, disable=None):
                pages |= one
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    return pages


_of_this_process: list[Run] = []


def _work(run: Run, parent: int) -> None:
    """Once in each process: what it works on, and its end when the command that started it ends."""
    _of_this_process.append(run)
    connection.verify(run.site.file)

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _made(task: Task) -> dict[str, Kept]:
    return making.make(_of_this_process[0], task)


def _finish(run: Run, pages: dict[str, Kept]) -> None:
    """What stands beside the pages: style, lists, the archive; then what only the run needed
    goes."""
    before = edition_file.read(run.out) or EditionFile()
    known = _editions(run, before)
    folder.write(run.new / shell.STYLE, _style().encode())
    folder.write(run.new / "index.html", shell.front(run.site).encode())
    if run.site.base:
        folder.write(run.new / "sitemap.xml", feed.sitemap(run.site, pages).encode())
        folder.write(run.new / "robots.txt", feed.robots(run.site).encode())
        folder.write(run.new / "feed.xml", feed.atom(run.site, known).encode())
    archive.keep(run.out, run.new, before, pages)
    folder.write(run.new / edition_file.NAME, EditionFile(known, pages).text().encode())
    shutil.rmtree(run.new / making.DONE, ignore_errors=True)
    (run.new / RUN).unlink(missing_ok=True)
    for left in run.new.rglob("*.part"):
        left.unlink()


def _editions(run: Run, before: EditionFile) -> list[Published]:
    """The editions published here, this one first; one that is published again keeps its time."""
    edition = run.edition.edition
    known = {one.edition: one for one in before.editions}
    last = before.editions[0].edition if before.editions else ""
    now = datetime.now(UTC).replace(microsecond=0).isoformat()
    changed = editions.count_of_changes(run.site.file, last) if last else None
    own = known.get(edition) or Published(
        edition, run.edition.first_built.isoformat(), now, changed
    )
    return [own, *(one for one in before.editions if one.edition != edition)]


def _style() -> str:
    light, dark = PALETTES["light"], PALETTES["dark"]
    own = Path(__file__).with_name("style.css").read_text(encoding="utf-8")
    return (
        f"{drawing.colours(light)}@media (prefers-color-scheme: dark) {{ {drawing.colours(dark)} }}"
        f"{drawing.style()}{own}"
    )


def summary(language: Language, pages: int, out: Path) -> str:
    """What was written."""
    return language.text("{n} pages written: {folder}", n=language.whole(pages), folder=out)
