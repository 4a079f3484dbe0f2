"""Labels that no template lists get the kind their values tell, and a doubt that says so."""

from dataclasses import replace

from goalextract.document import Page, Span
from goalextract.layout.cells import Cell
from goalextract.layout.guessed_kinds import kinds_of_values, strange_labels, with_guessed_kind
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

TEXT = "Det vi vil Flere unge skal have en uddannelse. Sådan gik det Målet blev nået i 2014."
PAGE = Page(1, TEXT)


def cell(printed: str, value: str, *, is_known: bool = False, is_open: bool = False) -> Cell:
    at, start = TEXT.index(printed), TEXT.index(value)
    label = LabelMatch(
        (Kind.COMMENT,), printed.casefold(), printed, at, at + len(printed),
        is_known=is_known, is_open=is_open,
    )  # fmt: skip
    label_span = Span(1, at, at + len(printed))
    return Cell(1, label, (label_span,), (Span(1, start, start + len(value)),))


WANTED = cell("Det vi vil", "Flere unge skal have en uddannelse.")
HAPPENED = cell("Sådan gik det", "Målet blev nået i 2014.")


def test_every_unlisted_label_gets_a_kind_and_how_likely_it_is() -> None:
    known = cell("Det vi vil", "Flere unge skal have en uddannelse.", is_known=True)
    guessed = kinds_of_values([known, HAPPENED], {1: PAGE}, 2014, "da")
    assert set(guessed) == {"sådan gik det"}
    kind, chance = guessed["sådan gik det"]
    assert kind in Kind
    assert 0.0 < chance < 1.0


def test_what_goes_on_without_a_label_is_of_the_value_before() -> None:
    start = TEXT.index("Flere unge")
    first = Span(1, start, start + len("Flere unge"))
    rest = Span(1, first.end, TEXT.index(" Sådan"))
    parted = [replace(WANTED, value=(first,)), Cell(1, None, (), (rest,)), HAPPENED]
    whole = kinds_of_values([WANTED, HAPPENED], {1: PAGE}, 2014, "da")
    assert kinds_of_values(parted, {1: PAGE}, 2014, "da") == whole


def test_a_guessed_kind_is_doubted_and_a_known_one_kept() -> None:
    guessed = {"det vi vil": (Kind.GOAL, 0.7)}
    changed = with_guessed_kind(WANTED, guessed)
    assert changed.label is not None
    assert changed.label.kind is Kind.GOAL
    assert [doubt.confidence for doubt in changed.doubts] == [0.7]
    known = cell("Det vi vil", "Flere unge skal have en uddannelse.", is_known=True)
    assert with_guessed_kind(known, guessed) is known


def test_many_unlisted_labels_throw_doubt_on_every_value() -> None:
    known = cell("Det vi vil", "Flere unge skal have en uddannelse.", is_known=True)
    assert strange_labels([known] * 20, ()) == ()
    (some,) = strange_labels([*[known] * 8, HAPPENED], ())
    (many,) = strange_labels([known, HAPPENED], ())
    assert some.confidence > many.confidence
    assert strange_labels([known, HAPPENED], {1}) == ()  # a column of labels: none is missed
