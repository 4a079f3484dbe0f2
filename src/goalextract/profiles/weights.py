"""What the cues of a piece are worth: a table of weights, and a small network over the stream.

``cues.npz`` holds the tables and the network, ``cues.json`` what moves between labels cost; both
are made by ``make train`` from generated reports.  A piece's score for a kind is the sum of its
cues' weights plus what the network makes of all pieces' cues and of what stands around them.
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
from goalextract.profiles.network import Floats, Networks, Outputs
from goalextract.records import Kind

Vector = Sequence[float]
Stored = npt.NDArray[np.int8] | Floats
_WIDTH: Final = len(KINDS)
_SURE: Final = 1e-6
_SOME_CUES: Final = 10
_BLOCK: Final = 32
"""So many pieces' rows are held at once: they stay in the processor's cache."""


class CueTable:
    """Hold a row for each cue, and add rows up for many pieces at once.

    A row's first columns are the cue's weight for each kind; the others are what each network is
    given of it.
    """

    def __init__(self, cues: Sequence[str], table: Stored, steps: Floats | float = 1.0) -> None:
        """Take a row for each cue; cues that nobody knows count for nothing.

        The numbers are whole ones, of so large ``steps``: multiplied out only when they are asked
        for, they take an eighth of the memory.
        """
        self._rows = {cue: number for number, cue in enumerate(cues, start=1)}
        self._table = np.zeros((len(table) + 1, table.shape[1]), table.dtype)
        self._table[1:] = table
        self._steps = np.broadcast_to(steps, table.shape[1])

    def __getitem__(self, cue: str) -> Vector:
        """Return a cue's weights, one for each kind."""
        row = self._table[self._rows[cue]] * self._steps
        return tuple(row[:_WIDTH].tolist())

    def sums(self, cues: Sequence[Sequence[str]]) -> Floats:
        """Return, for each piece, the sum of its cues' rows."""
        summed = np.empty((len(cues), self._table.shape[1]))
        known = self._rows
        for start in range(0, len(cues), _BLOCK):
            rows: list[int] = []
            starts: list[int] = []
            for here in cues[start : start + _BLOCK]:
                starts.append(len(rows))
                rows.append(0)
                rows += filter(None, map(known.get, here))
            there = summed[start : start + _BLOCK]
            here_known = self._table.take(rows, axis=0) * self._steps
            np.add.reduceat(here_known, starts, axis=0, out=there)
        return summed


def damping(count: int) -> float:
    """Return what the sum of so many cues of one piece is to be multiplied by.

    The words of a sentence say the same again and again: without this, long sentences count for
    more than they tell.  The root was found best on hands left out, of powers from 0 to 1.
    """
    return 1.0 / math.sqrt(max(1.0, count / _SOME_CUES))


@dataclass(frozen=True, slots=True)
class CueWeights:
    """Hold what each cue adds to each kind's score, and what moves between labels cost."""

    body: CueTable
    """For every piece of a value."""
    opening: CueTable
    """For the piece a value starts with."""
    networks: Networks
    circumstances: Sequence[str]
    """Names of the circumstances of a start that the network is told."""
    moves: Mapping[str, float]
    """Name of a move (see ``layout/scores.py``) -> its weight."""
    sharpness: float = 1.0
    """Times a probability's log-odds plus ``shift``: how far it holds on hands left out."""
    shift: float = 0.0
    lengths: Mapping[Kind, float] = field(default_factory=dict)
    """How many characters a value of each kind has on average."""

    def scores(
        self, body: Sequence[Sequence[str]], opening: Sequence[Sequence[str]], around: Floats
    ) -> Outputs:
        """Return each piece's scores: for kinds, for the place of its label, for going on.

        ``around`` tells what stands around each piece; see ``layout/surroundings.py``.
        """
        within, starting = self.body.sums(body), self.opening.sums(opening)
        given = within[:, _WIDTH:] + starting[:, _WIDTH:]
        added = self.networks.outputs(given, around)
        scales = np.array([damping(len(here)) for here in body])[:, np.newaxis]
        return added._replace(
            body=within[:, :_WIDTH] * scales + added.body,
            opening=starting[:, :_WIDTH] + added.opening,
        )

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

    def lines(name: str) -> list[str]:
        return bytes(read.pop(name)).decode("utf-8").split("\n")

    def table(name: str) -> CueTable:
        steps = read.pop(f"{name}_steps").astype(np.float64)
        return CueTable(lines(f"{name}_cues"), read.pop(name), steps)

    body, opening, circumstances = table("body"), table("opening"), lines("circumstances")
    return CueWeights(
        body,
        opening,
        Networks({name: part.astype(np.float64) for name, part in read.items()}),
        circumstances,
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
