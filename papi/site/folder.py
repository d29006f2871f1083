"""Puts a whole folder in another's place, in one step: no visitor ever finds half of either."""

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from papi.site import edition_file

AT_THE_ROOT = {
    "index.html", "style.css", "feed.xml", "sitemap.xml", "robots.txt", "vi", "en", "editions",
    edition_file.NAME,
}  # fmt: skip
_AT_FDCWD, _EXCHANGE = -100, 2


class NotAnEdition(Exception):
    """The folder holds files that no run of this command wrote."""


class AlreadyWriting(Exception):
    """Another run is writing the same folder."""


def check(out: Path) -> None:
    """NotAnEdition unless the folder is missing, empty, or an edition with nothing else in it;
    NotADirectoryError for a file."""
    if not out.exists():
        return
    found = {path.name for path in out.iterdir()}
    if found and (edition_file.read(out) is None or found - AT_THE_ROOT):
        raise NotAnEdition(out)


def beside(out: Path) -> Path:
    """Where the next edition is made: an unfinished run is taken up there."""
    return out.with_name(f".{out.name}.next")


@contextmanager
def alone(out: Path) -> Iterator[None]:
    """Holds the lock on the folder; the system releases it when the run dies. AlreadyWriting if
    another has it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with out.with_name(f".{out.name}.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyWriting(out) from error
        yield


def put(new: Path, out: Path) -> None:
    """Exchanges the two and removes what was there before. OSError where the disk refuses; `out`
    then is what it was."""
    old = out.with_name(f".{out.name}.old")
    if old.exists():
        shutil.rmtree(old)
    if not out.exists():
        new.rename(out)
        return
    _exchange(new, out)
    new.rename(old)
    shutil.rmtree(old)


def _exchange(one: Path, other: Path) -> None:
    """Linux can exchange two names at once; elsewhere there is a moment without `other`."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if call is not None:
        if not call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE):
            return
        number = ctypes.get_errno()
        if number not in (errno.ENOSYS, errno.EINVAL):
            raise OSError(number, os.strerror(number), str(other))
    aside = other.with_name(f".{other.name}.old")
    other.rename(aside)
    try:
        one.rename(other)
    except OSError:
        aside.rename(other)
        raise
    aside.rename(one)


def write(path: Path, content: bytes) -> None:
    """Writes a file in one move: it is there whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.part")
    half.write_bytes(content)
    half.replace(path)


def link(old: Path, path: Path) -> None:
    """Gives an unchanged file its name in the new folder too, where the disk can: with its date, so
    that nothing is sent again that has not changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.{os.getpid()}.part")
    half.unlink(missing_ok=True)
    try:
        half.hardlink_to(old)
    except OSError:
        shutil.copy2(old, half)
    half.replace(path)
