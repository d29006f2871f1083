"""What the pages draw between their fields, a module a page; each section is drawn once (kept)."""
