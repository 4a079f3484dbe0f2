"""Portal boilerplate around a transcript: recognised, kept as metadata, never content.

A document portal shows a PDF's text on a web page in one of two forms.  The first lists related
documents before ``Transkript:``; the second names the file's size and a download link before
``Transkript`` and runs each page's number into its text.
"""

import re
from dataclasses import dataclass
from typing import Final

from goalextract.document import Finding, Form
from goalextract.language.joining import fold_space

_TRANSCRIPT: Final = re.compile(r"^[ \t]*(?:Transkript|Transcript|Utskrift)[ \t]*(:?)[ \t]*$", re.M | re.I)
_RELATED: Final = re.compile(r"^[ \t]*Relaterede dokumenter:?[ \t]*\n?", re.M | re.I)
_SIZE: Final = re.compile(r"^[ \t]*Størrelse:\s*(?:px)?", re.M | re.I)
_DOWNLOAD: Final = re.compile(r"\bDownload\s+[\"“”»]([^\n]{1,400}?)[\"“”«]\s*(?=$|\n|Transkript)", re.M)
_INLINE: Final = re.compile(
    r"Størrelse:\s*px\b.{0,600}?\bDownload\s+[\"“”»](?P<title>.{1,400}?)[\"“”«]"
    r".{0,400}?\bTranskript\b:?\s*",
    re.S | re.I,
)
_SEARCH_CHARS: Final = 400_000
"""How far the mark may stand from the start: hundreds of related titles, at most."""
_DIGIT: Final = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Transcript:
    """Hold a transcript's own text and what the portal said around it."""

    form: Form
    body: str
    title: str | None = None
    related_documents: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(p for p in (fold_space(part) for part in re.split(r"\n\s*\n", text)) if p)


def _lost_digits(title: str, printed: str) -> tuple[Finding, ...]:
    """Report numbers that the portal's title has and the transcript's own text has lost."""
    if not _DIGIT.search(title) or _DIGIT.search(printed):
        return ()
    bare = fold_space(_DIGIT.sub("", title)).casefold()
    if bare[:40] in fold_space(printed).casefold() or not _DIGIT.search(printed):
        return (
            Finding(
                "numbers_deleted",
                f"the portal deleted numbers from this transcript: its title is '{title[:120]}'",
                page=1,
            ),
        )
    return ()


def _numbered(text: str, match: re.Match[str]) -> Transcript:
    head, body = text[: match.start()], text[match.end() :]
    download = _DOWNLOAD.search(head)
    before_size = _SIZE.split(head, maxsplit=1)[0]
    first = _paragraphs(before_size)
    title = fold_space(download.group(1)) if download else (first[0] if first else None)
    opening = re.sub(r"^\s*1\s", " ", body[:400])
    findings = _lost_digits(title, opening) if title else ()
    return Transcript(Form.NUMBERED_TRANSCRIPT, body, title, findings=findings)


def _related(text: str, match: re.Match[str], related: re.Match[str]) -> Transcript:
    first = _paragraphs(text[: related.start()])
    return Transcript(
        Form.TRANSCRIPT,
        text[match.end() :],
        first[0] if first else None,
        _paragraphs(text[related.end() : match.start()]),
    )


def unwrap(text: str) -> Transcript:
    """Part a transcript from the portal text around it; other text comes back as it is.

    Example: ``"T\\n\\nRelaterede dokumenter\\nA\\n\\nB\\n\\nTranskript:\\n\\nT\\n\\nSide to"`` ->
    title ``"T"``, related ``("A", "B")`` and the body after ``Transkript:``.
    """
    start = text[:_SEARCH_CHARS]
    related = _RELATED.search(start)
    for match in _TRANSCRIPT.finditer(start):
        head = text[: match.start()]
        if related is not None and related.start() < match.start():
            return _related(text, match, related)
        if _SIZE.search(head) or _DOWNLOAD.search(head):
            return _numbered(text, match)
    inline = _INLINE.search(start)
    if inline is not None and inline.start() < 2000:
        title = fold_space(inline["title"])
        body = text[inline.end() :]
        return Transcript(
            Form.NUMBERED_TRANSCRIPT, body, title, findings=_lost_digits(title, body[:400])
        )
    return Transcript(Form.PLAIN, text)
