"""What labels score at pieces: which may own a piece, and what a start there is called."""

from goalextract.layout.scores import NEVER, Announced, Piece, Scores
from goalextract.profiles.cues import KINDS
from goalextract.records import Kind

ZERO = [0.0] * len(KINDS)
GOAL, STATUS, MEANS = (
    [float(kind is own) for kind in KINDS] for own in (Kind.GOAL, Kind.STATUS, Kind.MEANS)
)
LENGTHS = {Kind.GOAL: 10.0, Kind.STATUS: 30.0, Kind.MEANS: 10.0}


def scores(moves: dict[str, float], *places: tuple[Kind, int, int], count: int = 4) -> Scores:
    """Return the scores of pieces that say nothing, among labels (kind, run, first piece)."""
    pieces = [Piece(GOAL, STATUS, ("edge:stop",), 10, "stop") for _ in range(count)]
    return Scores(pieces, [Announced(*place) for place in places], moves, LENGTHS)


def test_a_piece_belongs_to_labels_of_the_last_two_runs() -> None:
    held = scores({}, (Kind.GOAL, 0, 0), (Kind.STATUS, 1, 1), (Kind.MEANS, 2, 2))
    assert held.windows == [(-1, 0), (0, 1), (1, 2), (1, 2)]


def test_text_before_all_labels_is_skipped_by_none_and_started_by_none() -> None:
    held = scores({}, (Kind.GOAL, 0, 0))
    assert held.enters[0][0] == NEVER
    assert held.skips[-1] == NEVER


def test_a_start_scores_its_opening_its_body_and_its_moves() -> None:
    moves = {"edge:stop": 0.5, "at_label": 2.0, "start:status": 0.25, "carried:0": 4.0}
    held = scores(moves, (Kind.GOAL, 0, 0), (Kind.STATUS, 1, 1))
    status = held.enters[1][1]
    assert status == 1.0 + 0.5 + 2.0 + 0.25 + 4.0  # the opening speaks for a status
    assert set(held.start_moves(1, 1)) == {
        "edge:stop", "at_label", "at_label:edge:stop", "carried:0", "start:status",
    }  # fmt: skip


def test_in_a_run_a_start_is_named_by_how_far_it_is_from_where_one_expects_it() -> None:
    held = scores({}, (Kind.GOAL, 0, 0), (Kind.STATUS, 0, 0))
    # A goal takes a quarter of what both take: the status starts at the second of four pieces.
    named = [held.start_moves(t, 1)[-2] for t in range(4)]
    assert named[1] == "reached:5"
    assert named[0] < named[1] < named[2] < named[3]


def test_going_on_past_a_label_costs_by_how_the_text_before_it_was_left() -> None:
    moves = {"carry": -1.0, "carry:stop": -2.0}
    assert scores(moves, (Kind.GOAL, 0, 0), (Kind.STATUS, 1, 2)).stays == [0.0, 0.0, -3.0, 0.0]
