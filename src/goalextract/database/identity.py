"""Identifiers that follow from content, so that a rebuilt database has the same ones."""

import hashlib
from typing import Final

LENGTH: Final = 32
"""128 bits in hexadecimal: no two rows of any real collection meet by chance."""
_OWNERS: Final = 12
"""So much of an identifier is its document's: the rest, 80 bits, tells its rows apart."""


def content_id(*parts: str | int | None) -> str:
    """Return the identifier of what the parts name, the same on every machine and in every run.

    Each part is preceded by its length, so ``("ab", "c")`` and ``("a", "bc")`` differ, and a
    missing part differs from an empty one.
    """
    digest = hashlib.sha256()
    for part in parts:
        if part is None:
            digest.update(b"-;")
            continue
        data = str(part).encode()
        digest.update(b"%d:%s;" % (len(data), data))
    return digest.hexdigest()[:LENGTH]


def part_id(document_id: str, *parts: str | int | None) -> str:
    """Return the identifier of a part of a document; it begins as the document's does.

    So the rows of one document stand side by side in every index, and writing or reading them
    touches a few pages of the file instead of one a row.
    """
    return document_id[:_OWNERS] + content_id(document_id, *parts)[: LENGTH - _OWNERS]
