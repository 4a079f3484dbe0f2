"""Which documents the files of a run hold."""

import os
from pathlib import Path

from goalextract.sources import Source
from goalextract.survey import gone, survey


def test_the_same_bytes_under_two_names_are_one_document(tmp_path: Path) -> None:
    for name in ("b", "a", "c"):
        (tmp_path / name).write_text("other" if name == "c" else "same")
    found = survey([Source(name, tmp_path / name) for name in ("c", "b", "a")], 100).candidates
    assert [candidate.names for candidate in found] == [("a", "b"), ("c",)]


def test_different_files_of_one_name_are_refused_each(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("one")
    (tmp_path / "y").write_text("two")
    found = survey([Source("a", tmp_path / "x"), Source("a", tmp_path / "y")], 100).candidates
    assert [candidate.refusal.code for candidate in found if candidate.refusal] == [
        "name_clash",
        "name_clash",
    ]


def test_equal_files_of_one_name_are_one_document_of_two_files(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("one")
    (tmp_path / "y").write_text("one")
    (found,) = survey([Source("a", tmp_path / "x"), Source("a", tmp_path / "y")], 100).candidates
    assert found.names == ("a", "a")
    assert found.refusal is None


def test_each_of_several_files_of_one_name_is_refused_also_those_that_are_equal(
    tmp_path: Path,
) -> None:
    for name, text in (("x", "one"), ("y", "one"), ("z", "two")):
        (tmp_path / name).write_text(text)
    found = survey([Source("a", tmp_path / name) for name in "xyz"], 100).candidates
    assert [candidate.source.path.name for candidate in found if candidate.refusal] == [
        "x",
        "y",
        "z",
    ]


def test_a_file_that_cannot_be_read_costs_no_other(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("fine")
    found = survey([Source("a", tmp_path / "a"), Source("b", tmp_path / "b")], 100).candidates
    assert [candidate.refusal is None for candidate in found] == [False, True]


def test_a_file_of_known_size_and_time_is_not_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_text("one")
    os.utime(file, ns=(0, 1_000))
    source = Source("a", file, "folder")
    first = survey([source], 100, {}, settled_ns=2_000)
    file.write_text("two")
    os.utime(file, ns=(0, 1_000))
    again = survey([source], 100, first.states, settled_ns=2_000)
    assert again.candidates[0].sha256 == first.candidates[0].sha256
    os.utime(file, ns=(0, 1_001))
    changed = survey([source], 100, first.states, settled_ns=2_000)
    assert changed.candidates[0].sha256 != first.candidates[0].sha256


def test_a_file_written_to_just_now_is_not_relied_on(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("one")
    found = survey([Source("a", tmp_path / "a", "folder")], 100, {}, settled_ns=1_000)
    assert found.states == {}


def test_only_files_below_what_was_walked_and_read_are_gone(tmp_path: Path) -> None:
    folder = str(tmp_path)
    known = [(folder, name) for name in ("here", "sub/lost", "shut/there", "other/x")]
    found = gone(
        known,
        [Source("here", tmp_path / "here", folder)],
        [tmp_path / "sub", tmp_path / "shut"],
        [tmp_path / "shut"],
    )
    assert found == ((folder, "sub/lost"),)
