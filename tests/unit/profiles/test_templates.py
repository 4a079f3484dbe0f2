"""Profiles as they are used: what they inherit, what is refused, when rows are made anew."""

import re

import pytest

from goalextract.errors import ProfileError
from goalextract.profiles import phrases
from goalextract.profiles.checking import remarks
from goalextract.profiles.labels import LabelFinder
from goalextract.profiles.templates import (
    ProfileFile,
    Template,
    built_in_templates,
    generic_template,
    load_templates,
    read_profile,
)
from goalextract.records import Kind

HEAD = 'id = "fjordby"\nname = "Fjordby Kommune"\nlanguage = "da"\n'
DANISH = f'{HEAD}extends = "danish"\n'


def load(text: str, *others: str) -> Template:
    """Load one profile of the user's, beside others."""
    files = [ProfileFile("mine.toml", text)]
    files += [ProfileFile(f"other-{n}.toml", other) for n, other in enumerate(others)]
    return next(t for t in load_templates(tuple(files)) if t.file.name == "mine.toml")


def kinds_of(template: Template, words: str) -> tuple[Kind, ...] | None:
    """Return what label words can head, or nothing if they are no label."""
    match = template.finder.whole(words)
    return None if match is None else match.kinds


# -- what is built in -----------------------------------------------------------------------


@pytest.mark.parametrize("template", built_in_templates(), ids=lambda t: t.profile.id)
def test_a_built_in_profile_keeps_every_rule_of_users_profiles(template: Template) -> None:
    # Its expressions are not checked each time that the program starts.
    assert read_profile(template.file) == template.own


def test_a_users_broken_expression_is_refused() -> None:
    with pytest.raises(ProfileError, match="no regular expression"):
        load(f"{DANISH}[verdicts]\nreached = ['(']\n")


def test_the_generic_profile_is_the_first_and_labels_every_kind() -> None:
    templates = built_in_templates()
    assert templates[0] is generic_template()
    assert set(templates[0].profile.labels) == set(Kind)
    assert len({template.profile.id for template in templates}) == len(templates)


def test_there_are_ten_profiles_for_families_of_labels_beside_those_of_languages() -> None:
    templates = built_in_templates()
    assert len([t for t in templates if t.profile.extends]) >= 10
    assert {t.profile.language for t in templates if not t.profile.extends} == {"da", "sv", "no"}


@pytest.mark.parametrize("template", built_in_templates(), ids=lambda t: t.profile.id)
def test_every_label_word_of_its_own_is_found_as_what_it_heads(template: Template) -> None:
    own = template.own
    marked = template.profile.guarded.marked
    for kind, words in own.labels.items():
        found = {w: kinds_of(template, f"{w}:" if w in marked else w) for w in words}
        assert found == dict.fromkeys(words, (kind,))
    for group in own.ambiguous:
        for word in group.words:
            assert kinds_of(template, word) == group.kinds
    for word in own.other.words:
        assert kinds_of(template, word) == ()


@pytest.mark.parametrize("template", built_in_templates(), ids=lambda t: t.profile.id)
def test_no_built_in_profile_says_what_the_one_it_extends_says_already(template: Template) -> None:
    assert not [remark for remark in remarks(template) if "left out" in remark]
    assert not [remark for remark in remarks(template) if "never used" in remark]


@pytest.mark.parametrize(
    "template",
    [t for t in built_in_templates() if not t.profile.extends],
    ids=lambda t: t.profile.id,
)
def test_no_word_of_a_language_speaks_for_two_outcomes(template: Template) -> None:
    outcomes = template.profile.outcomes
    lists = (outcomes.met, outcomes.partly_met, outcomes.not_met, outcomes.not_yet_known)
    words = [word.casefold() for each in lists for word in each]
    assert all(lists)
    assert len(set(words)) == len(words)


# -- what a profile inherits ----------------------------------------------------------------


def test_a_word_of_its_own_means_what_the_profile_says_whatever_the_other_says() -> None:
    danish = generic_template()
    assert kinds_of(danish, "Målsætning") == (Kind.GOAL,)
    mine = load(DANISH + '[labels]\nchallenge = ["Målsætning"]\n')
    assert kinds_of(mine, "Målsætning") == (Kind.CHALLENGE,)
    assert kinds_of(mine, "Succeskriterier") == (Kind.SUCCESS_CRITERION,)
    assert kinds_of(danish, "Målsætning") == (Kind.GOAL,), "the other stays as it is"


