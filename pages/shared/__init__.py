"""Shared by every page: the frame around it, and how it shows things."""
