"""Tests of developments over the years: levels, drawings, words."""
