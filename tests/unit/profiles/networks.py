"""Networks that do one thing, for tests."""

import numpy as np

from goalextract.profiles.network import OUTPUTS, Networks

SIZE = 1


def one_way(*, to: int, times: float, around: int = 0) -> Networks:
    """Return a network whose body score for a kind is what the piece before was given."""
    wide = 1 + around
    inner = np.zeros((2 * SIZE + 5 * wide, 1))
    inner[2 * SIZE + wide, 0] = 1.0  # the second of five neighbours: the piece before
    outer = np.zeros((1, OUTPUTS))
    outer[0, to] = times
    parts = {
        "bias": np.zeros(1),
        "in_rows": np.zeros((2, wide, 3 * SIZE)),
        "in_state": np.zeros((2, SIZE, 3 * SIZE)),
        "rows_bias": np.zeros((2, 1, 3 * SIZE)),
        "state_bias": np.zeros((2, 1, 3 * SIZE)),
        "inner": inner,
        "inner_bias": np.zeros(1),
        "outer": outer,
        "outer_bias": np.zeros(OUTPUTS),
    }
    return Networks({name: part[np.newaxis] for name, part in parts.items()})


def together(*networks: Networks) -> Networks:
    """Return networks as one, whose outputs are the mean of theirs."""
    names = networks[0].parts
    return Networks({name: np.concatenate([n.parts[name] for n in networks]) for name in names})
