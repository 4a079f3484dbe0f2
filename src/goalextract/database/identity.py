"""Identifiers that follow from content, so that a rebuilt database has the same ones."""

import hashlib
from typing import Final

LENGTH: Final = 32
"""128 bits in hexadecimal: no two rows of any real collection meet by chance."""


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
