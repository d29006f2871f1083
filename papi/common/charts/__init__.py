"""Shared by all charts: type, colours, axes, and the downloaded picture."""
