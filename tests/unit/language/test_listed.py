import pytest

from goalextract.language.listed import after_sign, sign_at


@pytest.mark.parametrize(
    ("text", "at", "sign"),
    [
        ("1) 20 hold. 2) Forbruget falder med 5 %.", "5 %", "2"),
        ("a: 5,8 pct. – ikke opnået. b: 92,3 pct. – opnået.", "92,3", "b"),
        ("Ad 1) Nået. Ad 2) Ikke nået.", "Ikke", "2"),
        # no list: only one sign, or numbers of another sort
        ("1) 20 hold.", "20", None),
        ("1. kvt. 9, 2. kvt. 12, 3. kvt. 14", "12", None),
        ("Der er 4 hold. 2) Forbruget falder.", "Forbruget", None),
    ],
)
def test_an_item_of_a_list_is_known_by_its_sign(text: str, at: str, sign: str | None) -> None:
    assert sign_at(text, text.index(at)) == sign


def test_a_sentence_goes_on_behind_its_sign() -> None:
    assert "Ad 2) Ikke nået"[after_sign("Ad 2) Ikke nået") :] == "Ikke nået"
    assert after_sign("Ikke nået") == 0
