"""No text becomes markup, wherever it stands and whatever is in it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.publish.html import Markup, element, escaped, items, joined


class Reading(HTMLParser):
    """Read what a browser would: tags with their attributes, and text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.words += data


def read(markup: Markup) -> Reading:
    reading = Reading()
    reading.feed(markup.text)
    reading.close()
    return reading


@given(st.text())
def test_no_text_makes_a_tag_or_leaves_its_attribute(text: str) -> None:
    found = read(element("p", text, title=text))
    assert [tag for tag, _ in found.tags] == ["p"]
    assert [name for name, _ in found.tags[0][1]] == ["title"]
    assert found.words == found.tags[0][1][0][1]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("\"x\" & 'y'", "&quot;x&quot; &amp; &#x27;y&#x27;"),
        ("a\n\t b", "a b"),
        ("\x1b[31mrød", "\ufffd[31mrød"),
        ("gpj.\u202emål", "gpj.\ufffdmål"),
        ("\udcff", "\ufffd"),
        ("\x00", "\ufffd"),
        ("010190-1234", "******-****"),
    ],
)
def test_hostile_texts_are_shown_and_do_nothing(text: str, written: str) -> None:
    assert escaped(text) == written


def test_numbers_are_grouped_and_none_is_nothing() -> None:
    assert joined(1234, None, " ", Markup("<br>")).text == "1,234 <br>"


def test_attributes_are_named_as_html_names_them() -> None:
    made = element("td", class_="n", aria_label='a"b', title=None, tabindex="0")
    assert made.text == '<td class="n" aria-label="a&quot;b" tabindex="0"></td>'


def test_void_elements_have_no_end() -> None:
    assert element("meta", charset="utf-8").text == '<meta charset="utf-8">'


def test_markup_in_an_attribute_is_text() -> None:
    assert element("p", title=Markup("<b>")).text == '<p title="&lt;b&gt;"></p>'


def test_a_list_of_nothing_is_nothing() -> None:
    made = items(["<", 1])
    assert made is not None
    assert made.text == "<ul><li>&lt;</li><li>1</li></ul>"
    assert items([]) is None
