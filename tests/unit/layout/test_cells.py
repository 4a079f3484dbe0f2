"""Stretches of a page become spans: one a line, without white space, noise and blank lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.layout.cells import line_spans, read_back, trimmed, without_noise
from tests.unit.printed import page

WORDS = st.text(alphabet="ab \t\n", max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("en", "en"),
        ("  en to \n", "en to"),
        ("\u00a0en\u2003", "en"),
        (" \n\t", None),
        ("", None),
    ],
)
def test_a_span_holds_no_white_space_at_its_ends(text: str, expected: str | None) -> None:
    span = trimmed(page(text, 3), 0, len(text))
    assert (None if span is None else text[span.start : span.end]) == expected
    assert span is None or span.page == 3


@pytest.mark.parametrize(
    ("text", "noise", "lines"),
    [
        ("en\nto", [], ["en", "to"]),
        ("  en  \n\n \n to", [], ["en", "to"]),
        ("en\nSide 1\nto", ["Side 1"], ["en", "to"]),
        ("en Side 1 to", ["Side 1"], ["en", "to"]),
        ("Side 1", ["Side 1"], []),
        ("Side 1 en\nto Side 2", ["Side 1", "Side 2"], ["en", "to"]),
    ],
)
def test_a_stretch_is_read_line_by_line_without_its_noise(
    text: str, noise: list[str], lines: list[str]
) -> None:
    here = page(text, noise=noise)
    assert read_back(here, line_spans(here, 0, len(text))) == lines


def test_only_the_stretch_asked_for_is_read() -> None:
    here = page("Mål en to tre")
    assert read_back(here, line_spans(here, 4, 9)) == ["en to"]


def test_noise_may_reach_over_either_end_of_a_stretch() -> None:
    here = page("aabbcc", noise=["aab"])
    assert list(without_noise(here, 2, 6)) == [(3, 6)]
    assert list(without_noise(here, 0, 2)) == []


@given(WORDS, st.data())
def test_every_character_is_in_one_span_or_in_noise_or_white(
    text: str, data: st.DataObject
) -> None:
    edges = data.draw(st.lists(st.integers(0, len(text)), max_size=6).map(sorted))
    noise = tuple(
        Noise(NoiseKind.FOOTER, Span(1, a, b))
        for a, b in zip(edges[::2], edges[1::2], strict=False)
        if a < b
    )
    here = Page(1, text, noise)
    spans = line_spans(here, 0, len(text))
    held = [i for span in spans for i in range(span.start, span.end)]
    assert len(held) == len(set(held))
    silent = {i for n in noise for i in range(n.span.start, n.span.end)}
    assert not silent & set(held)
    assert {i for i, c in enumerate(text) if not c.isspace()} <= silent | set(held)
    assert all("\n" not in line and line == line.strip() for line in read_back(here, spans))
