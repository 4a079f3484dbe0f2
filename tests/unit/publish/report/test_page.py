"""The page: self-contained, well-formed, the same every time, and it counts what the views do."""

import base64
import hashlib
import io
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest

from goalextract import cli
from goalextract.database.tallies import DocumentTally, QualityTally, TargetTally
from goalextract.errors import DatabaseError, ExportError
from goalextract.ingest import ingest
from goalextract.publish.report.page import lines, print_report, write_report
from goalextract.settings import Settings
from tests import fakes
from tests.databases import ask
from tests.unit.publish.report.overviews import document, goal, nothing, overview

SAMPLES = Path(__file__).parents[4] / "data" / "raw"
VOID: Final = {"meta", "br"}
ALLOWED: Final = set(
    "html head meta title style body header nav main section footer h1 h2 h3 p a ul li dl dt dd "
    "div span code time table caption thead tbody tfoot tr th td svg rect details summary".split()
)
HOSTILE = (
    "<script>alert(1)</script>\"'><img src=x onerror=y>\n\u202e\u2066gp\x1b[31m\x9b2J\udcff"
    "</td></table></style> 010190-1234"
)


class Page(HTMLParser):
    """Read a page, and fail where a tag is not closed, or closed where it is not open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str | None]] = []
        self.words: list[str] = []
        self.rows: list[list[str]] = []
        self.headings: list[int] = []
        self.declared = ""

    def handle_decl(self, decl: str) -> None:
        self.declared = decl

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.attributes += [(tag, name, value) for name, value in attrs]
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" in self.open:
            return
        self.words.append(data)
        if "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += data

    def of(self, name: str) -> list[str | None]:
        return [value for _, own, value in self.attributes if own == name]

    def row(self, first: str) -> list[str]:
        """Return the first row that begins with a cell."""
        return next(row for row in self.rows if row[0] == first)


def read(text: str) -> Page:
    page = Page()
    page.feed(text)
    page.close()
    assert not page.open
    return page


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ingest the sample reports, with one that is refused."""
    folder = tmp_path_factory.mktemp("report")
    (folder / "bad.txt").write_text("Referat\n\nIntet her.\n", encoding="utf-8")
    ingest([SAMPLES, folder / "bad.txt"], Settings(database=str(folder / "goals.sqlite")))
    return folder / "goals.sqlite"


@pytest.fixture(scope="module")
def text(database: Path) -> str:
    stream = io.StringIO()
    print_report(str(database), stream)
    return stream.getvalue()


def count(database: Path, what: str) -> int:
    ((found,),) = ask(database, f"SELECT count(*) FROM {what}")  # noqa: S608
    assert isinstance(found, int)
    return found


@pytest.mark.parametrize("is_empty", [False, True])
def test_the_page_is_well_formed_and_of_known_elements(text: str, is_empty: bool) -> None:
    page = read("".join(lines(nothing())) if is_empty else text)
    assert page.declared == "doctype html"
    assert set(page.tags) <= ALLOWED
    assert page.tags["h1"] == page.tags["main"] == page.tags["title"] == 1
    assert ("html", "lang", "en") in page.attributes
    assert ("meta", "charset", "utf-8") in page.attributes


def test_nothing_is_fetched_and_nothing_runs(text: str) -> None:
    page = read(text)
    links = {*page.of("href"), *page.of("src")}
    assert all(link is not None and link.startswith("#") for link in links)
    targets = page.of("id")
    assert {f"#{target}" for target in targets} >= links
    assert len(targets) == len(set(targets))
    assert not [name for _, name, _ in page.attributes if name.startswith("on") or name == "style"]
    style = text.partition("<style>")[2].partition("</style>")[0]
    assert "url(" not in style
    assert "@import" not in style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    (policy,) = (value for _, name, value in page.attributes if value and "default-src" in value)
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "//" not in text.partition("</style>")[2].replace("svg", "")


def test_tables_have_captions_and_headers_and_headings_go_step_by_step(text: str) -> None:
    page = read(text)
    assert page.tags["table"] == page.tags["caption"] == page.tags["thead"] > 5
    scopes = [value for tag, name, value in page.attributes if (tag, name) == ("th", "scope")]
    assert len(scopes) == page.tags["th"]
    assert set(scopes) == {"col", "row"}
    assert page.headings[0] == 1
    assert all(b - a <= 1 for a, b in zip(page.headings, page.headings[1:], strict=False))
    widths = {len(row) for row in page.rows}
    assert 1 not in widths


