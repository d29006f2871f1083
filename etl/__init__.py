"""The writing half: published tables in, one DuckDB warehouse out."""