def test_a_word_may_become_one_that_heads_nothing() -> None:
    mine = load(DANISH + '[other]\nwords = ["Bemærkninger"]\n')
    assert kinds_of(mine, "Bemærkninger") == ()


def test_a_profile_may_extend_one_that_extends_another() -> None:
    child = HEAD.replace("fjordby", "child") + 'extends = "fjordby"\n[labels]\ngoal = ["Løfte"]\n'
    templates = load_templates(
        (
            ProfileFile("a-child.toml", child),
            ProfileFile("b.toml", DANISH + '[labels]\nstatus = ["Sådan gik det med løftet"]\n'),
        )
    )
    grandchild = next(t for t in templates if t.profile.id == "child")
    assert kinds_of(grandchild, "Løfte") == (Kind.GOAL,)
    assert kinds_of(grandchild, "Sådan gik det med løftet") == (Kind.STATUS,)
    assert kinds_of(grandchild, "Succeskriterier") == (Kind.SUCCESS_CRITERION,)


def test_a_profile_that_extends_none_knows_its_own_words_only() -> None:
    mine = load(HEAD + '[labels]\ngoal = ["Lofte"]\n')
    assert kinds_of(mine, "Lofte") == (Kind.GOAL,)
    assert kinds_of(mine, "Succeskriterier") is None


def test_a_profile_is_known_by_what_the_other_does_not_have_alike() -> None:
    mine = load(
        DANISH + '[labels]\ngoal = ["Løfte"]\nstatus = ["Status"]\nmeans = ["Målsætning"]\n'
    )
    assert mine.known_by == ("Løfte", "Målsætning")


# -- what is refused ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id = ", "mine.toml is no valid TOML"),
        (HEAD + '[labels]\ngaol = ["x"]\n', "mine.toml: labels.gaol"),
        (HEAD + '[labels]\ngoal = ["x", ""]\n', "mine.toml: labels.goal, entry 2"),
        (HEAD, "mine.toml: [labels] is missing"),
        (HEAD + 'extends = "danske"\n', "there is no profile 'danske' to extend; there are danish"),
        (HEAD + 'extends = "fjordby"\n', "'fjordby' extends itself"),
        (DANISH.replace("fjordby", "danish"), "danish.toml has the id 'danish' too"),
    ],
)
def test_a_file_that_is_no_profile_is_refused_with_its_name_and_the_field(
    text: str, said: str
) -> None:
    with pytest.raises(ProfileError, match=re.escape(said)) as caught:
        load(text)
    assert caught.value.exit_code == 2


def test_two_profiles_that_extend_each_other_are_refused() -> None:
    other = 'id = "other"\nname = "B"\nlanguage = "da"\nextends = "fjordby"\n'
    with pytest.raises(ProfileError, match="extends itself"):
        load(HEAD + 'extends = "other"\n', other)


def test_what_a_file_says_by_itself_can_be_read_without_the_others() -> None:
    profile = read_profile(ProfileFile("mine.toml", DANISH))
    assert (profile.id, profile.extends) == ("fjordby", "danish")


def test_a_finder_is_made_once() -> None:
    template = generic_template()
    assert isinstance(template.finder, LabelFinder)
    assert template.finder is template.finder


def test_a_prepared_profile_has_all_that_reading_needs_made() -> None:
    template = load(f"{DANISH}[labels]\ngoal = ['Fjordmål']\n")
    template.prepare()
    assert {"known_by", "finder", "verdicts", "legends"} <= vars(template).keys()


def test_a_prepared_profile_makes_no_pattern_when_it_meets_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    template = load(f"{DANISH}[labels]\ngoal = ['Fjordmål']\n")
    template.prepare()
    monkeypatch.delattr(phrases, "_pattern_of")
    text = "Fjordmål: Flere\nStatus pr. 1. maj 2014: Nået\nUdvalgets mål: Alle\nKPI'er: 3"
    printed = [match.printed for match in template.finder.find(text)]
    assert printed[:2] == ["Fjordmål", "Status pr. 1. maj 2014"]
