"""One document, from its bytes to a validated report; and the errors of bytes that hold none."""

import os
import pickle
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from goalextract.errors import DocumentError, ExitCode
from goalextract.extract import Extraction, extract_bytes, extract_file
from goalextract.reading.sniff import Limits
from goalextract.records import Kind
from tests.claims import told_twice, unclaimed
from tests.generator import LAYOUTS, generate

YEAR = 2030
SEEDS = range(1, 16)
REPORT = (
    "Opfølgning på Kulturudvalgets mål 2014\nAarhus Kommune\n\n"
    "Serviceområde: 15 Kultur\n"
    "Fokusområde for perioden 2012-2015: Flere læsere\n"
    "Mål: Mindst 70 % af børnene skal læse en bog om måneden i uddannelses-\nforløbene.\n"
    "Veje til målet: Kurser for alle lærere.\n"
    "Status: Målet er nået med 72 %.\n"
    "\f"
    "Serviceområde: 20 Natur\n"
    "Fokusområde for perioden 2012-2015: Rent vand\n"
    "Mål: Alle søer skal være rene.\n"
    "Veje til målet:\n"
    "Status: To af tre søer er rene.\n"
)


def extract(text: str) -> Extraction:
    return extract_bytes("a.txt", text.encode(), latest_year=YEAR)


def as_json(extraction: Extraction) -> dict[str, Any]:
    return extraction.validated.report.model_dump(mode="json")


# -- a report -------------------------------------------------------------------------------


def test_the_document_is_described() -> None:
    document = as_json(extract(REPORT))["document"]
    assert document["name"] == "a.txt"
    assert document["media_type"] == "text/plain"
    assert document["title"] == "Opfølgning på Kulturudvalgets mål 2014"
    assert document["municipality"] == {"code": "751", "name": "Aarhus Kommune"}
    assert document["committee"] == "Kulturudvalget"
    assert document["report_year"] == 2014
    assert document["page_count"] == 2
    assert document["profile"] == "danish"


def test_the_goals_are_read_with_their_areas_texts_and_pages() -> None:
    first, second = as_json(extract(REPORT))["goals"]
    assert first["service_area"] == {"code": "15", "name": "Kultur"}
    assert (first["focus_area"], first["focus_period"]) == ("Flere læsere", "2012-2015")
    assert first["sections"]["goal"]["text"].endswith("om måneden i uddannelsesforløbene.")
    assert [first["pages"], second["pages"]] == [[1], [2]]
    assert "means" not in second["sections"]
    assert second["needs_review"]


def test_what_is_missing_is_an_issue_with_its_goal_and_page() -> None:
    issues = as_json(extract(REPORT))["issues"]
    assert [(i["code"], i["goal"], i["page"]) for i in issues] == [
        ("value_missing", 2, 2),
        ("outcome_guessed", 2, 2),
    ]


def test_the_extraction_explains_itself() -> None:
    explanation = extract(REPORT).explanation
    assert explanation.profile == "danish"
    assert explanation.page_layouts == ((1, "labels on lines"), (2, "labels on lines"))
    counts = {(label.kind, label.printed): label.count for label in explanation.labels}
    assert counts[Kind.GOAL, "Mål"] == 2
    assert Kind.STATUS not in explanation.missing
    assert Kind.BASELINE in explanation.missing


