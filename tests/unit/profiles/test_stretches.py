"""A stretch of lines reads as about the kind that its text alone does."""

import math

from goalextract.profiles.cues import KINDS, load_classes
from goalextract.profiles.kinds import likelihoods, load_kind_weights, value_cues
from goalextract.profiles.stretches import Stretches

LINES = [
    "Flere borgere skal læse aviser.",
    "Der ansættes en vært, og biblioteket holder åbent.",
    "Værten er ansat, og 412 borgere har læst avis.",
]


def test_a_line_alone_reads_as_its_text_does() -> None:
    stretches, weights, classes = Stretches(LINES), load_kind_weights(), load_classes()
    for number, line in enumerate(LINES):
        whole = likelihoods(value_cues(line, None, classes), weights)
        read = stretches.read(number, number + 1)
        assert KINDS[read.index(max(read))] is KINDS[whole.index(max(whole))]


def test_every_stretch_s_likelihoods_make_one() -> None:
    stretches = Stretches([*LINES, "", "12 %"])
    for start in range(5):
        for end in range(start + 1, 6):
            assert math.isclose(sum(map(math.exp, stretches.read(start, end))), 1.0)
