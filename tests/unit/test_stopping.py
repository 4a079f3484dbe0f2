"""A job that is asked to stop does so where that is safe, and at once when asked again."""

import os
import signal

import pytest

from goalextract.stopping import Stop, hears_signals


def test_nothing_stops_unasked() -> None:
    Stop().here()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_asks_and_the_next_safe_place_stops(number: signal.Signals) -> None:
    before = signal.getsignal(number)
    stop = Stop()
    with hears_signals(stop):
        os.kill(os.getpid(), number)  # nothing happens yet
        with pytest.raises(KeyboardInterrupt):
            stop.here()
    assert signal.getsignal(number) is before


def test_asked_again_it_stops_at_once() -> None:
    stop = Stop()
    with hears_signals(stop):
        os.kill(os.getpid(), signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
