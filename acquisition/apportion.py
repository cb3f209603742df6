"""Whole numbers split in proportion, so that the parts sum to the whole."""

from collections.abc import Mapping


def largest_remainders(total: int, weights: Mapping[str, int]) -> dict[str, int]:
    """The share of each key in `total` by its weight: whole numbers that sum to `total` exactly.

    Hamilton's method: each key gets its quota rounded down, what is left goes one by one to the largest
    remainders. Equal remainders are served in the order of the keys, so the order of `weights` has no effect.
    Raises ValueError for a negative total or weight, and where all weights are zero.
    """
    whole = sum(weights.values())
    if total < 0 or whole <= 0 or min(weights.values()) < 0:
        raise ValueError(
            f"cannot split {total} by {dict(weights)}: need a total >= 0 and weights >= 0, not all 0"
        )
    shares = {key: total * weight // whole for key, weight in weights.items()}
    by_remainder = sorted(weights, key=lambda key: (-(total * weights[key] % whole), key))
    for key in by_remainder[: total - sum(shares.values())]:
        shares[key] += 1
    return shares
