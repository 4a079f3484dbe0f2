"""Every error names itself, says what helps, and survives a process border."""

import pickle
from collections.abc import Iterator

import pytest

from goalextract import errors
from goalextract.errors import DocumentError, ExitCode, GoalExtractError, RunError


def tree(kind: type[GoalExtractError]) -> Iterator[type[GoalExtractError]]:
    for child in kind.__subclasses__():
        yield child
        yield from tree(child)


ERRORS = sorted(
    {kind for kind in tree(GoalExtractError) if kind.__module__ == errors.__name__} - {RunError},
    key=lambda kind: kind.__name__,
)


def test_codes_are_unique() -> None:
    codes = [kind.code for kind in ERRORS]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_crosses_a_process_border_whole(kind: type[GoalExtractError]) -> None:
    error = pickle.loads(pickle.dumps(kind("the cause")))  # noqa: S301  our own bytes
    assert type(error) is kind
    assert (error.cause, str(error)) == ("the cause", "the cause")


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_says_what_helps_in_a_sentence(kind: type[GoalExtractError]) -> None:
    assert kind.remedy.endswith(".")
    assert issubclass(kind, RunError) or kind.exit_code is ExitCode.QUARANTINED
    assert issubclass(kind, (RunError, DocumentError))
