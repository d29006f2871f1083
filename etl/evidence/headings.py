"""The headings of docs/evidence.md, each with what its table shows."""

HEAD = """# Evidence

Written by `python -m etl evidence` from the shipped figures; a test keeps it up to date.
[method.md](method.md) states the rules.

## Noise by measure and span of years

Standard deviation of one year's score of one province, in points, with the 90% interval from
resampling the provinces. A one-year change is beyond the usual variation when it is larger than
1.96·√2 times the standard deviation. "Comes back": the share of a change, less the year's median
change, that is reversed the next year. "Triples": pairs of successive changes, each over three
years.
"""
PRINTED_HEAD = """
## Compared with the printed standard errors

PAPI prints a standard error of the total for three years only. "Pooled" is the root of their mean
square. The noise above also includes ups and downs that are real but do not last, so it should be
the larger of the two.
"""
KEPT_HEAD = """
## What was left of a change a year later

Changes less the year's median change. Each pair of successive changes is judged by the noise of the
other pairs of its measure and span. "Beyond" and "within": changes larger and no larger than the
usual variation. "Given back": how much of the change was reversed the next year, as a share of the
change. "Half kept": how many provinces still had at least half of the change a year later.
"""
LISTED_HEAD = """
## What was left of changes that hold among all provinces

The same pairs, grouped by the terms used on the pages, whose noise is measured on these pairs too.
"Holds": clear, and also clear by the Benjamini–Hochberg method (10%) among all provinces of that
measure and year. "Clear only": clear, but not among all provinces.
"""
LEVEL_HEAD = """
## What became of the level a year later

Table `trend`, on values less the national median: the mean of two years is higher or lower than
that of the two before by more than 1.96 standard deviations, or else at about the same level. Each
window is judged by the noise of the pairs of changes that do not touch the next year. "On its
side": how many provinces were, the next year, still on the side of the first two years that the
label names. Noise alone would leave {side} there, because windows were chosen for a low or high
start. So the fairer question is whether the next year was nearer to the new level than to the old
one. For that, noise alone gives the same result as a coin toss.
"""
REACH_HEAD = """
## Points within reach, gained at the stated rate

A good year's rise is computed from all other years of an era and tried on the year left out.
"Stated": the share of the other years' changes that were as large and lasted, which is what the
pages state. "Gained": the same share in the years left out; "of the rises": the share among rises
that lasted at all, where one in four is expected. On average the rate holds. In a single year it
often does not: years differ widely, and nine in ten changes fall short of it. So such a rise is the
exception, and the pages state how often it was achieved. No page says what can be done "in one good
year".
"""
BACK_HEAD = """
## Coming back: what followed a year's largest changes of the total

Changes less the year's median change. For the quarter of provinces that rose most and the quarter
that fell most in a year: their mean change in the next year, and how many then went the other way.
"""
GAPS_HEAD = """
## Told apart, a year later

Pairs of totals of one year, the higher first, told apart by the noise of the triples that do not
include the change to the next year. A coin toss would leave 50% still higher. Learning partners are
told apart from the province, were level with it some years before and lead by more than 5%. Leads
last; few of them grow, and part of each is lost again.
"""
COVERAGE_HEAD = """
## Possible ranks and groups in simulated countries

A hundred countries of 61 provinces each, with the noise of the newest total and true scores that
are closer together or further apart. "Held": the true rank is in the range that is meant to hold 95
of 100. "Plain draws": ranges from draws around the scores as they are, which adds noise to noise.
"Certain": the share of provinces with a group that holds at least 80 of 100 draws, and how often
that group is the true one.
"""
