"""Score the extractor on documents beside their gold: real ones outside, written excerpts here."""

import json
import os
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from pypdfium2 import PdfDocument

from tests.accuracy.run import extract_json
from tests.accuracy.score import DocumentScore, score_document

VARIABLE: Final = "GOALEXTRACT_CORPUS"
DEFAULT: Final = Path("../shared/corpus")
EXCERPTS: Final = Path(__file__).parents[1] / "excerpts"
SUFFIXES: Final = (".txt", ".pdf")
SETS: Final = ("develop", "heldback")
"""Excerpts whose mistakes may be read, and those that are judged by totals alone."""


def folder() -> Path | None:
    """Return the corpus's folder, or None where there is none."""
    path = Path(os.environ.get(VARIABLE) or DEFAULT)
    return path if path.is_dir() else None


def source_of(gold_file: Path) -> Path:
    """Return the document that a gold file tells of: ``source.txt`` or ``source.pdf`` beside it."""
    return next(
        path for path in sorted(gold_file.parent.glob("source.*")) if path.suffix in SUFFIXES
    )


def printed(source: Path) -> str:
    """Return a document's text, a PDF's as PDFium gives it."""
    if source.suffix != ".pdf":
        return source.read_text(encoding="utf-8")
    with closing(PdfDocument(source)) as document:
        return "\f".join(page.get_textpage().get_text_range() for page in document)


def as_truth(gold: dict[str, Any]) -> dict[str, Any]:
    """Bring a gold file into the shape of a generated sample's truth."""
    document = gold["document"]
    goals = [
        {**goal, "sections": {k: {"text": t} for k, t in goal["sections"].items() if t}}
        for goal in gold["goals"]
    ]
    return {
        "document": {
            "title": document["title"],
            "municipality": document["municipality"],
            "committee": document["committee"],
            "report_year": document["report_year"],
            "page_count": document["pages"],
            "related_documents": None,
        },
        "goals": goals,
    }


def _related(score: DocumentScore, document: dict[str, Any], found: list[str]) -> None:
    wanted = (
        document["related_document_count"],
        document["related_documents_first"],
        document["related_documents_last"],
    )
    got = (len(found), found[0] if found else None, found[-1] if found else None)
    score.metadata["related"] = wanted == got
    if wanted != got:
        score.wrong_metadata["related documents"] = (wanted, got)


def score_corpus(path: Path, group: str = "corpus") -> list[DocumentScore]:
    """Score every document of a folder, each in a folder of its own beside its ``gold.json``."""
    scores = []
    for gold_file in sorted(path.glob("*/gold.json")):
        gold: dict[str, Any] = json.loads(gold_file.read_text(encoding="utf-8"))
        source = source_of(gold_file)
        started = time.perf_counter()
        got, why = extract_json(source)
        seconds = time.perf_counter() - started
        score = score_document(gold_file.parent.name, group, as_truth(gold), got, why)
        if got is not None:
            score.note = why
            _related(score, gold["document"], got["document"]["related_documents"])
        score.seconds, score.characters = seconds, len(printed(source))
        scores.append(score)
    return scores
