"""[YUM-9] Consensus: the stake-weighted median of each column of weights."""

from typing import List, Tuple

from .sparse import Matrix, Vector, normalised, total, wrap

Member = Tuple[int, int]


def consensus(stake: Vector, weights: Matrix, columns: int, majority: int) -> Vector:
    """The highest weight of each column that a majority of the active stake gives or exceeds."""
    voters = [i for i, amount in enumerate(stake) if amount > 0]
    stakes = normalised([stake[i] for i in voters])
    whole = total(stakes)
    rows = [dict(weights[i]) for i in voters]
    return [weighted_median([(row.get(j, 0), amount) for row, amount in zip(rows, stakes)],
                            wrap(whole - majority), whole)
            for j in range(columns)]


def weighted_median(members: List[Member], minority: int, high: int) -> int:
    """The search of [YUM-9] through members (score, stake), all of whom have `high` stake together."""
    low = 0
    while len(members) > 1:
        pivot = members[len(members) // 2][0]
        lower = [member for member in members if member[0] < pivot]
        upper = [member for member in members if member[0] > pivot]
        bottom = wrap(low + _stake(lower))
        top = wrap(high - _stake(upper))
        if bottom <= minority < top:
            return pivot
        if minority < bottom and lower:
            members, high = lower, bottom
        elif top <= minority and upper:
            members, low = upper, top
        else:
            return pivot
    return members[0][0] if members else 0


def _stake(members: List[Member]) -> int:
    return total([stake for _, stake in members])
