"""What the cues of a piece are worth: a table of weights, and a small network over neighbours.

``cues.npz`` holds the tables and the network, ``cues.json`` what moves between labels cost; both
are made by ``make train`` from generated reports.  A piece's score for a kind is the sum of its
cues' weights plus what the network makes of the cues of the piece and of its neighbours.
"""

import io
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
import numpy.typing as npt

from goalextract.profiles.cues import KINDS
from goalextract.records import Kind

Floats = npt.NDArray[np.float64]
Vector = Sequence[float]
NEIGHBOURS: Final = 2
"""How many pieces before and after a piece the network sees."""
_WIDTH: Final = len(KINDS)
_SURE: Final = 1e-6
_SOME_CUES: Final = 10


class CueTable:
    """Hold a row for each cue, and add rows up for many pieces at once.

    A row's first columns are the cue's weight for each kind; the others are what the network is
    given of it.
    """

    def __init__(self, cues: Sequence[str], table: Floats) -> None:
        """Take a row for each cue; cues that nobody knows count for nothing."""
        self._rows = {cue: number for number, cue in enumerate(cues, start=1)}
        self._table = np.vstack([np.zeros((1, table.shape[1])), table])

    def __getitem__(self, cue: str) -> Vector:
        """Return a cue's weights, one for each kind."""
        return tuple(self._table[self._rows[cue], :_WIDTH].tolist())

    def sums(self, cues: Sequence[Sequence[str]]) -> Floats:
        """Return, for each piece, the sum of its cues' rows."""
        rows: list[int] = []
        starts: list[int] = []
        known = self._rows
        for here in cues:
            starts.append(len(rows))
            rows.append(0)
            rows += filter(None, map(known.get, here))
        summed: Floats = np.add.reduceat(self._table[rows], starts, axis=0)
        return summed


@dataclass(frozen=True, slots=True)
class Network:
    """Hold a network of one hidden layer over what the tables give of a piece and its neighbours.

    ``outer`` ends in a column for each kind within a value, and one for each that starts.
    """

    bias: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats

    def outputs(self, given: Floats) -> Floats:
        """Return what the network adds to each piece's scores, (pieces, 2 x kinds)."""
        shown = beside(np.maximum(given + self.bias, 0.0))
        hidden = np.maximum(shown @ self.inner + self.inner_bias, 0.0)
        outputs: Floats = hidden @ self.outer
        return outputs


def damping(count: int) -> float:
    """Return what the sum of so many cues of one piece is to be multiplied by.

    The words of a sentence say the same again and again: without this, long sentences count for
    more than they tell.  The root was found best on hands left out, of powers from 0 to 1.
    """
    return 1.0 / math.sqrt(max(1.0, count / _SOME_CUES))


def beside(rows: Floats) -> Floats:
    """Put each row beside its neighbours' before and after it; beyond the ends stand noughts."""
    count, width = rows.shape
    padded = np.vstack([np.zeros((NEIGHBOURS, width)), rows, np.zeros((NEIGHBOURS, width))])
    return np.hstack([padded[n : n + count] for n in range(2 * NEIGHBOURS + 1)])


@dataclass(frozen=True, slots=True)
class CueWeights:
    """Hold what each cue adds to each kind's score, and what moves between labels cost."""

    body: CueTable
    """For every piece of a value."""
    opening: CueTable
    """For the piece a value starts with."""
    network: Network
    moves: Mapping[str, float]
    """Name of a move (see ``layout/scores.py``) -> its weight."""
    sharpness: float = 1.0
    """Times a probability's log-odds plus ``shift``: how far it holds on hands left out."""
    shift: float = 0.0
    lengths: Mapping[Kind, float] = field(default_factory=dict)
    """How many characters a value of each kind has on average."""

    def scores(
        self, body: Sequence[Sequence[str]], opening: Sequence[Sequence[str]]
    ) -> tuple[list[list[float]], list[list[float]]]:
        """Return each piece's scores for each kind, within a value and at its start."""
        if not body:
            return [], []
        within, starting = self.body.sums(body), self.opening.sums(opening)
        added = self.network.outputs(within[:, _WIDTH:] + starting[:, _WIDTH:])
        scales = np.array([damping(len(here)) for here in body])[:, np.newaxis]
        bodies = within[:, :_WIDTH] * scales + added[:, :_WIDTH]
        openings = starting[:, :_WIDTH] + added[:, _WIDTH:]
        return bodies.tolist(), openings.tolist()

    def calibrated(self, probability: float) -> float:
        """Return how likely what has this probability is right, as measured on hands left out."""
        chance = min(1.0 - _SURE, max(_SURE, probability))
        odds = self.sharpness * math.log(chance / (1.0 - chance)) + self.shift
        return 1.0 / (1.0 + math.exp(-odds))


def parse_weights(text: str, arrays: bytes) -> CueWeights:
    """Read weights: moves, lengths and calibration from JSON, tables and network from ``.npz``."""
    data = json.loads(text)
    with np.load(io.BytesIO(arrays), allow_pickle=False) as stored:
        read = {name: stored[name] for name in stored.files}

    def table(name: str) -> CueTable:
        cues = bytes(read[f"{name}_cues"]).decode("utf-8").split("\n")
        return CueTable(cues, read[name].astype(np.float64))

    network = Network(
        *(read[name].astype(np.float64) for name in ("bias", "inner", "inner_bias", "outer"))
    )
    return CueWeights(
        table("body"),
        table("opening"),
        network,
        data["moves"],
        data["sharpness"],
        data["shift"],
        {Kind(name): length for name, length in data["lengths"].items()},
    )


@cache
def load_weights() -> CueWeights:
    """Load the weights that come with the program."""
    folder = resources.files("goalextract.profiles")
    text = folder.joinpath("cues.json").read_text(encoding="utf-8")
    return parse_weights(text, folder.joinpath("cues.npz").read_bytes())
