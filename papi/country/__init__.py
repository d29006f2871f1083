"""The whole country in a year: who leads, how provinces spread, how its medians developed."""
