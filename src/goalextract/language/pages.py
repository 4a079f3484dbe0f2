"""How pages say their numbers: ``Side 2 af 7``, ``sida 2 av 7``, ``s. 2/7``; parts of patterns."""

from typing import Final

from goalextract.language.wordings import words

PAGE_WORD: Final = f"(?:{'|'.join(words('pages', 'page'))})"
"""The word for a page, written out: within prose only that names one."""
PAGE: Final = f"(?:{'|'.join((*words('pages', 'page'), *words('pages', 'page_short')))})"
OF: Final = f"(?:{'|'.join(words('pages', 'of'))})"
"""Between a page's number and how many pages there are."""
NUMBERED_PAGE: Final = rf"{PAGE_WORD} (?P<digits>\d{{1,4}})(?:\s?{OF}\s?\d+)?"
"""A page's number, ``digits``, with its word before it, as it stands in folded text."""
