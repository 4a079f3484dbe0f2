"""Which documents the files of a run hold."""

from pathlib import Path

from goalextract.sources import Source
from goalextract.survey import survey


def test_the_same_bytes_under_two_names_are_one_document(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).write_text("other" if name == "c" else "same")
    found = survey([Source(name, tmp_path / name) for name in ("c", "b", "a")], 100)
    assert [candidate.names for candidate in found] == [("a", "b"), ("c",)]


def test_different_files_of_one_name_are_refused_each(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("one")
    (tmp_path / "y").write_text("two")
    found = survey([Source("a", tmp_path / "x"), Source("a", tmp_path / "y")], 100)
    assert [candidate.refusal.code for candidate in found if candidate.refusal] == [
        "name_clash",
        "name_clash",
    ]


def test_equal_files_of_one_name_are_one(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("one")
    (tmp_path / "y").write_text("one")
    (found,) = survey([Source("a", tmp_path / "x"), Source("a", tmp_path / "y")], 100)
    assert found.names == ("a",)
    assert found.refusal is None


def test_a_file_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("fine")
    found = survey([Source("a", tmp_path / "a"), Source("b", tmp_path / "b")], 100)
    assert [candidate.refusal is None for candidate in found] == [False, True]
