"""Hooks, Makefile and guides name the same checks and files that exist."""

import re

import pytest

from tests.conftest import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
GUIDES = ("CONTRIBUTING.md", "README.md")


def recipe(target: str) -> list[str]:
    """The commands of a target of the Makefile, with variables put in."""
    found = re.search(rf"^{target}:[^\n]*\n((?:\t[^\n]*\n)+)", MAKEFILE, re.MULTILINE)
    assert found, target
    lines = [line.strip() for line in found[1].splitlines()]
    return [line.replace("$(PY)", ".venv/bin/python") for line in lines]


def test_the_hooks_before_a_commit_are_the_checks_of_ci():
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    entries = re.findall(r"^ +entry: (.+)$", hooks, re.MULTILINE)
    assert entries == recipe("check")
    # Nothing is fetched: every repository is this one, every tool that of .venv.
    assert set(re.findall(r"repo: (\S+)", hooks)) == {"local"}
    assert re.findall(r"language: (\S+)", hooks) == ["system"] * len(entries)


def test_ci_runs_the_checks_before_the_tests():
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("make test")
    assert re.search(r"^test: check\n", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_file_a_guide_names_is_there(guide):
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./]+/[\w.]+\.(?:py|sql|csv|md|po|txt))`", text))
    named |= {path for path in re.findall(r"\]\(([^)#:]+)\)", text) if not path.startswith("http")}
    missing = sorted(path for path in named if not (ROOT / path).exists())
    assert named and missing == []


@pytest.mark.parametrize("guide", GUIDES)
def test_every_make_target_a_guide_names_is_there(guide):
    text = (ROOT / guide).read_text(encoding="utf-8")
    named = set(re.findall(r"\bmake ([a-z]+(?:-[a-z]+)*)`", text))
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
    assert named and named <= targets
