"""Measures how often possible ranks and groups contain the true ones, in simulated countries.

True scores are drawn with a given spread and noise is added. Ranges and shares are then computed
from the noisy scores alone, as in the warehouse. For docs/evidence.md.
"""

import numpy as np

from etl import rank_draws

SEED = 8
COUNTRIES = 100
PROVINCES = 61
DRAWS = 1_000
CERTAIN = 0.8


def held(deviation: float, apart: float) -> dict[str, float]:
    """Shares (0–1) of simulated provinces whose true rank or group was found.

    `shrunk`: the true rank is in the range from shrunk scores; `plain`: in the range from plain
    draws around the noisy scores; `certain`: one group holds at least CERTAIN of the draws;
    `right`: of these, the group is the true one. `deviation` and `apart` are the standard
    deviations of the noise and of the true scores, in points.
    """
    random = np.random.default_rng(SEED)
    noise = np.full(PROVINCES, deviation)
    group = rank_draws.groups_of_ranks(PROVINCES)
    counted: dict[str, list[float]] = {"shrunk": [], "plain": [], "certain": [], "right": []}
    for _ in range(COUNTRIES):
        true = random.normal(0, apart, PROVINCES)
        seen = true + random.normal(0, noise)
        draws = random.standard_normal((DRAWS, PROVINCES))
        rank = rank_draws.own_ranks(true)
        for name, (centre, spread) in {
            "shrunk": rank_draws.shrunk(seen, noise),
            "plain": (seen, noise),
        }.items():
            ranks = rank_draws.drawn_ranks(centre, spread, draws)
            low, high = rank_draws.bounds(ranks, rank_draws.own_ranks(centre))
            counted[name].append(float(((low <= rank) & (rank <= high)).mean()))
            if name == "shrunk":
                of_group = rank_draws.group_shares(ranks)
                certain = of_group.max(axis=1) >= CERTAIN
                counted["certain"].append(float(certain.mean()))
                right = of_group.argmax(axis=1) == group[rank - 1]
                counted["right"] += right[certain].tolist()
    return {name: float(np.mean(values)) for name, values in counted.items()}
