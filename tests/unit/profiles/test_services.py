"""Areas of service are told by their names from other headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.profiles.services import names_service


@pytest.mark.parametrize(
    "name",
    [
        "Kultur",
        "42 Folkeskolen",
        "12.3 Veje og trafik",
        "Natur, miljø og forsyning",
        "BØRN & FAMILIE",
        "Sundhed og ældre",
        "Voksne med særlige behov",
    ],
)
def test_names_of_services_are_known(name: str) -> None:
    assert names_service(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Til læseren",
        "I dette hæfte",
        "Sundhed skal være for alle",
        "Flere børn i skole",
        "Kultur og mål 2014",
        "Kultur ........ 3",
        "Hvad vil vi med skolen?",
        "Sundhed.",
        "Østervang – fra parallelsamfund til bydel",
        "og",
    ],
)
def test_sentences_titles_and_front_matter_name_none(text: str) -> None:
    assert not names_service(text)


@given(st.text(max_size=60))
def test_any_text_is_answered(text: str) -> None:
    assert names_service(text) in (True, False)
