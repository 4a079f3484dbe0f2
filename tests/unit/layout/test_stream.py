"""A stream's pieces know what leads in as elsewhere in the document, and whose goal they are of."""

from goalextract.document import Page
from goalextract.layout.recurring import Recurring
from goalextract.layout.scores import Announced, goal_numbers
from goalextract.layout.stream import Stream, build_stream
from goalextract.profiles.templates import generic_template
from goalextract.records import Kind

FINDER = generic_template().finder


def _stream(*texts: str) -> Stream:
    pages = [Page(number, text) for number, text in enumerate(texts, start=1)]
    return build_stream(pages, [list(FINDER.find(p.text)) for p in pages], Recurring(), None)


def _leading_in(texts: tuple[str, ...]) -> list[str]:
    stream = _stream(*texts)
    return [
        texts[piece.page - 1][piece.start : piece.end].strip()
        for piece in stream.pieces
        if "leads_in_again" in piece.moves
    ]


def test_words_that_lead_in_once_in_several_goals_are_told() -> None:
    texts = (
        "Mål Handlinger Flere læser. Vi arbejder med: Bogbus Forfattermøder",
        "Mål Handlinger Færre ryger. Vi arbejder med: Kurser Samtaler",
    )
    assert _leading_in(texts) == ["Vi arbejder med:", "Vi arbejder med:"]


def test_words_that_lead_in_twice_in_a_goal_are_a_heading_within_values() -> None:
    texts = (
        "Mål Handlinger Det gode liv: Flere læser. Det gode liv: Bogbus",
        "Mål Handlinger Det gode liv: Færre ryger. Det gode liv: Kurser",
    )
    assert _leading_in(texts) == []
    assert _leading_in(("Mål Handlinger Flere læser. Vi arbejder med: Bogbus",)) == []


def test_a_kind_that_comes_again_starts_the_next_goal() -> None:
    kinds = (Kind.GOAL, Kind.STATUS, Kind.COMMENT, Kind.COMMENT, Kind.GOAL, Kind.GOAL, Kind.STATUS)
    labels = [Announced(kind, at, at) for at, kind in enumerate(kinds)]
    assert goal_numbers(8, labels) == [0, 0, 0, 0, 1, 1, 1, 1]
    assert goal_numbers(2, []) == [0, 0]
