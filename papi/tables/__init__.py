"""The tables behind the charts: pure definitions, one module a page."""
