"""Parts of patterns for pages' lines: their numbers, as ``Side 2 af 7``, and how lines go on."""

from typing import Final

from goalextract.language.wordings import regex, words

PAGE_WORD: Final = f"(?:{'|'.join(words('pages', 'page'))})"
"""The word for a page, written out: within prose only that names one."""
PAGE: Final = f"(?:{'|'.join((*words('pages', 'page'), *words('pages', 'page_short')))})"
OF: Final = f"(?:{'|'.join(words('pages', 'of'))})"
"""Between a page's number and how many pages there are."""
NUMBERED_PAGE: Final = rf"{PAGE_WORD} (?P<digits>\d{{1,4}})(?:\s?{OF}\s?\d+)?"
"""A page's number, ``digits``, with its word before it, as it stands in folded text."""
CONTINUES: Final = regex("pages", "continues")
"""Matches a line at a page's edge that says that a table goes on: ``Tabellen fortsættes``."""
LEADS_ON: Final = f"(?:{'|'.join(words('pages', 'leads_on'))})"
"""A small word after which a name, a heading or a line goes on."""
