"""The page that checks: printed statements with their verdicts, and any pasted text."""
