"""Trends: values, ranks and groups over several years, and their level."""
