"""Labels that open amid a line get a line of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.lines import PAGE_START, document_lines
from goalextract.layout.lines_within import parted_lines
from tests.unit.printed import FINDER, page

TWICE = "Mål: To nye stier.{0}Status: En er anlagt.\nMål: En bro.{0}Status: Den er bygget."


def read(text: str) -> list[str]:
    lines = parted_lines(document_lines([page(text)]), FINDER)
    assert [text[line.span.start : line.span.end] for line in lines] == [x.text for x in lines]
    return [line.text for line in lines]


@pytest.mark.parametrize("blank", [" ", "   ", " | "])
def test_a_label_that_stands_twice_behind_a_stop_is_parted_from_what_is_before_it(
    blank: str,
) -> None:
    assert read(TWICE.format(blank)) == [
        "Mål: To nye stier.", "Status: En er anlagt.", "Mål: En bro.", "Status: Den er bygget.",
    ]  # fmt: skip


@pytest.mark.parametrize("blank", [" | ", "     "])
def test_a_label_that_opens_a_line_elsewhere_is_parted_though_it_stands_so_once(
    blank: str,
) -> None:
    assert read(f"Mål: To nye stier{blank}Frist: 2014\nFrist: 2015") == [
        "Mål: To nye stier", "Frist: 2014", "Frist: 2015",
    ]  # fmt: skip


def test_labels_that_are_sentences_of_their_own_are_parted_too() -> None:
    text = "Flere stier. Baggrund. De er få. Status. En er bygget.\nFlere broer. Status. Nået."
    assert read(text) == [
        "Flere stier.", "Baggrund. De er få.", "Status. En er bygget.",
        "Flere broer.", "Status. Nået.",
    ]  # fmt: skip


def test_where_one_label_stands_twice_another_that_stands_once_is_parted_too() -> None:
    found = read(TWICE.format(" ") + " Opfølgning: Den skal males.")
    assert found[-1] == "Opfølgning: Den skal males."


def test_parts_of_a_line_stand_right_below_each_other() -> None:
    lines = parted_lines(document_lines([page(TWICE.format(" "))]), FINDER)
    assert [line.gap for line in lines] == [PAGE_START, 0, 0, 0]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mål: To nye stier. Status: En er anlagt.",
        "Mål: To nye stier og Status: En er anlagt.\nStatus: Nået.",
        "Mål: To nye stier. status: En er anlagt.\nStatus: Nået.",
        "Mål: To nye stier. Status er god.\nStatus: Nået.",
        "Mål: To nye stier. Farver: Rød og blå.\nMål: En bro. Farver: Grøn.",
    ],
    ids=["nothing", "once only", "no stop", "small letters", "no colon", "no listed label"],
)
def test_what_may_be_prose_is_left_whole(text: str) -> None:
    assert read(text) == text.split("\n") * bool(text)


@given(
    st.lists(
        st.sampled_from(["Mål: ", "Status: ", "Frist: ", "To stier. ", "og ", "| ", "\n"]),
        max_size=12,
    )
)
def test_no_word_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert " ".join(read(text)).replace("|", " ").split() == text.replace("|", " ").split()
