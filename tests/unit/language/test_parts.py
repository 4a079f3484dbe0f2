from decimal import Decimal

import pytest

from goalextract.language.parts import find_parts
from goalextract.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "percent", "printed"),
    [
        ("Halvdelen af borgerne", "50", "Halvdelen"),
        ("mindst to tredjedele af eleverne", "66.7", "to tredjedele"),
        ("En fjerdedel deltog", "25", "En fjerdedel"),
        ("tre fjerdedele", "75", "tre fjerdedele"),
        ("hver tredje ansatte", "33.3", "hver tredje"),
        ("Hver anden borger", "50", "Hver anden"),
        ("två tredjedelar av eleverna", "66.7", "två tredjedelar"),
        ("en tredel av elevene", "33.3", "en tredel"),
        ("vart femte barn", "20", "vart femte"),
    ],
)
def test_a_share_in_words_is_read(text: str, percent: str, printed: str) -> None:
    (part,) = find_parts(text)
    assert (part.percent, text[part.start : part.end]) == (Decimal(percent), printed)


@pytest.mark.parametrize(
    "text",
    [
        "hver anden uge", "hver tredje torsdag", "hver fjerde skoledag", "fem fjerdedele",
        "tredje kvartal", "den fjerde gang", "for andre", "en del af planen",
    ],
)  # fmt: skip
def test_how_often_and_other_parts_are_none(text: str) -> None:
    assert list(find_parts(text)) == []


def test_a_share_keeps_its_comparator_and_its_change() -> None:
    (target,) = find_quantities("Fraværet skal falde med mindst en tredjedel")
    assert (target.comparator, target.direction, target.unit) == ("change", "decrease", "%")
    (least,) = find_quantities("Mindst to tredjedele af eleverne")
    assert (least.comparator, least.value) == (">=", Decimal("66.7"))


@pytest.mark.parametrize("text", ["en fjerdedel af 40 skoler", "25 % af de 40 skoler"])
def test_how_many_the_whole_are_does_not_become_the_share(text: str) -> None:
    (share,) = find_quantities(text)
    assert (share.value, share.unit, share.whole) == (Decimal(25), "%", None)
