"""A province's year: what happened, and does it matter?"""
