"""Search across provinces, measures and pages."""