def test_the_same_database_gives_the_same_bytes(database: Path, tmp_path: Path) -> None:
    one = write_report(str(database), tmp_path / "one.html")
    other = write_report(str(database), tmp_path / "other.html")
    assert one.file.read_bytes() == other.file.read_bytes()
    assert one.bytes == one.file.stat().st_size
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.html", "other.html"]


def test_the_page_counts_what_the_views_do(database: Path, text: str) -> None:
    page = read(text)
    goals = count(database, "bi_goals")
    targets = count(database, "bi_targets")
    for outcome, name in (("met", "Met"), ("not_met", "Not met"), ("unclear", "Unclear")):
        wanted = count(database, f"bi_targets WHERE outcome = '{outcome}'")
        assert page.row(name)[3] == str(wanted)
    silent = count(database, "bi_targets WHERE outcome IS NULL")
    assert page.row("Nothing said")[3] == str(silent)
    assert page.row("All")[3] == str(targets)
    for year in (2013, 2014, 2015):
        wanted = count(database, f"bi_targets WHERE report_year = {year}")
        assert page.row(str(year))[-1] == str(wanted)
    area = "bi_goals WHERE service_area_name = 'Folkeskolen'"
    assert page.row("Folkeskolen")[1] == str(count(database, area))
    places = next(row for row in page.rows if row[0] == "not known" and len(row) == 5)
    assert places[-1] == str(goals)
    sure = "bi_goals WHERE confidence >= 0.99"
    assert page.row("99% or more")[3] == str(count(database, sure))
    for code in ("outcome_conflict", "no_goals"):
        found = f"bi_data_quality WHERE code = '{code}'"
        assert page.row(code)[3] == str(count(database, found))
    assert page.row("bad.txt")[1] == "no_goals"


def test_every_goal_is_listed_with_its_page_and_how_sure_it_is(database: Path, text: str) -> None:
    page = read(text)
    wanted = ask(
        database,
        "SELECT ordinal, first_page, last_page, confidence, needs_review FROM bi_goals"
        " ORDER BY document_name, ordinal",
    )
    listed = [row for row in page.rows if len(row) == 6 and row[0].isdigit() and "%" in row[5]]
    assert len(listed) == len(wanted)
    for row, (ordinal, first, last, sure, doubted) in zip(listed, wanted, strict=True):
        pages = f"{first}" if first == last else f"{first}–{last}"
        assert (row[0], row[4]) == (str(ordinal), pages)
        assert row[5].startswith(f"{sure:.0%}")
        assert ("review" in row[5]) == bool(doubted)
    found = count(database, "bi_assessments")
    assert text.count('<div class="outcome">') == found


def test_goals_that_are_left_out_are_told_of(database: Path) -> None:
    stream = io.StringIO()
    print_report(str(database), stream, 10)
    listed = stream.getvalue().count('class="no"') - stream.getvalue().count(
        'scope="col" class="no"'
    )
    assert listed == 8
    assert "38 goals of 46 are left out here" in stream.getvalue()
    assert "goalextract report --goals 46" in stream.getvalue()
    stream = io.StringIO()
    print_report(str(database), stream, 3)
    assert "43 goals of 46 are left out here" in stream.getvalue()


def test_nothing_in_a_text_becomes_markup() -> None:
    calm = read("".join(lines(overview())))
    shown = overview(
        documents=(DocumentTally(HOSTILE, 2014, HOSTILE, 1, 1, 8, 2),),
        targets=(
            TargetTally(2014, HOSTILE, "met", "stated", False, 1),
            TargetTally(2014, HOSTILE, None, None, True, 2),
        ),
        quality=(
            QualityTally("section", "warning", HOSTILE, 2, 1),
            QualityTally("issue", "warning", "personal_data", 1, 1),
            QualityTally("refused_goal", "error", HOSTILE, 1, 1),
            QualityTally("refused_document", "error", HOSTILE, 1, 1),
        ),
        reasons=(HOSTILE, HOSTILE),
        in_doubt=(document(HOSTILE),),
        listed=(
            (
                document(HOSTILE, document_title=HOSTILE, committee=HOSTILE, profile=HOSTILE),
                (goal(HOSTILE, number=HOSTILE, service_area=HOSTILE, focus_area=HOSTILE),),
            ),
        ),
    )
    written = "".join(lines(shown))
    page = read(written)
    assert set(page.tags) == set(calm.tags)
    assert {name for _, name, _ in page.attributes} == {name for _, name, _ in calm.attributes}
    assert "010190" not in written
    assert "1234" not in written.partition("</style>")[2]
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", written)
    written.encode("utf-8")


