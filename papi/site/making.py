"""Makes the pages of one task into the folder of the next edition. A task is what one process does
at a time: a province's year, a year's country, the pages of words."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from pathlib import Path

from papi.common import edition_words
from papi.common.citing import Day
from papi.common.language import Language
from papi.site import edition_file, folder, nation, picture, places, shelf, shell
from papi.site.edition_file import EditionFile, Kept
from papi.site.places import PlaceYear
from papi.site.shell import Page, Site
from papi.warehouse.editions import Edition

DONE = ".done"


@dataclass(frozen=True)
class Run:
    """What all tasks of a run share: what is written, of which edition, from where to where."""

    site: Site
    edition: Edition
    out: Path
    new: Path


@dataclass(frozen=True)
class Task:
    """The pages of a province's year; of a year's country without a code; of words without a
    year."""

    year: int = 0
    of_34: bool = False
    code: str = ""

    @property
    def name(self) -> str:
        """What it is noted under when it is done."""
        return f"{self.year}-{'34' if self.of_34 else '63'}-{self.code or 'all'}"


def tasks(site: Site) -> list[Task]:
    """All tasks, the newest year first."""
    found = [Task()]
    for year in site.years:
        for of_34 in (False, True):
            found.append(Task(year, of_34))
            found += [
                Task(year, of_34, one.code) for one in places.places(site.file, year, of_34=of_34)
            ]
    return found


def make(run: Run, task: Task) -> dict[str, Kept]:
    """Writes the task's pages, unless an earlier run did; which they are. OSError where the disk
    refuses."""
    note = run.new / DONE / f"{task.name}.json"
    if note.exists():
        held = json.loads(note.read_bytes())
        return {path: Kept(**one) for path, one in held.items()}
    made: dict[str, Kept] = {}
    for page in _pages(run.site, task):
        made[page.path] = _write_page(run, page)
        if page.picture:
            made[page.picture] = _write_picture(run, page)
    said = {path: asdict(one) for path, one in made.items()}
    folder.write(note, json.dumps(said).encode())
    return made


def _pages(site: Site, task: Task) -> Iterator[Page]:
    if task.code:
        return places.pages(site, PlaceYear(task.year, task.of_34, task.code))
    return nation.pages(site, task.year, of_34=task.of_34) if task.year else shelf.pages(site)


def _write_page(run: Run, page: Page) -> Kept:
    html = shell.document(run.site, page)
    identity = hashlib.sha256(html.encode()).hexdigest()
    if kept := _unchanged(run, page.path, identity):
        return kept
    now = Kept(identity, run.edition.edition, run.edition.first_built.isoformat())
    folder.write(run.new / page.path, shell.stamped(html, now.edition, _day(page, now)).encode())
    return now


def _day(page: Page, kept: Kept) -> Day:
    return Day.for_readers(Language(page.lang), date.fromisoformat(kept.day))


def _write_picture(run: Run, page: Page) -> Kept:
    said = picture.PictureWords(page.title, page.description, page.sentence, page.source)
    identity = hashlib.sha256(said.identity.encode()).hexdigest()
    if kept := _unchanged(run, page.picture, identity):
        return kept
    now = Kept(identity, run.edition.edition, run.edition.first_built.isoformat())
    told = edition_words.line(Language(page.lang), now.edition, _day(page, now).shown)
    folder.write(run.new / page.picture, picture.png(said, told))
    return now


def _unchanged(run: Run, path: str, identity: str) -> Kept | None:
    """The page as it was published before, put in its place, if it would be the same now."""
    before = _before(run.out)
    kept = before.pages.get(path) if before else None
    if kept is None or kept.made_of != identity or not (run.out / path).exists():
        return None
    folder.link(run.out / path, run.new / path)
    return kept


@cache
def _before(out: Path) -> EditionFile | None:
    return edition_file.read(out)
