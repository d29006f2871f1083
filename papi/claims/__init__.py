"""Checks what the press printed against the tables: `check` reads a pasted text by the language in
`grammar`; `wording` says what was found."""

from papi.claims.checking import Checked, CheckedSentence, Finding, Leftover, check
from papi.claims.settling import Statement

__all__ = ["Checked", "CheckedSentence", "Finding", "Leftover", "Statement", "check"]
