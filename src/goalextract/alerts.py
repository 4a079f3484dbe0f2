"""Tell somebody that not all is good: a command of the user's, fed the summary."""

import os
import shlex
import signal
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from goalextract.settings import PREFIX

_STDERR: Final = 2
_SECRETS: Final = ("PGPASSWORD",)


def send_alert(
    command: str, text: str, seconds: float, env: Mapping[str, str] = os.environ
) -> str | None:
    """Run a command without a shell, with a text on its stdin; return why that failed, or None.

    What it prints goes to stderr, since stdout is for programs.  The reason names no part of the
    command, which may hold a key.

    Args:
        command: the program and its arguments, quoted as for a shell.
        text: what happened, in words.
        seconds: how long it may take; then it is killed with all that it started.
        env: its environment; this program's settings, which may hold the database's password,
            are kept from it.
    """
    kept = {k: v for k, v in env.items() if not k.startswith(PREFIX) and k not in _SECRETS}
    try:
        # the command is the operator's own, of the same trust as the settings' file
        process = subprocess.Popen(  # noqa: S603
            shlex.split(command),
            stdin=subprocess.PIPE,
            stdout=_STDERR,
            env=kept,
            start_new_session=True,
        )
    except OSError as error:
        return f"the alert command cannot be started: {error.strerror}"
    with process:
        try:
            process.communicate(text.encode("utf-8", "replace"), timeout=seconds)
        except subprocess.TimeoutExpired:
            _kill(process)
            return f"the alert command took longer than {seconds:g} s"
        except BaseException:
            _kill(process)
            raise
    if process.returncode:
        return f"the alert command ended with {process.returncode}"
    return None


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kill a command and what it started, which may hold on longer than the command itself."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
