"""Which profile a document is read with, and the reason that a person is given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.profiles.choosing import Choice, choose
from goalextract.profiles.templates import ProfileFile, built_in_templates, load_templates

DANISH = (
    "Kommunen har arbejdet med målet gennem hele året, og der er blevet fulgt op af udvalget.\n"
)
SWEDISH = "Nämnden har följt upp målet och det är inte uppfyllt för att personal har saknats.\n"
NORWEGIAN = (
    "Kommunen ble ikke ferdig med tiltaket, men det skal følges opp etter sommeren av utvalget.\n"
)
PROFILE = 'id = "fjordby"\nname = "Fjordby"\nlanguage = "da"\nextends = "danish"\n'


def chosen(text: str, *profiles: str) -> Choice:
    """Choose among the built-in profiles and those of a user."""
    files = tuple(ProfileFile(f"{n}.toml", each) for n, each in enumerate(profiles))
    return choose([text], load_templates(files))


def name(text: str, *profiles: str) -> str:
    """Return the id of the profile chosen."""
    return chosen(text, *profiles).template.profile.id


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        (DANISH, "danish"),
        (SWEDISH, "swedish"),
        (NORWEGIAN, "norwegian"),
        ("", "danish"),
        ("42", "danish"),
    ],
)
def test_the_language_is_told_by_everyday_words(text: str, profile: str) -> None:
    assert name(text * 2) == profile


def test_labels_of_one_language_tell_it_where_words_do_not() -> None:
    assert name("Måloppnåelse\nDelvis nådd\nMåltall\n85 %\nVidere arbeid\nSaken er blevet god") == (
        "norwegian"
    )
    assert name("Målopfyldelse\nDelvist nået\nMåltal\n85 %\nSaken av i dag") == "danish"


def test_the_reason_names_the_language_and_some_of_its_words() -> None:
    reason = chosen(SWEDISH * 2).reason
    assert reason.startswith("language 'sv' by words such as ")
    assert "att, för, inte" in reason
    assert "no narrower profile fits" in reason


def test_a_document_without_words_says_that_nothing_tells_its_language() -> None:
    assert "no words tell its language" in chosen("12 34").reason


@pytest.mark.parametrize(
    ("labels", "profile"),
    [
        (("Resultatkrav", "Kontraktmål"), "danish-contract"),
        (
            ("Udfordring", "Veje til målet", "Status for målopfyldelse", "Fokusområde"),
            "danish-budget-sheet",
        ),
        (("Effektmål", "Pejlemærke", "Baseline", "Måltal"), "danish-effect-goals"),
        (("Hvad vil vi opnå?", "Hvordan gør vi?", "Hvordan gik det?"), "danish-questions"),
    ],
)
def test_a_family_is_known_by_its_labels(labels: tuple[str, ...], profile: str) -> None:
    text = DANISH + "".join(f"{label}: noget\n" for label in labels)
    assert name(text) == profile
    assert f"'{labels[0]}'" in chosen(text).reason
    assert name(text.replace(labels[0], "x").replace(labels[1], "y")) != profile


def test_the_users_profile_goes_before_a_built_in_one_with_more_labels() -> None:
    mine = PROFILE + '[labels]\ngoal = ["Vort løfte"]\nstatus = ["Gik det"]\n'
    text = DANISH + "Resultatkrav: a\nKontraktmål: b\nAftalemål: c\nVort løfte: d\nGik det: e\n"
    assert name(text) == "danish-contract"
    assert name(text, mine) == "fjordby"


@pytest.mark.parametrize(
    ("text", "is_chosen"),
    [
        ("Vort løfte: a\nGik det: b\n", True),
        ("VORT LØFTE\na\nGIK DET\nb\n", True),
        ("Vort\n løfte: a. Gik det b", True),
        ("Vort løfte: a\n", False),
        ("Det var vort løfte, og så gik det godt.\n", False),
        ("Vort løftebrud: a\nGik detaljen: b\n", False),
    ],
)
def test_two_of_its_labels_with_their_capitals_tell_a_profile(text: str, is_chosen: bool) -> None:
    mine = PROFILE + '[labels]\ngoal = ["Vort løfte"]\nstatus = ["Gik det"]\n'
    assert (name(DANISH + text, mine) == "fjordby") is is_chosen


def test_an_authority_named_must_stand_in_the_document_and_one_label_is_then_enough() -> None:
    mine = PROFILE + '[match]\nauthorities = ["Fjordby Kommune"]\n[labels]\ngoal = ["Vort løfte"]\n'
    assert name(f"{DANISH}Vort løfte: a", mine) == "danish"
    assert name(f"{DANISH}Fjordby Kommune\nMål: a", mine) == "danish"
    found = chosen(f"{DANISH}Fjordby  Kommune\nVort løfte: a", mine)
    assert found.template.profile.id == "fjordby"
    assert "'Fjordby Kommune' stands in it" in found.reason


def test_a_title_must_stand_where_the_document_opens() -> None:
    mine = PROFILE + '[match]\ntitles = ["Løftebrev"]\nleast = 0\n'
    assert name(f"Løftebrev 2014\n{DANISH}", mine) == "fjordby"
    assert name(f"{DANISH * 20}Løftebrev", mine) == "danish"


def test_so_many_labels_as_a_profile_asks_for_must_stand_there() -> None:
    mine = PROFILE + '[match]\nlabels = ["Løfte", "Vej", "Udbytte", "Frugt"]\nleast = 3\n'
    assert name(f"{DANISH}Løfte: a\nVej: b\n", mine) == "danish"
    assert name(f"{DANISH}Løfte: a\nVej: b\nFrugt: c\n", mine) == "fjordby"


def test_a_profile_of_another_language_is_chosen_only_for_its_authority() -> None:
    swedish = PROFILE.replace('"da"', '"sv"').replace('"danish"', '"swedish"')
    labels = '[labels]\ngoal = ["Vort løfte"]\nstatus = ["Gik det"]\n'
    text = f"{DANISH}Fjordby Kommune\nVort løfte: a\nGik det: b\n"
    assert name(text, swedish + labels) == "danish"
    assert name(text, f'{swedish}[match]\nauthorities = ["Fjordby Kommune"]\n{labels}') == "fjordby"


@given(st.lists(st.text(max_size=200), max_size=4))
def test_any_text_has_a_profile_and_a_reason_and_always_the_same(texts: list[str]) -> None:
    templates = built_in_templates()
    first, again = choose(texts, templates), choose(texts, templates)
    assert first.template in templates
    assert first.reason
    assert (first.template, first.reason) == (again.template, again.reason)


@pytest.mark.parametrize(
    "text", ["Vort e-løfte: a\nGik det 2014: b", "Vort e- løfte\nGik-det 2014"]
)
def test_a_label_with_marks_and_figures_stands_only_as_it_is_written(text: str) -> None:
    mine = PROFILE + '[labels]\ngoal = ["Vort e-løfte"]\nstatus = ["Gik det 2014"]\n'
    assert (name(f"{DANISH}{text}", mine) == "fjordby") is ("e-løfte" in text)
