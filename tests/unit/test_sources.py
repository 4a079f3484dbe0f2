"""Which files are found, under which names, and what is said of those that cannot be read."""

import os
from pathlib import Path

import pytest

from goalextract.errors import DocumentError, InputNotFoundError
from goalextract.sources import discover, printable_name, read_source

LIMIT = 1000


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    for name in ("b.txt", "a.txt", "2014/a.txt", ".gitkeep", "README.md", "a.txt~", ".git/x.txt"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("x")
    return folder


def names(paths: list[Path], raw: Path) -> list[str]:
    return [source.name for source in discover(paths, raw).sources]


def test_files_are_known_by_their_path_below_the_raw_folder(raw: Path) -> None:
    assert names([], raw) == ["2014/a.txt", "a.txt", "b.txt"]


def test_a_folder_or_file_in_the_raw_folder_keeps_its_names(raw: Path) -> None:
    assert names([raw / "2014"], raw) == ["2014/a.txt"]
    assert names([raw / "2014" / "a.txt"], raw) == ["2014/a.txt"]


def test_elsewhere_names_start_below_the_named_folder(raw: Path, tmp_path: Path) -> None:
    assert names([raw], tmp_path / "none") == ["2014/a.txt", "a.txt", "b.txt"]
    assert names([raw / "2014" / "a.txt"], tmp_path / "none") == ["a.txt"]


def test_a_file_named_twice_is_read_once(raw: Path) -> None:
    assert names([raw, raw / "a.txt", raw / "2014" / ".." / "a.txt"], raw) == names([], raw)


def test_what_is_no_document_is_ignored_and_counted(raw: Path) -> None:
    ignored = discover([], raw).ignored
    assert sorted(path.name for path in ignored) == [".git", ".gitkeep", "README.md", "a.txt~"]


def test_a_file_named_by_the_user_is_read_whatever_it_is_called(raw: Path) -> None:
    assert names([raw / "README.md"], raw) == ["README.md"]


@pytest.mark.parametrize("path", ["missing", "missing/a.txt"])
def test_a_path_that_does_not_exist_stops_the_run(raw: Path, path: str) -> None:
    with pytest.raises(InputNotFoundError, match="missing"):
        discover([raw / path], raw)


def test_a_folder_without_documents_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    with pytest.raises(InputNotFoundError, match="no file to read"):
        discover([], tmp_path)


def test_names_from_a_mac_and_names_in_no_encoding_become_text() -> None:
    assert printable_name(Path("a\u030abo.txt")) == "åbo.txt"
    assert printable_name(Path(os.fsdecode(b"\xe6bler.txt"))) == "\\xe6bler.txt"


def test_linked_folders_are_not_entered_but_named(raw: Path, tmp_path: Path) -> None:
    (raw / "loop").symlink_to(raw)
    assert "loop" in names([], raw)
    assert code_of(raw / "loop") == "not_a_file"


def code_of(path: Path) -> str:
    with pytest.raises(DocumentError) as caught:
        read_source(path, LIMIT)
    return caught.value.code


def test_a_linked_file_is_read_only_where_that_is_meant(raw: Path) -> None:
    (raw / "link.txt").symlink_to(raw / "a.txt")
    assert code_of(raw / "link.txt") == "not_a_file"
    assert read_source(raw / "link.txt", LIMIT, follows_link=True) == b"x"


def test_what_cannot_be_read_is_refused_by_its_reason(tmp_path: Path) -> None:
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "large").write_bytes(b"x" * (LIMIT + 1))
    assert code_of(tmp_path / "gone") == "file_missing"
    assert code_of(tmp_path / "broken") == "not_a_file"
    assert code_of(tmp_path / "broken" / "x") == "file_missing"
    assert code_of(tmp_path / "circle" / "x") == "file_missing"
    assert code_of(tmp_path / "pipe") == "not_a_file"
    assert code_of(tmp_path) == "not_a_file"
    assert code_of(tmp_path / "large") == "too_large"
    assert code_of(Path("/dev/null")) == "not_a_file"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.touch(mode=0)
    assert code_of(secret) == "no_permission"


def test_a_path_too_long_to_be_opened_is_refused_and_stops_nothing(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(raw)
    for _ in range(25):
        os.mkdir("d" * 200)  # noqa: PTH102 - as a program would that goes down step by step
        os.chdir("d" * 200)
    with open("deep.txt", "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("deep")
    found = discover([raw], raw)
    deep = [source for source in found.sources if len(str(source.path)) > 3000]
    assert deep
    for source in deep:
        with pytest.raises(DocumentError, match="cannot be read"):
            read_source(source.path, 100)
