"""Portal boilerplate around a transcript: recognised, kept as metadata, never content.

A document portal shows a PDF's text on a web page in one of two forms.  The first lists related
documents before ``Transkript:``; the second names the file's size and a download link before
``Transkript`` and runs each page's number into its text.  Some pages have all of it, some hardly
any; and the same words stand in ordinary prose, so that each counts only where a portal puts it.
"""

import re
from dataclasses import dataclass
from typing import Final

from goalextract.document import Finding, Form
from goalextract.language.joining import fold_space

_LINE: Final = re.MULTILINE | re.IGNORECASE
_MARK: Final = re.compile(
    r"^[ \t]{0,9}(?:Transkript|Transskript|Transcript|Utskrift)[ \t]{0,9}(?P<colon>:?)[ \t]*$",
    _LINE,
)
_RELATED: Final = re.compile(r"^[ \t]{0,9}Relaterede dokumenter\b[ \t]{0,9}:?", _LINE)
_SIZE: Final = re.compile(
    r"^[ \t]{0,9}(?:Størrelse:\s{0,9}(?:\d{1,5}\s{0,9})?px\b|Størrelse:[ \t]*$"
    r"|Starte visningen fra side:)",
    _LINE,
)
_DOWNLOAD: Final = re.compile(
    r"\bDownload\s{1,9}[\"“”„»](?P<title>[^\n]{1,400}?)[\"“”«][ \t]{0,9}(?=\n|\Z|Transkript)"
)
_INLINE: Final = re.compile(
    r"Størrelse:\s{0,9}(?:\d{1,5}\s{0,9})?px\b.{0,600}?\bDownload\s{1,9}[\"“”„»]"
    r"(?P<title>.{1,400}?)[\"“”«].{0,400}?\bTranskript\b:?",
    re.DOTALL | re.IGNORECASE,
)
_BLANK: Final = re.compile(r"\n\s*\n")
_SEARCH_CHARS: Final = 400_000
"""How far the mark may stand from the start: hundreds of related titles, at most."""
_HEAD_CHARS: Final = 2_000
"""How far a portal's first line may stand from the start: behind the title."""
_TITLE_CHARS: Final = 600
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_NUMBER: Final = re.compile(r"(?<![\w.,/-])\d{1,9}(?!\w)")
"""A number of its own; ``CO2`` and ``m2`` are words."""


@dataclass(frozen=True, slots=True)
class Transcript:
    """Hold a transcript's own text and what the portal said around it."""

    form: Form
    body: str
    title: str | None = None
    related_documents: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(p for p in (fold_space(part) for part in _BLANK.split(text)) if p)


def _counts_pages_only(body: str) -> bool:
    """Tell whether a text's only numbers are its pages', 1, 2, 3 and so on.

    Example: ``"1 Mål for 2 side 2 Med i alt kr."`` -> True.
    """
    page = 0
    for match in _NUMBER.finditer(body):
        number = int(match.group())
        if number not in (page, page + 1):
            return False
        page = number
    return True


def _lost_digits(title: str | None, body: str) -> tuple[Finding, ...]:
    """Report numbers that the portal's title has and the transcript's own text has lost."""
    if title is None or not _NUMBER.search(title) or not _counts_pages_only(body):
        return ()
    message = f"the portal deleted numbers from this transcript: its title is '{title[:120]}'"
    return (Finding("numbers_deleted", message, page=1),)


def _is_about(title: str, body: str) -> bool:
    """Tell whether half a title's words come again at the start of a text, as a portal's do."""
    words = {word.casefold() for word in _WORD.findall(title)}
    opening = {word.casefold() for word in _WORD.findall(body[:_HEAD_CHARS])}
    return bool(words) and 2 * len(words & opening) >= len(words)


def _has_page_one(body: str) -> bool:
    return re.match(r"\s*1\s", body) is not None


def _parted(text: str, mark: re.Match[str], size: int, related: re.Match[str] | None) -> Transcript:
    """Part the text at the mark, where the portal's lines before it start at ``size``."""
    head, body = text[: mark.start()], text[mark.end() :]
    starts = [at for at in (size, related.start() if related else -1) if at >= 0]
    first = _paragraphs(head[: min(starts)])
    titles = _paragraphs(head[related.end() :]) if related else ()
    if size < 0:
        return Transcript(Form.TRANSCRIPT, body, first[0] if first else None, titles)
    download = _DOWNLOAD.search(head)
    title = fold_space(download["title"]) if download else (first[0] if first else None)
    if related and not _has_page_one(body):
        return Transcript(Form.TRANSCRIPT, body, title, titles)
    findings = _lost_digits(title, body)
    return Transcript(Form.NUMBERED_TRANSCRIPT, body, title, titles, findings)


def _bare(text: str, mark: re.Match[str]) -> Transcript | None:
    """Part a transcript that has nothing before its mark but a title, or nothing at all."""
    first = _paragraphs(text[: mark.start()])
    body = text[mark.end() :]
    if not mark["colon"] or len(first) > 1 or (first and not _is_about(first[0], body)):
        return None
    return Transcript(Form.TRANSCRIPT, body, first[0] if first else None)


def _inline(text: str) -> Transcript | None:
    """Part a transcript whose portal lines were folded into one."""
    match = _INLINE.search(text[: _HEAD_CHARS + 2 * _TITLE_CHARS])
    if match is None:
        return None
    title, body = fold_space(match["title"]), text[match.end() :]
    return Transcript(Form.NUMBERED_TRANSCRIPT, body, title, findings=_lost_digits(title, body))


def unwrap(text: str) -> Transcript:
    r"""Part a transcript from the portal text around it; other text comes back as it is.

    Example: ``"T\n\nRelaterede dokumenter\nA\n\nB\n\nTranskript:\n\nT\n\nSide to"`` ->
    title ``"T"``, related ``("A", "B")`` and the body after ``Transkript:``.
    """
    start = text[:_SEARCH_CHARS]
    related = _RELATED.search(start, 0, _HEAD_CHARS)
    mark = _MARK.search(start, related.end() if related else 0)
    if mark is not None:
        head = start[: min(mark.start(), _HEAD_CHARS)]
        places = [m.start() for m in (_SIZE.search(head), _DOWNLOAD.search(head)) if m]
        size = min(places, default=-1)
        if related or size >= 0:
            return _parted(text, mark, size, related)
        bare = _bare(text, mark) if mark.start() <= _TITLE_CHARS else None
        if bare is not None:
            return bare
    return _inline(text) or Transcript(Form.PLAIN, text)