def test_a_file_is_read_as_its_bytes_are(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(REPORT, encoding="utf-8")
    assert extract_file(path, latest_year=YEAR) == extract(REPORT)


def test_an_extraction_crosses_a_process_border_whole() -> None:
    extraction = extract(REPORT)
    assert pickle.loads(pickle.dumps(extraction)) == extraction  # noqa: S301


def test_the_year_a_report_may_have_is_the_callers() -> None:
    with pytest.raises(DocumentError) as caught:
        extract_bytes("a.txt", REPORT.encode(), latest_year=2013)
    assert caught.value.code == "invalid_document"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_encoding_and_the_line_ends_change_nothing_but_the_hash(
    encoding: str, newline: str
) -> None:
    data = REPORT.replace("\n", newline).encode(encoding)
    found = as_json(extract_bytes("a.txt", data, latest_year=YEAR))
    expected = as_json(extract(REPORT))
    assert found.pop("document") | {"sha256": ""} == expected.pop("document") | {"sha256": ""}
    assert found == expected


# -- bytes that hold no report --------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "empty_file", id="nothing"),
        pytest.param(b" \r\n\t\f \n", "empty_file", id="white space"),
        pytest.param(b"\x00" * 4096, "empty_file", id="zeros"),
        pytest.param(bytes(range(256)) * 64, "not_text", id="binary"),
        pytest.param(b"M\x01\x02\x03" * 1000, "not_text", id="control characters"),
        pytest.param(b"%PDF-1.7\n" + bytes(range(256)), "unreadable", id="a broken PDF"),
        pytest.param(b"PK\x03\x04" + bytes(64), "unsupported_format", id="a Zip file"),
        pytest.param("Referat af mødet. Der var kaffe.".encode(), "no_goals", id="prose"),
        pytest.param(b"Kommentar: En note.", "no_goals", id="a remark"),
        pytest.param(
            "Mål\nVeje til målet\nStatus\nOpfølgning\n".encode(),
            "labels_without_values",
            id="labels on lines without values",
        ),
        pytest.param(
            "Mål Veje til målet Status Opfølgning".encode(),
            "labels_without_values",
            id="a run of labels without values",
        ),
        pytest.param(
            b"T\n\nRelaterede dokumenter\nA\n\nTranskript:\n\n", "empty_file", id="a portal's own"
        ),
    ],
)
def test_it_is_refused_with_a_code_a_cause_and_a_remedy(data: bytes, code: str) -> None:
    refused(data, code)


@pytest.mark.parametrize("before", ["", "Mål: Flere læser.\nStatus: Nået.\n"])
def test_a_line_of_50_megabytes_is_refused(before: str) -> None:
    line = b"Der arbejdes videre med sagen. " * (50 * 1024 * 1024 // 31)
    refused(before.encode() + line, "line_too_long")


def refused(data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        extract_bytes("a.txt", data, latest_year=YEAR)
    error = caught.value
    assert error.code == code
    assert error.cause
    assert error.remedy
    assert error.exit_code == ExitCode.QUARANTINED
    assert len(error.cause) < 500


def test_a_random_file_is_no_text() -> None:
    with pytest.raises(DocumentError) as caught:
        extract_bytes("a.txt", random.Random(1).randbytes(20_000), latest_year=YEAR)
    assert caught.value.code == "not_text"


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(max_text_bytes=100), "too_large"),
        (Limits(max_line_chars=20), "line_too_long"),
    ],
)
def test_the_limits_are_the_callers(limits: Limits, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        extract_bytes("a.txt", REPORT.encode(), latest_year=YEAR, limits=limits)
    assert caught.value.code == code


# -- nothing is dropped ---------------------------------------------------------------------


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_character_is_taken_for_something(layout: str) -> None:
    lost = [
        (sample.name, stretch)
        for sample in (generate(seed, layout) for seed in SEEDS)
        for stretch in unclaimed(extract_bytes(sample.name, sample.data, latest_year=YEAR))
    ]
    assert not lost, f"{len(lost)} stretches, the first: {lost[0]}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_character_stands_in_two_sections(layout: str) -> None:
    twice = [
        (sample.name, stretch)
        for sample in (generate(seed, layout) for seed in SEEDS)
        for stretch in told_twice(extract_bytes(sample.name, sample.data, latest_year=YEAR))
    ]
    assert not twice, f"{len(twice)} stretches, the first: {twice[0]}"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_goal_passes_validation(layout: str) -> None:
    for seed in SEEDS:
        sample = generate(seed, layout)
        rejected = extract_bytes(sample.name, sample.data, latest_year=YEAR).validated.rejected
        assert rejected == (), sample.name


# -- before the first document --------------------------------------------------------------

_UNLOADED = """
import gc
from functools import _lru_cache_wrapper
from goalextract.extract import prepare
prepare()
for kept in gc.get_objects():
    if isinstance(kept, _lru_cache_wrapper) and (kept.__module__ or "").startswith("goalextract"):
        if kept.cache_parameters()["maxsize"] is None and not kept.cache_info().currsize:
            print(kept.__module__, kept.__qualname__)
"""


def test_after_preparation_every_list_and_pattern_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _UNLOADED],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == ""
