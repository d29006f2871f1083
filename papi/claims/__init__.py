"""What the press printed, against what the tables say: `check` reads a pasted text, `wording` says
what was found. Rules only, as tables of words (`lexicon`) and of patterns (`figures`)."""

from papi.claims.attribution import Claim
from papi.claims.checking import Checked, Finding, Leftover, check

__all__ = ["Checked", "Claim", "Finding", "Leftover", "check"]
