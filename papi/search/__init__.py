"""One box for provinces, measures and pages."""
