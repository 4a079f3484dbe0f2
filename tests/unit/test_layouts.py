"""Each page is read as the layout it has, and its labels are found in the light of the others."""

import pytest

from goalextract.document import Document
from goalextract.layouts import LaidOut, lay_out, year_hint
from tests.unit.printed import FINDER, PROFILE, VERDICTS, Row, document, rows

COLUMNS = "Mål                 Flere læser.\nStatus              Det går godt.\n"
LINES = "Mål: Flere cykler\ntil skole.\nStatus: Nået."
RUNNING = (
    "Mål Vejen til målet Status for målopfyldelse Flere børn skal lære at læse inden udgangen af "
    "2015. Der ansættes to lærere, og der afholdes kurser for forældre. Der blev i 2014 ansat to "
    "lærere, og målet er opfyldt."
)


def laid(*texts: str) -> LaidOut:
    return lay_out(document(*texts), PROFILE, FINDER, VERDICTS)


def read(*texts: str) -> list[Row]:
    found = laid(*texts)
    return rows(found.pages.values(), found.cells)


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        (COLUMNS, "label and value columns"),
        (LINES, "labels on lines"),
        (RUNNING, "running text"),
        ("", "labels on lines"),
        ("Kun prosa på denne side.", "labels on lines"),
    ],
)
def test_a_page_is_read_as_the_layout_it_has(text: str, layout: str) -> None:
    assert laid(text).layouts == ((1, layout),)


def test_pages_of_different_layouts_are_read_in_their_order() -> None:
    found = laid(COLUMNS, RUNNING, RUNNING, LINES)
    assert [name for _, name in found.layouts] == [
        "label and value columns",
        "running text",
        "running text",
        "labels on lines",
    ]
    pages = [cell.page for cell in found.cells]
    assert pages == sorted(pages)
    assert set(pages) == {1, 2, 3, 4}


def test_tabs_part_labels_from_values_as_columns_do() -> None:
    assert read("Mål\tFlere læser.\nStatus\tDet går\n\tgodt.\nKommentar\tIngen.") == [
        ("goal", "Mål", "Flere læser."),
        ("status", "Status", "Det går|godt."),
        ("comment", "Kommentar", "Ingen."),
    ]


def test_labels_in_noise_are_none() -> None:
    found = laid("Mål: Flere.\nStatus: Nået.", "Indhold\nMål ..... 2\nStatus ..... 3\nMål ..... 4")
    assert len(found.cells) == 2


def test_two_labels_and_their_values_after_them_are_divided_or_doubted() -> None:
    found = laid("Mål Status Flere børn skal lære at læse i 2015. Målet er opfyldt.")
    values = [row[2] for row in rows(found.pages.values(), found.cells)]
    assert values == ["Flere børn skal lære at læse i 2015.", "Målet er opfyldt."] or all(
        cell.doubts for cell in found.cells if cell.value
    )


@pytest.mark.parametrize(
    ("doc", "year"),
    [
        (document("x", title="Opfølgning på mål 2014"), 2014),
        (document("Opfølgning på mål 2014"), 2014),
        (document("Opfølgning på mål 2014 og 2015"), None),
        (document("Opfølgning i perioden 2012-2015"), None),
        (document("Opfølgning"), None),
    ],
)
def test_the_one_year_the_opening_names_is_the_hint_for_tenses(
    doc: Document, year: int | None
) -> None:
    assert year_hint(doc) == year
