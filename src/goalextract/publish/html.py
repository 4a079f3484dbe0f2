"""Build HTML of which no text can become markup: all text is escaped here and nowhere else.

Only :class:`Markup` stands as it is, and only this module and literals in the program make it.
"""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from goalextract.publish.printable import printable

_VOID: Final = frozenset({"br", "meta"})
_BREAKS: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Markup:
    """Hold HTML that is written as it is."""

    text: str


Content = Markup | str | int | None


def escaped(text: str) -> str:
    """Write a text so that it can stand between tags and in an attribute.

    What a terminal would obey, half characters and marks that turn writing around show as U+FFFD,
    and the digits of personal numbers as stars; white space is folded, as a browser would.

    Example: ``"a<b"`` -> ``"a&lt;b"``.
    """
    return html.escape(_BREAKS.sub(" ", printable(text)), quote=True)


def joined(*contents: Content) -> Markup:
    """Put contents one after the other; texts are escaped, numbers grouped, None is nothing."""
    return Markup("".join(map(_written, contents)))


def element(name: str, /, *contents: Content, **attributes: Content) -> Markup:
    """Make an element; an attribute of None is left out, ``class_`` is ``class``.

    Example: ``element("td", "a<b", class_="n")`` -> ``<td class="n">a&lt;b</td>``.
    """
    opening = f"<{name}{_attributes(attributes)}>"
    if name in _VOID:
        return Markup(opening)
    return Markup(f"{opening}{joined(*contents).text}</{name}>")


def items(contents: Iterable[Content], **attributes: Content) -> Markup | None:
    """Make a list, or nothing if there is nothing in it."""
    made = [element("li", content) for content in contents]
    return element("ul", *made, **attributes) if made else None


def _attributes(given: dict[str, Content]) -> str:
    written = (
        f' {name.rstrip("_").replace("_", "-")}="{_plain(value)}"'
        for name, value in given.items()
        if value is not None
    )
    return "".join(written)


def _written(content: Content) -> str:
    if content is None:
        return ""
    if isinstance(content, Markup):
        return content.text
    return f"{content:,}" if isinstance(content, int) else escaped(content)


def _plain(value: Content) -> str:
    """Write an attribute's value; markup has no place in one, so it is escaped as any text."""
    return escaped(value.text if isinstance(value, Markup) else str(value))
