"""From a year's scores to next year's plan: what to keep up, what to mend, who does what.

`gather` asks, `target` reckons, `row` and `rows` hold what readers edit, `draft` words it,
`document` and `sheet` write it. A page keeps the rows; everything else is made anew from them.
"""
