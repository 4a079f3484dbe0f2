"""What is learned goes up the likelihood: gradients are what small changes do."""

import numpy as np
import pytest

from tests.training.net import backward, forward, new_parts
from tests.training.tables import GIVEN, Adam

STEP = 1e-6
AROUND = 4


def outcome(parts: dict[str, np.ndarray], given: np.ndarray, around: np.ndarray) -> np.ndarray:
    out = forward(parts, given, around).outputs
    return np.hstack([out.body, out.opening, out.places, out.stays[:, np.newaxis]])


@pytest.mark.parametrize("seed", range(3))
def test_the_way_back_gives_what_small_changes_do(seed: int) -> None:
    chance = np.random.default_rng(seed)
    parts = new_parts(AROUND, chance)
    given, around = chance.normal(size=(7, GIVEN)), chance.normal(size=(7, AROUND))
    gaps = chance.normal(size=outcome(parts, given, around).shape)
    gradients, at_given = backward(parts, forward(parts, given, around), gaps)
    assert gradients.keys() == parts.keys()
    for array, gradient in [(given, at_given), *((parts[n], g) for n, g in gradients.items())]:
        at = np.unravel_index(int(np.abs(gradient).argmax()), gradient.shape)
        array[at] += STEP
        more = float((outcome(parts, given, around) * gaps).sum())
        array[at] -= 2 * STEP
        less = float((outcome(parts, given, around) * gaps).sum())
        array[at] += STEP
        assert gradient[at] == pytest.approx((more - less) / (2 * STEP), rel=1e-4)


def test_steps_lead_up_a_hill() -> None:
    place = np.array([4.0, -3.0])
    adam = Adam({"place": place})
    for _ in range(400):
        adam.step({"place": -2 * place}, 0.05)
    assert np.abs(place).max() < 0.05
