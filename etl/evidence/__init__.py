"""Evidence for the rules about noise, for docs/evidence.md: one module per thing counted."""
