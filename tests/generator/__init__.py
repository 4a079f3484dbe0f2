"""Invent goal reports by seed, with the truth about them in the contract's JSON.

``layouts.REGISTRY`` names every layout of the genre: sheets, transcripts, tables, scorecards,
reports in prose under headings (``generate_headed``), Swedish and Norwegian reports
(``generate_nordic``), as text and as PDF.  ``REGISTRY[name].draw(seed, prose)`` gives one
:class:`Sample`; ``generate`` draws the sheets, transcripts, tables and scorecards alone.
``negatives(seed)`` and ``negative_papers(seed)`` give documents without goals, as text and as PDF.
Prose and label words in ``prose/heldback*.toml`` and templates marked ``heldback`` are for
measuring only.
"""

from tests.generator.negatives import negative_papers, negatives
from tests.generator.sample import LAYOUTS, Sample, generate

__all__ = ["LAYOUTS", "Sample", "generate", "negative_papers", "negatives"]
