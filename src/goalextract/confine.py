"""Shut a process in before it reads a hostile file: memory, time, files, and the kernel's fence.

Linux's own means, called directly: resource limits, a death signal and Landlock, which takes a
process's rights to the file system and the network away for good.
"""

import contextlib
import ctypes
import os
import resource
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

_SET_DEATH_SIGNAL: Final = 1
_SET_NO_NEW_PRIVILEGES: Final = 38
# The same numbers on every architecture: include/uapi/asm-generic/unistd.h.
_CREATE_RULESET: Final = 444
_ADD_RULE: Final = 445
_RESTRICT_SELF: Final = 446
_VERSION: Final = 1
_BENEATH: Final = 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_FILE_RIGHTS: Final = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 5: (1 << 16) - 1}
"""All rights to files that each version of Landlock knows: include/uapi/linux/landlock.h."""
_NET_SINCE: Final = 4
_NET_RIGHTS: Final = 0b11
_SCOPE_SINCE: Final = 6
_SCOPES: Final = 0b11
_SYSTEM: Final = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/share/zoneinfo")


MEMORY_BYTES: Final = 1 << 30
"""A thousand pages take less than a tenth of it."""


@dataclass(frozen=True, slots=True)
class Fence:
    """Say how much a confined process may use.

    Measured on 131 bombs and odd files: a thousand pages stay far below all of these.
    """

    memory_bytes: int = MEMORY_BYTES
    cpu_seconds: int = 120
    open_files: int = 32


def landlock_version() -> int:
    """Return the version of Landlock that the kernel has; 0 if it has none or it is off."""
    if sys.platform != "linux":
        return 0
    return max(0, int(libc().syscall(_CREATE_RULESET, None, 0, _VERSION)))


@cache
def libc() -> ctypes.CDLL:
    """Return the system's own functions."""
    return ctypes.CDLL(None, use_errno=True)


def die_with(parent: int) -> None:
    """Let the kernel end this process when its parent ends, and end it now if that is gone."""
    if sys.platform == "linux":
        libc().prctl(_SET_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


def confine(fence: Fence, ruleset: int | None) -> None:
    """Shut this process in for good.

    Args:
        fence: how much it may use.
        ruleset: what of the file system it may still see, from ``make_ruleset``; None where the
            kernel has no Landlock.

    Raises:
        OSError: the kernel refused.
    """
    limits = (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, fence.open_files),
        (resource.RLIMIT_AS, fence.memory_bytes),
        (resource.RLIMIT_CPU, fence.cpu_seconds),
    )
    for which, most in limits:
        hard = resource.getrlimit(which)[1]
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(which, (allowed, allowed))
    if ruleset is not None:
        _checked(libc().prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
        _checked(libc().syscall(_RESTRICT_SELF, ruleset, 0))
        os.close(ruleset)


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("files", ctypes.c_uint64),
        ("net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def make_ruleset(readable: Sequence[Path]) -> int | None:
    """Return a descriptor of what a confined process may still see; None without Landlock.

    Nothing can be written, made, run or reached over the network; only what lies in the readable
    folders can be read.

    Raises:
        OSError: the kernel refused.
    """
    version = landlock_version()
    if not version:
        return None
    known = max(v for v in _FILE_RIGHTS if v <= version)
    rights = _Ruleset(
        _FILE_RIGHTS[known],
        _NET_RIGHTS if version >= _NET_SINCE else 0,
        _SCOPES if version >= _SCOPE_SINCE else 0,
    )
    # An older kernel takes a shorter structure only.
    size = 24 if version >= _SCOPE_SINCE else 16 if version >= _NET_SINCE else 8
    ruleset = _checked(libc().syscall(_CREATE_RULESET, ctypes.byref(rights), size, 0))
    for folder in readable:
        with contextlib.suppress(FileNotFoundError):
            place = os.open(folder, os.O_PATH | os.O_CLOEXEC)
            rule = _Beneath(_READ_FILE | _READ_FOLDER, place)
            _checked(libc().syscall(_ADD_RULE, ruleset, _BENEATH, ctypes.byref(rule), 0))
            os.close(place)
    return ruleset


def _checked(answer: int) -> int:
    if answer < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return answer


def interpreter_folders() -> tuple[Path, ...]:
    """Return the folders that hold the interpreter, its libraries and the packages it imports."""
    places = (sys.prefix, sys.base_prefix, *filter(None, sys.path))
    own = {Path(place).resolve() for place in places}
    system = {Path(name) for name in _SYSTEM}
    return tuple(sorted(path for path in own | system if path.is_dir()))
