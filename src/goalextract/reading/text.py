"""A text file to pages: decoding, portal boilerplate, page breaks, running heads."""

import hashlib
import re
from typing import Final

from goalextract.document import Document
from goalextract.errors import EmptyDocumentError
from goalextract.reading.encoding import decode
from goalextract.reading.furniture import LabelLines, mark_furniture
from goalextract.reading.paging import split_pages
from goalextract.reading.sniff import Limits, check_bytes, check_lines
from goalextract.reading.transcript import unwrap

MEDIA_TYPE: Final = "text/plain"


_BOLD: Final = re.compile(r"\*\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*\*")
_BOLD_LABEL: Final = re.compile(r"^[-*+][^\S\n]+(?=\*\*[^*\n]{1,80}:\*\*)()", re.MULTILINE)
"""The bullet before a bold label: a list of labels with their values is no list to a reader."""
_FEWEST_BOLD: Final = 6
"""So many marks, two to a word, are a markup's."""


def read_text(
    name: str, data: bytes, limits: Limits, label_lines: LabelLines | None = None
) -> Document:
    """Read a text file's bytes into a document of pages.

    Args:
        name: the file's name, without its folder.
        data: the file's bytes.
        limits: what the file must keep.
        label_lines: gives what matches the lines that are content wherever they recur.

    Raises:
        DocumentError: the bytes are no text within the limits; the subclass says why.
    """
    check_bytes(data, limits)
    decoded = decode(data)
    check_lines(decoded.text, limits)
    transcript = unwrap(decoded.text)
    if not transcript.body.strip():
        raise EmptyDocumentError("the file holds no text but a portal's own")
    paged = split_pages(_without_emphasis(transcript.body), transcript.form)
    protected = label_lines(paged.pages) if label_lines is not None else None
    return Document(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=MEDIA_TYPE,
        pages=mark_furniture(paged.pages, transcript.form, protected),
        form=transcript.form,
        title=transcript.title,
        related_documents=transcript.related_documents,
        findings=(*decoded.findings, *transcript.findings, *paged.findings),
    )


def _without_emphasis(text: str) -> str:
    """Return a text without the asterisks that a markup sets around bold words.

    Example: ``"- **Mål:** Flere læser"`` -> ``"- Mål: Flere læser"``, in a text that has several.
    """
    if text.count("**") < _FEWEST_BOLD:
        return text
    return _BOLD.sub(r"\1", _BOLD_LABEL.sub(r"\1", text))
