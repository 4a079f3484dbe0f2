"""Name what a document's rows depend on beside its bytes: code, words, weights, users' profiles."""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from importlib.metadata import version
from importlib.resources.abc import Traversable
from typing import Final

from goalextract.profiles.templates import ProfileFile

_PACKAGES: Final = ("goals", "language", "layout", "profiles", "reading")
_MODULES: Final = (
    "describing", "document", "doubt", "errors", "exact", "extract", "layouts", "personal",
    "records", "validation",
)  # fmt: skip
"""All that ``extract`` imports, itself included."""
_SUFFIXES: Final = (".py", ".toml", ".json", ".csv", ".npz")


def fingerprint(profiles: tuple[ProfileFile, ...] = ()) -> str:
    """Return what the same bytes' rows depend on: the version, and a hash of what reads them.

    Example: ``"0.2.0+1f0a93b2c4d5e6f7"``, other digits after each change of code or words.
    """
    digest = hashlib.sha256(_of_the_program())
    for file in profiles:
        digest.update(f"\0{file.name}\0{file.text}\0".encode())
    return f"{version('goalextract')}+{digest.hexdigest()[:16]}"


@cache
def _of_the_program() -> bytes:
    digest = hashlib.sha256()
    for name, file in hashed_files():
        digest.update(f"{name}\0".encode() + file.read_bytes() + b"\0")
    return digest.digest()


def hashed_files() -> Iterator[tuple[str, Traversable]]:
    """Yield the files of code, words and weights that documents are read by, in order of name."""
    package = resources.files("goalextract")
    for name in _MODULES:
        yield f"{name}.py", package / f"{name}.py"
    for name in _PACKAGES:
        yield from _below(package / name, f"{name}/")


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(_SUFFIXES):
            yield f"{path}{entry.name}", entry
