"""Long work shows a bar on a terminal, plain lines elsewhere, and nothing when told."""

import io

import pytest

from goalextract.publish.progress import progress


class Terminal(io.StringIO):
    """Stands in for a terminal."""

    def isatty(self) -> bool:
        return True


def test_a_pipe_gets_a_line_for_each_document() -> None:
    stream = io.StringIO()
    with progress(stream, total=2) as advance:
        advance("a.txt", "3 goals")
        advance("b\x1b[2J.txt", "refused,\nno_goals")
    assert stream.getvalue() == "1/2 a.txt: 3 goals\n2/2 b\ufffd[2J.txt: refused, no_goals\n"


def test_a_terminal_gets_a_bar_that_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    stream = Terminal()
    with progress(stream, total=2) as advance:
        advance("[red]a.txt", "3 goals")
        advance("b.txt", "4 goals")
    text = stream.getvalue()
    assert "2/2" in text
    assert text.endswith(("\x1b[2K", "\x1b[?25h", "\n")) or "\x1b[2K" in text


def test_nothing_is_shown_when_told() -> None:
    stream = Terminal()
    with progress(stream, total=1, is_quiet=True) as advance:
        advance("a.txt", "3 goals")
    assert stream.getvalue() == ""
