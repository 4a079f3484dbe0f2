"""Identifiers follow from content and from nothing else."""

from goalextract.database.identity import LENGTH, content_id, part_id


def test_the_same_parts_give_the_same_identifier_for_ever() -> None:
    # A fixed value: if it changes, every identifier in every database does.
    assert content_id("goal", "ab", 1) == "363dcc2aab0816a0086312f5215ec81f"


def test_parts_cannot_run_together() -> None:
    assert content_id("ab", "c") != content_id("a", "bc")
    assert content_id("a", None) != content_id("a", "")
    assert content_id("a", None) != content_id("a")
    assert content_id("-;") != content_id(None)
    assert content_id(1) == content_id("1")


def test_identifiers_have_one_length() -> None:
    assert {len(content_id(*parts)) for parts in [("a",), ("å" * 999, 1), ()]} == {LENGTH}


def test_what_a_document_holds_is_named_after_it() -> None:
    document = content_id("document", "ab")
    part = part_id(document, "goal", 1)
    assert part == "f36cc180fe7805366a53f317b3bac2c3"
    assert part[:12] == document[:12]
    assert len({part, part_id(document, "goal", 2), part_id(document, "target", 1)}) == 3
    assert len(part) == LENGTH
