"""Drawings that are HTML and SVG of our own: their words, marks and figures are text."""
