"""Whatever the bytes of a PDF: an extraction or an error that names itself, the same each time."""

import random
from pathlib import Path
from typing import Final

import pytest

from goalextract.errors import DocumentError
from goalextract.extract import Extraction, extract_bytes
from tests.claims import told_twice, unclaimed

RAW: Final = Path(__file__).parents[2] / "data" / "raw"
SAMPLES: Final = sorted(RAW.glob("*.pdf"))
MUTANTS: Final = 40


def attempt(data: bytes) -> Extraction | DocumentError:
    try:
        return extract_bytes("a.pdf", data, latest_year=2030)
    except DocumentError as error:
        return error


def mutant(data: bytes, seed: int) -> bytes:
    """Return bytes changed as transport, editors and enemies change them."""
    rng = random.Random(seed)
    changed = bytearray(data)
    for _ in range(rng.choice((1, 3, 10, 100))):
        at = rng.randrange(len(changed))
        match rng.randrange(5):
            case 0:
                changed[at] = rng.randrange(256)
            case 1:
                del changed[at : at + rng.choice((1, 10, 1000))]
            case 2:
                changed[at:at] = rng.randbytes(rng.choice((1, 10, 200)))
            case 3:
                changed[at : at + 4] = b"9999"
            case _:
                del changed[at:]
        if len(changed) < 8:
            break
    return bytes(changed)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_mutant_gives_goals_or_an_error_that_names_itself(sample: Path) -> None:
    data = sample.read_bytes()
    for seed in range(MUTANTS):
        found = attempt(mutant(data, seed))
        if isinstance(found, DocumentError):
            assert found.code != "internal_error"
            assert found.cause


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_every_word_on_paper_is_taken_for_something_once(sample: Path) -> None:
    found = attempt(sample.read_bytes())
    assert isinstance(found, Extraction)
    assert unclaimed(found) == []
    assert told_twice(found) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_same_bytes_give_the_same_report(sample: Path) -> None:
    first, second = attempt(sample.read_bytes()), attempt(sample.read_bytes())
    assert isinstance(first, Extraction)
    assert isinstance(second, Extraction)
    assert first.validated.report == second.validated.report


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_the_reference_engine_finds_the_same_goals(sample: Path) -> None:
    ours = attempt(sample.read_bytes())
    theirs = extract_bytes("a.pdf", sample.read_bytes(), latest_year=2030, engine="pdfplumber")
    assert isinstance(ours, Extraction)

    def texts(found: Extraction) -> list[dict[str, str]]:
        goals = found.validated.report.goals
        return [{k.value: s.text for k, s in goal.sections.items()} for goal in goals]

    assert texts(ours) == texts(theirs)