def test_texts_of_a_database_are_shown_and_do_nothing(tmp_path: Path) -> None:
    raw = fakes.write(
        tmp_path / "raw", **{"a<b>'\u202e010190-1234": fakes.instructions("|||<script>x</script>")}
    )
    database = str(tmp_path / "goals.sqlite")
    settings = Settings(database=database, raw=raw, workers=1)
    ingest([], settings, extract=fakes.extract, extractor="1")
    written = write_report(database, tmp_path / "page.html").file.read_text(encoding="utf-8")
    assert "&lt;script&gt;x&lt;/script&gt;" in written
    assert "<script" not in written
    assert "a&lt;b&gt;&#x27;" in written
    assert "******-****.txt" in written
    assert "010190" not in written


def test_an_empty_database_has_a_page_that_says_so(tmp_path: Path) -> None:
    place = str(tmp_path / "goals.sqlite")
    with pytest.raises(SystemExit):
        cli.main(["db", "upgrade", "--database", place])
    written = write_report(place, tmp_path / "page.html").file.read_text(encoding="utf-8")
    read(written)
    assert "There are no goals." in written
    assert "not in its ledger" in written


def test_no_database_is_an_error_and_leaves_no_page(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="no database"):
        write_report(str(tmp_path / "none.sqlite"), tmp_path / "out" / "page.html")
    assert not list(tmp_path.iterdir())


def test_a_file_that_is_no_page_is_left_as_it_is(database: Path, tmp_path: Path) -> None:
    before = database.read_bytes()
    with pytest.raises(ExportError, match="something else"):
        write_report(str(database), database)
    assert database.read_bytes() == before
    with pytest.raises(ExportError, match="no regular file"):
        write_report(str(database), tmp_path)
    with pytest.raises(ExportError, match="no regular file"):
        write_report(str(database), Path("/dev/null"))


def test_a_page_from_before_is_replaced_whole_or_not_at_all(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "page.html"
    place.write_text("<!DOCTYPE html>\nold", encoding="utf-8")
    with monkeypatch.context() as broken:
        broken.setattr("goalextract.publish.report.page.content", lambda _: iter([None]))
        with pytest.raises(AttributeError):
            write_report(str(database), place)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    assert place.read_text(encoding="utf-8").endswith("old")
    write_report(str(database), place)
    assert read(place.read_text(encoding="utf-8")).tags["table"]


def test_a_place_that_cannot_be_written_is_named(database: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot be written"):
        write_report(str(database), tmp_path / "file" / "page.html")


def test_the_command_writes_where_it_is_told(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "out" / "page.html"
    with pytest.raises(SystemExit) as ended:
        cli.main(["report", "--to", str(place), "--database", str(database)])
    said = capsys.readouterr()
    assert (ended.value.code, said.out, said.err) == (0, "", f"{place}\n")
    with pytest.raises(SystemExit) as ended:
        cli.main(["report", "--to", "-", "--database", str(database)])
    assert (ended.value.code, capsys.readouterr().out) == (0, place.read_text(encoding="utf-8"))


def test_the_command_goes_to_the_place_of_the_settings(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALEXTRACT_REPORT", str(tmp_path / "set.html"))
    with pytest.raises(SystemExit) as ended:
        cli.main(["report", "--goals", "0", "--database", str(database)])
    assert ended.value.code == 0
    assert (tmp_path / "set.html").is_file()


def test_the_command_says_what_to_do_about_an_unwritable_place(
    database: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    place = tmp_path / "file" / "page.html"
    with pytest.raises(SystemExit) as ended:
        cli.main(["report", "--to", str(place), "--database", str(database)])
    assert ended.value.code == 1
    said = capsys.readouterr().err
    assert "error[export]" in said
    assert "remedy: " in said
