"""A hyphen at a line's end is the word's own where the document cuts no words."""

from collections.abc import Sequence

import pytest

from goalextract.language.cut_words import is_hyphenated
from goalextract.language.joining import join_lines
from goalextract.reading.line_hyphens import with_own_hyphens
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from tests.unit.paper import drawn

OWN = [(72, 700, "Der er ansat en peer-"), (72, 688, "medarbejder i huset.")]
CUT = [(72, 660, "Flere har fået en uddannelses-"), (72, 648, "plads i år.")]
LISTED = [(72, 620, "Tilbud om kultur-"), (72, 608, "og fritid.")]


def lines(*pages: Sequence[tuple[float, float, str]]) -> list[str]:
    document = read_pdf("a.pdf", drawn(*pages), Limits())
    return [join_lines(page.text.split("\n")) for page in document.pages]


def test_words_keep_their_hyphens_where_no_line_cuts_a_word() -> None:
    (text,) = lines([*OWN, *LISTED])
    assert text == "Der er ansat en peer-medarbejder i huset. Tilbud om kultur- og fritid."


def test_a_word_that_a_line_surely_cuts_on_any_page_leaves_the_others_to_their_words() -> None:
    first, second = lines(OWN, CUT)
    assert "peermedarbejder" in first
    assert second == "Flere har fået en uddannelsesplads i år."


def test_cells_side_by_side_hide_no_line_s_end() -> None:
    # Drawn cell by cell: what stands beside a line is not what it goes on in.
    cells = [(72, 700, "En peer-"), (72, 688, "medarbejder"), (300, 700, "Nået")]
    document = read_pdf("a.pdf", drawn(cells), Limits())
    assert "peer\u2011" in document.pages[0].text


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("uddannelses", "plads", True),
        ("sagsbehand", "lingstid", True),
        ("forvaltnings", "enheden", True),
        ("kultur", "og fritid", False),
        ("go", "live", False),
        ("hjælpemiddel", "depotet", True),
        ("Prøv", "en-weekend", False),
    ],
)
def test_what_surely_cuts_a_word(before: str, after: str, expected: bool) -> None:
    assert is_hyphenated(before, after) is expected


def test_only_hyphens_are_marked() -> None:
    assert with_own_hyphens("go-\nlive nu", (3, 8)) == "go\u2011\nlive nu"
