"""Checks what the press printed against the tables: `check` reads a pasted text, `wording` says
what was found. Fixed rules only, as tables of words (`lexicon`) and of patterns (`grammar`)."""

from papi.claims.attribution import Claim
from papi.claims.checking import Checked, Finding, Leftover, check

__all__ = ["Checked", "Claim", "Finding", "Leftover", "check"]
