"""How often possible ranks and groups hold what is true, in made-up countries where that is known.

True scores are drawn with a spread of their own, noise is added, and from the noisy scores alone
ranges and shares are made as the warehouse makes them. For docs/evidence.md.
"""

import numpy as np

from etl import rank_draws

SEED = 8
COUNTRIES = 100
PROVINCES = 61
DRAWS = 1_000
CERTAIN = 0.8


def held(deviation: float, apart: float) -> dict[str, float]:
    """Shares (0–1) of provinces whose true rank lies in the range from shrunk scores (`shrunk`) and
    in one from plain draws around the noisy scores (`plain`); of groups that hold at least
    CERTAIN of the draws (`certain`, a share of all), the share that is the true one (`right`).
    `deviation` of the noise and `apart`, that of the true scores, in points."""
    random = np.random.default_rng(SEED)
    noise = np.full(PROVINCES, deviation)
    group = rank_draws.groups_of_ranks(PROVINCES)
    counted: dict[str, list[float]] = {"shrunk": [], "plain": [], "certain": [], "right": []}
    for _ in range(COUNTRIES):
        true = random.normal(0, apart, PROVINCES)
        seen = true + random.normal(0, noise)
        draws = random.standard_normal((DRAWS, PROVINCES))
        rank = _ranks(true)
        for name, (centre, spread) in {
            "shrunk": rank_draws.shrunk(seen, noise),
            "plain": (seen, noise),
        }.items():
            shares = rank_draws.rank_shares(centre, spread, draws)
            low, high = rank_draws.bounds(shares, _ranks(centre))
            counted[name].append(float(((low <= rank) & (rank <= high)).mean()))
            if name == "shrunk":
                of_group = shares @ np.eye(len(rank_draws.GROUPS))[group]
                certain = of_group.max(axis=1) >= CERTAIN
                counted["certain"].append(float(certain.mean()))
                right = of_group.argmax(axis=1) == group[rank - 1]
                counted["right"] += right[certain].tolist()
    return {name: float(np.mean(values)) for name, values in counted.items()}


def _ranks(scores: np.ndarray) -> np.ndarray:
    ranks: np.ndarray = 1 + np.sum(scores[:, None] < scores[None, :], axis=1)
    return ranks
