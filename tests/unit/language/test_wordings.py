import re

from goalextract.language import wordings
from goalextract.language.wordings import regex, wording, words


def test_a_wording_is_found_as_a_whole_word_only() -> None:
    part = wording("several", "part")
    assert part.search("Heraf 12")
    assert not part.search("heraftale")


def test_words_stand_in_their_order() -> None:
    assert words("others", "times")[0] == "året"


def test_every_pattern_is_sound() -> None:
    for group, lists in wordings._wordings().items():
        for name, value in lists.items():
            for one in [value] if isinstance(value, str) else value:
                if isinstance(one, str):
                    re.compile(one), (group, name)
    assert regex("lone", "there").match("Der er")
