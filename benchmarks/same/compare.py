"""Two folders of what readers see, file by file."""

from difflib import unified_diff
from itertools import islice
from pathlib import Path

SHOWN = 20  # lines of a difference
WIDE = 240  # characters of a line of it


def compare(before: Path, after: Path) -> int:
    """Prints every file that differs with the first lines of how, then counts; gives the number of
    files that are not the same."""
    old, new = _files(before), _files(after)
    only_old, only_new = sorted(old.keys() - new.keys()), sorted(new.keys() - old.keys())
    both = sorted(old.keys() & new.keys())
    changed = [name for name in both if old[name].read_bytes() != new[name].read_bytes()]
    for name in only_old:
        print(f"only in {before}: {name}")
    for name in only_new:
        print(f"only in {after}: {name}")
    for name in changed:
        print(f"\ndiffers: {name}")
        lines = [path.read_text(encoding="utf-8").splitlines() for path in (old[name], new[name])]
        for line in islice(unified_diff(*lines, lineterm="", n=1), 2, 2 + SHOWN):
            print("  " + line[:WIDE])
    different = len(changed) + len(only_old) + len(only_new)
    print(
        f"\n{len(both) - len(changed)} files the same, {len(changed)} differ, {len(only_old)} only "
        f"before, {len(only_new)} only after"
    )
    return different


def _files(folder: Path) -> dict[str, Path]:
    return {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
