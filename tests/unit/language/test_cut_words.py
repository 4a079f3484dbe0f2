"""Words that the edge of a narrow cell may have cut."""

import pytest

from goalextract.language.cut_words import Cut, cut_at


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Tingvad Sund", "hedscenter", Cut.WITHIN),
        ("likviditet og tillæ", "gsbevillinger", Cut.WITHIN),
        ("Behandlingsgar", "anti og gennemførelse", Cut.WITHIN),
        ("Ansvar", "lig", Cut.WITHIN),
        ("Redningsstatione", "n i havnen", Cut.WITHIN),
        ("Havnen er bygget", "i år", Cut.BETWEEN),
        ("utilsigtede", "hændelser", Cut.UNCLEAR),
        ("hjælp til sygedagpengesag", "er over 52 uger", Cut.UNCLEAR),
        ("Deltagelsesmuligheder", "for alle", Cut.BETWEEN),
        ("samarbejde med", "foreningerne", Cut.BETWEEN),
        ("Målet er", "Nået", Cut.BETWEEN),
        ("på under 6", "procent", Cut.BETWEEN),
    ],
)
def test_a_line_s_end_is_told_by_the_words_on_both_sides(
    before: str, after: str, expected: Cut
) -> None:
    assert cut_at(before, after) is expected
