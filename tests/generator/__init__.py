"""Invent goal reports by seed, with the truth about them in the contract's JSON.

``generate(seed, layout, prose)`` gives one :class:`Sample`; ``negatives(seed)`` documents
without goals.  Prose and label words in ``prose/heldback.toml`` and the held-back families are for
measuring only.
"""

from tests.generator.negatives import negatives
from tests.generator.sample import LAYOUTS, Sample, generate

__all__ = ["LAYOUTS", "Sample", "generate", "negatives"]
