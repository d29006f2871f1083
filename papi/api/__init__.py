"""The figures for programs: what may be asked, the rows that answer it as CSV or JSON, and the
OpenAPI document that says so. Knows no web server; `pages.shared.api` serves it."""
