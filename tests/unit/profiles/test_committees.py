"""Committees are found in titles and prose, written in one way, and councils are none."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.profiles.committees import find_committees


def names(text: str) -> list[str]:
    return [mention.name for mention in find_committees(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Økonomi- og Erhvervsudvalget", "Økonomi- og Erhvervsudvalget"),
        ("Børne- og Undervisningsudvalgets område", "Børne- og Undervisningsudvalget"),
        ("MÅL PÅ ØKONOMI- OG ERHVERVSUDVALGETS OMRÅDER", "Økonomi- og Erhvervsudvalget"),
        ("Teknik- og Miljøudvalg", "Teknik- og Miljøudvalget"),
        ("Teknik- og Miljøudvalgs mål", "Teknik- og Miljøudvalget"),
        ("Social-, Sundheds- og Ældreudvalget", "Social-, Sundheds- og Ældreudvalget"),
        ("Social, Sundheds- og Ældreudvalget", "Social-, Sundheds- og Ældreudvalget"),
        ("-1-\nTeknik- og Miljøudvalget", "Teknik- og Miljøudvalget"),
        ("Plan-, Teknik-, og Miljøudvalget", "Plan-, Teknik- og Miljøudvalget"),
        ("Kultur & Fritidsudvalget", "Kultur- og Fritidsudvalget"),
        ("Kultur- samt Fritidsudvalget", "Kultur- og Fritidsudvalget"),
        ("KULTUROG FRITIDSUDVALGET", "Kultur- og Fritidsudvalget"),
        ("Klima, Natur og Miljøudvalget", "Klima-, Natur- og Miljøudvalget"),
        ("IT- og Digitaliseringsudvalget", "IT- og Digitaliseringsudvalget"),
        ("Børn og Unge-udvalget", "Børn og Unge-udvalget"),
        ("Økonomi- og\nErhvervs-\nudvalget", "Økonomi- og Erhvervsudvalget"),
        ("ERHVERVSUDVAL- GETS", "Erhvervsudvalget"),
        ("Ældre\u00adudvalget", "Ældreudvalget"),
        ("økonomiudvalget", "Økonomiudvalget"),
        ("i økonomi- og erhvervsudvalget", "Økonomi- og Erhvervsudvalget"),
        ("Kulturudvalg 2014", "Kulturudvalget"),
        ("Byrådet og Økonomiudvalget", "Økonomiudvalget"),
        ("Oplevelsesudvalget", "Oplevelsesudvalget"),
        ("Udvalget for Kultur og Fritid", "Udvalget for Kultur og Fritid"),
        ("Udvalget for Kultur og Fritid har besluttet", "Udvalget for Kultur og Fritid"),
        ("Udvalget for Kultur og fritid i 2014", "Udvalget for Kultur og Fritid"),
        ("Udvalget for Kultur & Fritids område", "Udvalget for Kultur og Fritid"),
        ("Udvalget for Kultur og Fritid Mål 2014", "Udvalget for Kultur og Fritid"),
        ("UDVALGET FOR KULTUR OG FRITID HAR MÅL", "Udvalget for Kultur og Fritid"),
        ("Udvalget for Børn, Unge og Læring.", "Udvalget for Børn, Unge og Læring"),
        ("udvalget for børn og unge", "Udvalget for Børn og Unge"),
        ("Udvalg for Miljø og Teknik", "Udvalget for Miljø og Teknik"),
        ("Udvalget for Sundhed og Social Indsats", "Udvalget for Sundhed og Social Indsats"),
    ],
)
def test_a_name_is_found_and_normalised(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "udvalget",
        "Udvalget for",
        "Udvalget for det gode liv",
        "Byrådet, Kommunalbestyrelsen og Regionsrådet",
        "Hovedudvalget",
        "MED-udvalget og det lokale MED-udvalg",
        "Samarbejdsudvalget",
        "underudvalg",
        "Det enkelte fagudvalg",
        "Fagudvalget har vedtaget",
        "de stående udvalg",
        "budgetudvalget",
        "et økonomiudvalg",
        "et bredt udvalg af bøger",
        "udvalgte mål",
        "udvalgsformanden",
        "fagudvalgene",
        "Folketingets Skatteudvalg",
        "Folketingets Erhvervs-, Vækst- og Eksportudvalg",
        "Folketingets Udvalg for Kultur",
        "§ 17 stk. 4-udvalget",
        "OPGAVEUDVALG FOR DIGITALISERING",
    ],
)
def test_what_is_no_committee(text: str) -> None:
    assert names(text) == []


def test_mentions_come_in_order_with_their_places() -> None:
    text = "Økonomiudvalget, Teknik- & Miljøudvalgets mål og Udvalget for Kultur og Fritid."
    mentions = find_committees(text)
    assert [m.name for m in mentions] == [
        "Økonomiudvalget",
        "Teknik- og Miljøudvalget",
        "Udvalget for Kultur og Fritid",
    ]
    assert [text[m.start : m.end] for m in mentions] == [
        "Økonomiudvalget",
        "Teknik- & Miljøudvalgets",
        "Udvalget for Kultur og Fritid",
    ]


FIELDS = st.lists(
    st.sampled_from(["Kultur", "Teknik", "Social", "Natur", "Økonomi"]), min_size=1, unique=True
)


@given(FIELDS, st.sampled_from([str, str.upper]), st.sampled_from(["", "s"]))
def test_a_name_is_the_same_however_it_is_printed(
    fields: list[str], case: type[str], genitive: str
) -> None:
    marked = [field + "-" for field in fields[:-1]]
    opening = ", ".join(marked) + (" og " if marked else "")
    name = f"{opening}{fields[-1]}udvalget"
    assert names(case(f"Mål for {name}{genitive} område")) == [name]
    assert names(name) == [name]


@given(st.text(alphabet="Kulturogfdvaets&-, \n\u00ad", max_size=300))
def test_any_text_gives_mentions_in_order_that_do_not_overlap(text: str) -> None:
    end = 0
    for mention in find_committees(text):
        assert end <= mention.start < mention.end <= len(text)
        assert names(mention.name) == [mention.name]
        end = mention.end


@pytest.mark.parametrize(
    "hostile",
    [
        "udvalg " * 150_000,
        "udvalget-" * 110_000,
        "a-, " * 250_000 + "udvalget",
        "Teknik- og " * 90_000 + "Miljøudvalget",
        "Udvalget for " * 80_000,
        "Udvalget for A, " * 60_000,
        "Folketingets " * 80_000 + "Skatteudvalg",
        "x" * 10**6 + "udvalget",
        " " * 10**6 + "udvalget",
        "ud- val- " * 110_000,
    ],
)
def test_a_hostile_text_takes_no_long_time(hostile: str) -> None:
    started = time.process_time()
    find_committees(hostile)
    assert time.process_time() - started < 5
