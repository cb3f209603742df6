"""Chance that falls the same way every time."""

import numpy as np


def of(subject: str) -> np.random.Generator:
    """The random numbers of one subject: more of them for one leaves those of all others as they were."""
    return np.random.default_rng(list(subject.encode()))
