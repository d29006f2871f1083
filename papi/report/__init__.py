"""The analysis of a province's year as documents: report, one-page brief, slides."""
