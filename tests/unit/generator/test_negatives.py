"""Documents without goals are many sorts, vary with their seed and can be read."""

import io
import random
from collections.abc import Iterable

import pypdfium2
import pytest

from tests.generator.negatives import MAKERS, PAGES, PAPERS, negative_papers, negatives, sort_of
from tests.generator.negatives_shapes import column_widths, padded
from tests.generator.sample import Sample


def _sort(sample: Sample) -> str:
    return sample.name.removeprefix("negative-").rsplit("-", 1)[0]


def _words(data: bytes) -> str:
    document = pypdfium2.PdfDocument(io.BytesIO(data))
    try:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _by_sort(samples: Iterable[Sample]) -> dict[str, set[bytes]]:
    found: dict[str, set[bytes]] = {}
    for sample in samples:
        found.setdefault(_sort(sample), set()).add(sample.data)
    return found


def test_sorts_are_many_and_named_apart() -> None:
    names = [sort_of(maker) for maker in (*MAKERS, *PAGES)]
    assert len(names) == len(set(names)) >= 34
    assert [_sort(sample) for sample in negatives(3)] == names


def test_no_negative_has_goals() -> None:
    for seed in range(5):
        for sample in (*negatives(seed), *negative_papers(seed)):
            assert sample.truth["goals"] == []
            assert sample.text.strip()


def test_same_seed_gives_same_bytes() -> None:
    for draw in (negatives, negative_papers):
        assert [s.data for s in draw(5)] == [s.data for s in draw(5)]


def test_every_sort_varies_with_its_seed() -> None:
    found = _by_sort(sample for seed in range(8) for sample in negatives(seed))
    assert {sort for sort, data in found.items() if len(data) < 6} == set()


def test_encodings_hold_the_text() -> None:
    for sample in negatives(11):
        decoded = sample.data.decode(sample.encoding).lstrip("\ufeff")
        assert decoded.replace("\r\n", "\n") == sample.text


def test_papers_show_every_sort_over_the_seeds() -> None:
    found = _by_sort(sample for seed in range(30) for sample in negative_papers(seed))
    assert set(found) == {sort_of(maker) for maker in PAGES}
    assert len(negative_papers(0)) == PAPERS >= 8


@pytest.mark.parametrize("seed", range(3))
def test_papers_are_readable_pdfs(seed: int) -> None:
    for sample in negative_papers(seed):
        assert sample.data.startswith(b"%PDF")
        printed = _words(sample.data)
        title = sample.text.split("\n", 1)[0].casefold().split()
        assert title[0] in printed.casefold(), sample.name
        assert "■" not in printed, sample.name


def test_padded_columns_keep_words_whole_and_apart() -> None:
    rows = [
        ("Navn", "Bemærkninger"),
        ("En lang celle med mange ord i", "kort"),
        ("", "målopfyldelse"),
    ]
    widths = column_widths(rows, 30)
    shown = padded(random.Random(1), rows, room=30, gap=3)
    assert widths[1] >= len("målopfyldelse")
    for line in shown:
        left, right = line[: widths[0] + 3], line[widths[0] + 3 :]
        assert left.endswith("   ") or not right
        for word in [*left.split(), *right.split()]:
            assert any(word in cell.split() for row in rows for cell in row)
