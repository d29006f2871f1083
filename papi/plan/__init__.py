"""Drafts next year's plan from a year's scores: what to maintain, what to improve, who does what.

`gather` reads the figures, `row` and `rows` hold what readers edit, `draft` writes the sentences,
`document` and `sheet` make the files. A page keeps the rows; everything else is rebuilt from them.
"""
