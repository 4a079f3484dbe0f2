"""A template is data: what it may say, and what is refused with the field named."""

import re
import tomllib

import pytest
from pydantic import ValidationError

from goalextract.profiles.labels import LabelFinder
from goalextract.profiles.model import parse_profile
from goalextract.records import Kind

HEAD = 'id = "swedish"\nname = "Svenska rapporter"\nlanguage = "sv"\n'
LABELS = '[labels]\ngoal = ["Mål"]\nstatus = ["Läge"]\n'


def test_a_small_template_is_read() -> None:
    profile = parse_profile(HEAD + LABELS)
    assert profile.labels == {Kind.GOAL: ("Mål",), Kind.STATUS: ("Läge",)}
    assert profile.other.words == profile.noise.closing == ()


def test_a_template_in_another_language_needs_no_code() -> None:
    finder = LabelFinder(parse_profile(HEAD + LABELS + '[suffixes]\nforms = ["för {year}"]\n'))
    assert [(m.kind, m.printed) for m in finder.find("Läge för 2014: Nått. Status: x")] == [
        (Kind.STATUS, "Läge för 2014")
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[labels]\n", "id"),
        (HEAD, "labels"),
        (HEAD + LABELS + "[match]\nleast = -1\n", "least"),
        (HEAD + LABELS + '[outcomes]\nreached = ["Nått"]\n', "reached"),
        (HEAD + 'extends = "The other"\n', "extends"),
        (HEAD.replace('"sv"', '"Svenska"') + LABELS, "language"),
        (HEAD.replace('"swedish"', '"Swedish One"') + LABELS, "id"),
        (HEAD + '[labels]\ngoals = ["Mål"]\n', "goals"),
        (HEAD + '[labels]\ngoal = [""]\n', "goal"),
        (HEAD + '[labels]\ngoal = "Mål"\n', "goal"),
        (HEAD + LABELS + '[extra]\nwords = ["x"]\n', "extra"),
        (HEAD + LABELS + '[[ambiguous]]\nwords = ["Syfte"]\nkinds = ["goal"]\n', "kinds"),
        (
            HEAD + '[labels]\ngoal = ["Mål"]\nstatus = ["MÅL"]\n',
            "'MÅL' stands under goal and status",
        ),
        (HEAD + LABELS + '[other]\nwords = ["mål"]\n', "'mål' stands under goal and other"),
        (HEAD + '[labels]\ngoal = ["Mål", "mål"]\n', "'mål' stands under goal and goal"),
    ],
)
def test_a_template_that_breaks_a_rule_is_refused_by_name(text: str, said: str) -> None:
    with pytest.raises(ValidationError, match=re.escape(said)):
        parse_profile(text)


def test_a_text_that_is_no_toml_is_refused() -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_profile("id = ")


def test_a_template_that_extends_another_needs_no_labels_of_its_own() -> None:
    profile = parse_profile(HEAD + 'extends = "danish"\n[match]\nauthorities = ["Lillby kommun"]\n')
    assert profile.labels == {}
    assert profile.match.authorities == ("Lillby kommun",)


def test_label_words_are_told_with_what_they_head() -> None:
    profile = parse_profile(
        HEAD
        + LABELS
        + '[[ambiguous]]\nwords = ["Syfte"]\nkinds = ["goal", "challenge"]\n'
        + '[other]\nwords = ["Ärende"]\n'
    )
    assert list(profile.label_words()) == [
        ("Mål", "goal"),
        ("Läge", "status"),
        ("Syfte", "goal or challenge"),
        ("Ärende", "other"),
    ]
