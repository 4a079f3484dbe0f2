"""A text file becomes a document of pages; a portal's words are kept apart."""

import pytest

from goalextract.document import Form
from goalextract.errors import EmptyDocumentError
from goalextract.reading.sniff import Limits
from goalextract.reading.text import read_text
from goalextract.reading.transcript import unwrap


def test_form_feeds_part_pages() -> None:
    document = read_text("a.txt", "Mål\nFlere.\fStatus\nNået.".encode(), Limits())
    assert [page.text.strip() for page in document.pages] == ["Mål\nFlere.", "Status\nNået."]
    assert document.form is Form.PLAIN
    assert len(document.sha256) == 64


def test_a_portals_words_are_metadata_and_never_content() -> None:
    text = (
        "Målrapport 2014\n\nStørrelse: px\nStarte visningen fra side:\n\n"
        'Download "Målrapport 2014"\n\nTranskript\n\n1 Målrapport 2014 Mål Flere læser.\n'
    )
    transcript = unwrap(text)
    assert transcript.form is Form.NUMBERED_TRANSCRIPT
    assert transcript.title == "Målrapport 2014"
    assert "Download" not in transcript.body


def test_related_documents_are_kept_in_their_order() -> None:
    text = "Målrapport\n\nRelaterede dokumenter\n\nBudget 2014\n\nPlan 2015\n\nTranskript:\n\nMål\n"
    assert unwrap(text).related_documents == ("Budget 2014", "Plan 2015")


def test_prose_that_speaks_of_a_transcript_is_prose() -> None:
    text = "Et transkript af mødet ligger i sagen.\nMål\nFlere læser.\n"
    assert unwrap(text).form is Form.PLAIN
    assert unwrap(text).body == text


def test_a_portals_page_around_nothing_is_empty() -> None:
    with pytest.raises(EmptyDocumentError):
        read_text("a.txt", b"Titel\n\nRelaterede dokumenter\n\nTranskript:\n\n", Limits())


def folded(count: int, *, foot: str) -> str:
    return "\n".join(f"Mål {'Flere børn læser. ' * 20}{foot.format(n=n + 1)}" for n in range(count))


def test_pages_folded_into_a_line_each_are_told_by_the_numbers_that_end_them() -> None:
    assert len(read_text("a.txt", folded(4, foot="{n}").encode(), Limits()).pages) == 4
    assert len(read_text("a.txt", folded(4, foot="Nået.").encode(), Limits()).pages) == 1
    assert len(read_text("a.txt", folded(4, foot="7").encode(), Limits()).pages) == 1


def test_asterisks_around_bold_words_are_no_text() -> None:
    text = (
        "## Frafald\n\n- **Mål:** Flere bliver\n- **Frist:** 1. juni\n- **Ansvar:** rektor\n2 ** 3"
    )
    found = read_text("a.txt", text.encode(), Limits()).pages[0].text
    assert found == "## Frafald\n\nMål: Flere bliver\nFrist: 1. juni\nAnsvar: rektor\n2 ** 3"


@pytest.mark.parametrize(
    ("heading", "pages"), [("Trafik\nog veje\n", 3), ("II. Trafik\n", 1)], ids=["text", "heading"]
)
def test_wide_gaps_part_pages_unless_headings_stand_between_them(heading: str, pages: int) -> None:
    text = f"Mål: Flere læser.\nStatus: Nået.\n\n\n\n{heading}\n\n\n\n{heading}"
    assert len(read_text("a.txt", text.encode(), Limits()).pages) == pages
