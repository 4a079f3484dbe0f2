"""Which files a run reads, by which name each is known, and their bytes.

A document is known by its path below the raw folder, or below the folder that the user named;
so two municipalities may both have a ``2014/opfølgning.txt``, each in its folder.
"""

import errno
import os
import stat
import unicodedata
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from goalextract.errors import (
    DocumentError,
    InputNotFoundError,
    MissingFileError,
    NoPermissionError,
    NotAFileError,
    ProfileError,
    TooLargeError,
)
from goalextract.profiles.templates import ProfileFile

_EDITOR_ENDINGS: Final = ("~", ".swp")
_PROFILE_BYTES: Final = 1 << 20
"""A profile of all label words of a language has 100,000 bytes."""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Name one file to read; ordered by the name it is known by."""

    name: str
    path: Path
    folder: str = ""
    """The folder below which it has that name, printable; empty for a file named alone."""


@dataclass(frozen=True, slots=True)
class Discovery:
    """Hold the files that a run reads, in order, and those it knowingly leaves."""

    sources: tuple[Source, ...]
    ignored: tuple[Path, ...] = ()
    walked: tuple[Path, ...] = ()
    """The folders that were gone through whole."""


def printable_name(path: Path) -> str:
    r"""Return a relative path as text that any database takes, with letters composed.

    A file copied from a Mac has ``å`` in two characters; it is the same document.  Bytes that
    are no UTF-8 are written as ``\xe6``.
    """
    text = path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return unicodedata.normalize("NFC", text)


def is_ignored(path: Path) -> bool:
    """Tell whether a file found in a folder is no document: hidden, a README, an editor's copy."""
    name = path.name
    return (
        name.startswith((".", "#"))
        or name.endswith(_EDITOR_ENDINGS)
        or name.lower().endswith(".md")
        or name.upper() in ("README", "README.TXT")
    )


def _is_link(path: Path) -> bool:
    """Tell whether a path is a link; one that is too long to be asked about is none."""
    return os.path.islink(path)  # noqa: PTH114 - the method of Path raises for some


def _source(path: Path, folders: Sequence[Path]) -> Source:
    for folder in folders:
        with suppress(ValueError):  # it is not below that folder
            return Source(printable_name(path.relative_to(folder)), path, printable_name(folder))
    return Source(printable_name(Path(path.name)), path)


def _walk(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the entries below a folder to read, and those ignored.

    Linked folders, which may lead in circles, and folders that cannot be listed are entries to
    read, so that the run refuses them by name instead of passing over what they hold.
    """
    found: list[Path] = []
    ignored: list[Path] = []

    def keep(error: OSError) -> None:
        found.append(Path(error.filename))

    for root, folders, files in os.walk(folder, onerror=keep):
        here = Path(root)
        hidden = [name for name in folders if name.startswith(".")]
        links = [name for name in folders if name not in hidden and _is_link(here / name)]
        ignored += [here / name for name in hidden]
        folders[:] = sorted(set(folders) - set(hidden) - set(links))
        for name in (*files, *links):
            path = here / name
            (ignored if is_ignored(path) else found).append(path)
    return found, ignored


def discover(paths: Iterable[Path], raw: Path) -> Discovery:
    """Find the files to read, in folders at any depth, sorted by name and each once.

    Args:
        paths: files and folders named by the user; the raw folder if there are none.
        raw: the raw folder; files in it are known by their path below it.

    Raises:
        InputNotFoundError: a path does not exist, or there is no file to read at all.
    """
    named = tuple(paths) or (raw,)
    home = raw.resolve()
    found: dict[Path, Source] = {}
    ignored: set[Path] = set()
    walked: list[Path] = []
    for path in named:
        if not os.path.lexists(path):
            raise InputNotFoundError(f"there is no file or folder {path}")
        if path.is_dir():
            folder = path.resolve()
            files, left = _walk(folder)
            walked.append(folder)
            ignored.update(left)
            bases: tuple[Path, ...] = (home, folder)
        else:
            # The file itself may be a link: its own name counts, not that of what it leads to.
            files = [path.parent.resolve() / path.name]
            bases = (home,)
        for file in files:
            found.setdefault(file, _source(file, bases))
    if not found:
        raise InputNotFoundError(f"there is no file to read in {', '.join(map(str, named))}")
    return Discovery(
        tuple(sorted(found.values())), tuple(sorted(ignored - set(found))), tuple(walked)
    )


def open_source(path: Path, max_bytes: int, *, follows_link: bool = False) -> int:
    """Open a regular file to read and return its descriptor, which the caller closes.

    A pipe or a device is never waited for.  A link is refused unless it is to be followed: it may
    lead to what is no business of whoever put it there.

    Raises:
        DocumentError: the file is missing, may not be read, is no file or is too large.
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follows_link else os.O_NOFOLLOW)
    try:
        descriptor = os.open(path, flags)
    except OSError as error:
        raise _refusal(error, is_link=_is_link(path)) from error
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise NotAFileError("it is a folder, a pipe or a device, not a file")
        if status.st_size > max_bytes:
            raise TooLargeError(
                f"the file has {status.st_size} bytes, more than the limit of {max_bytes}"
            )
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def read_source(path: Path, max_bytes: int, *, follows_link: bool = False) -> bytes:
    """Read a regular file's bytes, as ``open_source`` opens it.

    Raises:
        DocumentError: the file is missing, may not be read, is no file or is too large.
    """
    with os.fdopen(open_source(path, max_bytes, follows_link=follows_link), "rb") as file:
        try:
            data = file.read(max_bytes + 1)
        except OSError as error:
            raise _refusal(error, is_link=False) from error
    if len(data) > max_bytes:
        raise TooLargeError(f"the file grew beyond the limit of {max_bytes} bytes")
    return data


def _refusal(error: OSError, *, is_link: bool) -> DocumentError:
    match error.errno:
        case errno.ELOOP if is_link:
            return NotAFileError("it is a link, which is not followed")
        case errno.ENOENT | errno.ENOTDIR:
            return MissingFileError("the file is gone, or is a link that leads nowhere")
        case errno.ELOOP:
            return MissingFileError("the path leads through links back to itself")
        case errno.EACCES | errno.EPERM:
            return NoPermissionError("the file may not be read by this user")
        case errno.ENXIO | errno.EISDIR:
            return NotAFileError("it is a folder, a socket or a device, not a file")
        case _:
            return DocumentError(f"the file cannot be read: {error.strerror}")


def read_profile_file(path: Path) -> ProfileFile:
    """Read one profile's file, with letters composed.

    Raises:
        ProfileError: the file cannot be read, is too large or no UTF-8.
    """
    try:
        text = read_source(path, _PROFILE_BYTES, follows_link=True).decode("utf-8-sig")
    except DocumentError as error:
        raise ProfileError(f"{path}: {error.cause}") from error
    except UnicodeDecodeError as error:
        raise ProfileError(f"{path} is not UTF-8") from error
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return ProfileFile(printable_name(Path(path.name)), text)


def read_profile_files(folder: Path | None) -> tuple[ProfileFile, ...]:
    """Read the profiles of a folder (``*.toml``), in the order of their names.

    Raises:
        InputNotFoundError: there is no such folder, or no profile in it.
        ProfileError: a file cannot be read.
    """
    if folder is None:
        return ()
    if not folder.is_dir():
        raise InputNotFoundError(f"there is no folder {folder} with profiles")
    files = sorted(path for path in folder.glob("*.toml") if not is_ignored(path))
    if not files:
        raise InputNotFoundError(f"there is no profile (*.toml) in the folder {folder}")
    return tuple(read_profile_file(path) for path in files)
