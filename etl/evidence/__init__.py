"""What the rules about noise rest on, for docs/evidence.md: a module for each thing counted."""
