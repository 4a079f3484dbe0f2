"""A template is data: what it may say, and what is refused with the field named."""

import re
import tomllib

import pytest
from pydantic import ValidationError

from goalextract.profiles.labels import LabelFinder
from goalextract.profiles.model import (
    Profile,
    built_in_profiles,
    parse_profile,
    profiles_fingerprint,
)
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


def test_the_built_in_templates_have_ids_of_their_own_and_label_words_for_every_kind() -> None:
    profiles = built_in_profiles()
    assert len({profile.id for profile in profiles}) == len(profiles)
    assert set(profiles[0].labels) == set(Kind)


@pytest.mark.parametrize("profile", built_in_profiles(), ids=lambda p: p.id)
def test_every_label_word_of_a_template_is_found_as_its_kind(profile: Profile) -> None:
    finder = LabelFinder(profile)
    for kind, words in profile.labels.items():
        for word in words:
            match = finder.whole(word)
            assert match is not None, word
            assert match.kind is kind, word


@pytest.mark.parametrize("profile", built_in_profiles(), ids=lambda p: p.id)
def test_ambiguous_and_other_words_are_found_with_their_kinds(profile: Profile) -> None:
    finder = LabelFinder(profile)
    for group in profile.ambiguous:
        for word in group.words:
            match = finder.whole(word)
            assert match is not None, word
            assert match.kinds == group.kinds
    for word in profile.other.words:
        match = finder.whole(word)
        assert match is not None, word
        assert match.kind is None


def test_the_fingerprint_is_short_and_stays() -> None:
    assert re.fullmatch(r"[0-9a-f]{16}", profiles_fingerprint())
    assert profiles_fingerprint() == profiles_fingerprint()
