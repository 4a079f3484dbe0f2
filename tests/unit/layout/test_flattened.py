"""Running text whose labels come first is divided among them, with a doubt for every edge."""

import pytest

from goalextract.layout.flattened import flattened_cells
from goalextract.layout.recurring import Recurring
from goalextract.layout.stream import build_stream, weigh
from goalextract.profiles.standing import standing_labels
from goalextract.profiles.weights import load_weights
from tests.unit.printed import FINDER, Row, page, rows

GOAL = "Flere børn skal lære at læse inden udgangen af 2015."
MEANS = "Der ansættes to lærere, og der afholdes kurser for forældre."
STATUS = "Der blev i 2014 ansat to lærere, og målet er opfyldt."


def read(*texts: str) -> tuple[list[Row], list[float]]:
    """Return the cells of pages read as one stream, and how sure each is."""
    pages = [page(text, n) for n, text in enumerate(texts, start=1)]
    found = standing_labels(FINDER, {p.number: p.text for p in pages})
    stream = build_stream(pages, [found[p.number] for p in pages], Recurring(), 2014)
    cells = flattened_cells(weigh(stream, load_weights()), pages, load_weights())
    sure = [min((d.confidence for d in cell.doubts), default=1.0) for cell in cells]
    return rows(pages, cells), sure


def test_values_after_a_run_of_labels_are_given_to_them_in_order() -> None:
    found, _ = read(f"Mål Vejen til målet Status for målopfyldelse {GOAL} {MEANS} {STATUS}")
    assert found == [
        ("goal", "Mål", GOAL),
        ("means", "Vejen til målet", MEANS),
        ("status", "Status for målopfyldelse", STATUS),
    ]


def test_a_value_right_after_its_label_stays_with_it() -> None:
    found, _ = read(f"Mål {GOAL} Vejen til målet {MEANS} Status {STATUS}")
    assert [row[2] for row in found] == [GOAL, MEANS, STATUS]


def test_a_value_may_go_on_over_the_page() -> None:
    found, _ = read(f"Mål Status {GOAL} Der blev i 2014 ansat", "to lærere, og målet er opfyldt.")
    assert found[-1] == (
        "status",
        "Status",
        "Der blev i 2014 ansat|to lærere, og målet er opfyldt.",
    )


def test_every_label_gives_a_cell_also_where_no_value_is_left() -> None:
    found, _ = read(f"Mål Vejen til målet Status Kommentar {GOAL}")
    assert [row[1] for row in found] == ["Mål", "Vejen til målet", "Status", "Kommentar"]
    assert "|".join(row[2] for row in found if row[2]) == GOAL


def test_every_value_says_how_sure_its_edges_are() -> None:
    _, sure = read(f"Mål Vejen til målet Status {GOAL} {MEANS} {STATUS}")
    assert all(0.0 < value <= 1.0 for value in sure)
    _, unsure = read("Mål Vejen til målet Status Kurser Lærere Bøger Tal")
    assert min(unsure) < min(sure)


def test_text_before_all_labels_is_a_cell_without_one() -> None:
    found, _ = read(f"Kulturrapporten er her. Mål {GOAL} Status {STATUS}")
    assert (found[0][1], found[0][2]) == (None, "Kulturrapporten er her.")


@pytest.mark.parametrize("texts", [(), ("",), ("", " \n")])
def test_pages_without_text_give_no_cells(texts: tuple[str, ...]) -> None:
    assert read(*texts)[0] == []


def test_labels_without_text_give_empty_cells() -> None:
    assert read("Mål Status")[0] == [("goal", "Mål", ""), ("status", "Status", "")]


@pytest.mark.parametrize(
    "text",
    [
        f"Mål Vejen til målet Status {GOAL} {MEANS} {STATUS}",
        f"Forord. Mål • Status a) {GOAL} - Et - To {STATUS} Kommentar",
        "Mål Status Økonomi 2 mio. kr. 70 % Nået; nej: ja",
    ],
)
def test_every_character_is_in_a_label_or_a_value_once(text: str) -> None:
    here = page(text)
    labels = standing_labels(FINDER, {1: text})[1]
    stream = build_stream([here], [labels], Recurring(), 2014)
    cells = flattened_cells(weigh(stream, load_weights()), [here], load_weights())
    spans = [span for cell in cells for span in (*cell.label_spans, *cell.value)]
    held = [i for span in spans for i in range(span.start, span.end)]
    assert len(held) == len(set(held))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(held)


@pytest.mark.parametrize(
    "sentence",
    [
        "Nordby Kommunes Ledelsesgrundlag er på vej, og ledelsesgrundlag er godt.",
        "I Direktionens plan er der mål, og direktionens plan er god.",
        "Støtten gives efter § 60 i loven.",
    ],
)
def test_no_value_can_start_within_a_name_or_a_reference(sentence: str) -> None:
    here = page(f"Mål {sentence}", 1)
    labels = standing_labels(FINDER, {1: here.text})[1]
    stream = build_stream([here], [labels], Recurring(), 2014)
    starts = [here.text[piece.start : piece.end].split()[0] for piece in stream.pieces]
    assert not {"Ledelsesgrundlag", "Direktionens", "60"} & set(starts)
