"""What a document says of itself: title, municipality, committee, report year."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Document, Finding, NoiseKind
from goalextract.language.joining import fold_space
from goalextract.language.pages import LEADS_ON, NUMBERED_PAGE, PAGE_WORD
from goalextract.language.sentences import is_statement
from goalextract.profiles.boards import find_boards
from goalextract.profiles.committees import CommitteeMention, find_committees
from goalextract.profiles.municipalities import Municipality, count_mentions, municipality_of
from goalextract.profiles.titles import (
    as_of_years,
    is_chapter,
    is_date,
    opens_above,
    opens_printed,
    reported_years,
    says_printed,
    says_report,
    sentence_within,
    without_subject,
)

_YEAR: Final = re.compile(r"(?<![\d.,-])((?:19|20)\d\d)(?![\d%]|[.,]\d|\s*%)")
_PERIOD: Final = re.compile(r"(?:19|20)\d\d\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d)\b")
_SEASON: Final = re.compile(r"\b(?P<first>(?:19|20)\d\d)\s?[-–/]\s?(?P<last>(?:\d\d)?\d\d)\b")
"""A school or budget year, if the years follow each other: ``2015/16``."""
_NAMED: Final = re.compile(
    r"(?<![\d.,])(?:\d\d?[.-]\d\d?[.-])?((?:19|20)\d\d)(?![\d%]|[.,]\d|\s*[-–/]\s*\d)"
)
_TITLE_CHARS: Final = 300
_MIN_MENTIONS: Final = 2
_TITLE_LINES: Final = 3
_CELL_END: Final = re.compile(r"[;|\t]\s*$")
_BARS: Final = re.compile(r"\s+[|·]\s+|\"?;\"?")
_FAR_APART: Final = re.compile(r"\s{3,}")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Hold what is known of a document besides its goals."""

    title: str | None
    municipality: Municipality | None
    committee: str | None
    report_year: int | None
    findings: tuple[Finding, ...] = ()


def _opening_lines(document: Document, first_label: int | None) -> Iterator[str]:
    """Yield the lines before the first label of the first page that has text."""
    for page in document.pages:
        if not page.text.strip():
            continue
        end = len(page.text) if first_label is None else first_label
        opening = page.text[:end]
        if _CELL_END.search(opening):  # the label heads a table's column, beside another
            opening = opening[: opening.rfind("\n") + 1]
        for line in opening.split("\n"):
            if line.strip():
                yield line
        return


def _without_names(line: str) -> str:
    """Return a line without the names and dates that stand far beside what else it says.

    Example: ``"Teknik- og Miljøudvalget      Årsberetning 2010"`` -> ``"Årsberetning 2010"``.
    """
    parts = _FAR_APART.split(line.strip())
    telling = [part for part in parts if not (_stands_above(part) or is_date(part))]
    return telling[0] if len(telling) == 1 else line


def _plain(line: str) -> str:
    """Return a title's line without its marks, and of parts between bars those that tell.

    Example: ``"Målstatus 2023;;;"``, ``"== Målstatus 2023 =="`` -> ``"Målstatus 2023"``;
    ``"Havnen | Årsrapport 2014"`` -> ``"Årsrapport 2014"``.
    """
    bare = _PAGE_BEFORE.sub("", line.strip(' ;"=#'))
    parts = _BARS.split(bare)
    telling = [part for part in parts if says_report(part)]
    return telling[0] if len(telling) == 1 else bare


def _is_title(line: str) -> bool:
    return sum(c.isalpha() for c in line) >= 4 and _PAGE.match(line) is None


_PAGE_BEHIND: Final = re.compile(rf"\s+{NUMBERED_PAGE}$", re.IGNORECASE)
_PAGE_BEFORE: Final = re.compile(rf"^{NUMBERED_PAGE}\s+(?=\S)", re.IGNORECASE)
_PAGE: Final = re.compile(rf"{PAGE_WORD} \d", re.IGNORECASE)
_JOINS: Final = re.compile(rf"(?<!\S)(?:{LEADS_ON}|[-–])$", re.IGNORECASE)
_TWICE: Final = re.compile(r"(\b\w\S*(?: \S+){0,3}) \1$")


def _title(document: Document, first_label: int | None) -> str | None:
    """Return the document's title: the portal's, else the lines that open its first page."""
    if document.title:
        return document.title
    lines: list[str] = []
    for printed in _opening_lines(document, first_label):
        line = without_subject(_plain(fold_space(_without_names(printed))))
        if not lines and _stands_above(line):
            continue
        if not _is_title(line) or opens_printed(line):
            if lines:
                break
            continue
        # The page's running head may be the title, printed once more below it.
        is_again = bool(lines) and lines[0].casefold().startswith(line.casefold())
        is_name = len(lines) == 1 and not says_report(lines[0]) and says_report(line)
        if is_name and not (_goes_on(lines[0], line) or is_chapter(lines[0])):
            lines.clear()
        if lines and (is_again or not _goes_on(lines[-1], line) or len(lines) >= _TITLE_LINES):
            break
        lines.append(line)
    if lines and is_chapter(lines[0]):
        return None
    title = _bare_title(fold_space(" ".join(lines))).lstrip("# ")
    return title if 0 < len(title) <= _TITLE_CHARS and not _is_sentence(title) else None


def _is_sentence(line: str) -> bool:
    """Tell whether a line is text that goes on from before, or a whole sentence."""
    return line[:1].islower() or is_statement(line)


def _stands_above(line: str) -> bool:
    """Tell whether a line is none of the title that follows: it only says where that belongs."""
    named = _committees(line)
    is_name = len(named) == 1 and named[0].end - named[0].start >= len(line.strip(" .:,"))
    return is_name or opens_above(line)


def _bare_title(line: str) -> str:
    """Return a folded page's title without the sentences, page numbers and names behind it.

    Example: ``"Mål 2014 Aaby Kommune Aaby Kommune Rapporten viser status."`` ->
    ``"Mål 2014 Aaby Kommune"``.
    """
    bare = _PAGE_BEHIND.sub("", line[: sentence_within(line) or len(line)]).rstrip()
    return _TWICE.sub(r"\1", bare)


def _goes_on(line: str, following: str) -> bool:
    """Tell whether a title's line is cut: the next starts small, or both are all capitals."""
    if line.endswith((".", ":")):
        return False
    joins = following[:1].islower() or _JOINS.search(line) is not None
    return joins or (line.isupper() and following.isupper())


def _years(text: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(_PERIOD.sub(" ", text))]


def _reported_year(texts: Sequence[str]) -> int | None:
    """Return the year that the first telling text says it reports on."""
    for text in texts:
        bare = _PERIOD.sub(" ", text)
        years = _years(bare)
        said = [*reported_years(bare), *as_of_years(bare)]
        said += years if len(set(years)) == 1 else []
        if said:
            return said[0]
    return None


def _most_named(body: str) -> Counter[int]:
    """Count the year that a text names most often, more than once if it names others too.

    A date names its year. A period names its last, but that says nothing where nothing else does.
    """
    named = Counter(int(year) for year in _NAMED.findall(body)).most_common(2)
    (year, count), rest = (named[0], named[1:]) if named else ((0, 0), [])
    is_clear = count > 1 and count > rest[0][1] if rest else count > 0
    is_alone = str(year) not in _PERIOD.sub(" ", body)
    return Counter({year: count} if is_clear and not is_alone else {})


def _season_ends(text: str) -> Iterator[int]:
    """Yield the second year of each span of two years that follow each other: ``2015/16``."""
    for match in _SEASON.finditer(text):
        last = int(match["first"][: 4 - len(match["last"])] + match["last"])
        if last == int(match["first"]) + 1:
            yield last


def _report_year(
    title: str | None, heads: Sequence[str], labels: Sequence[str], body: str
) -> tuple[int | None, tuple[Finding, ...]]:
    sources = [t for t in (title, *dict.fromkeys(heads)) if t and not says_printed(t)]
    year = _reported_year(sources)
    if year is not None:
        return year, ()
    counted = Counter(y for label in labels for y in _years(label))
    if not counted:
        counted = Counter(reported_years(_PERIOD.sub(" ", body)))
    if not counted:
        counted = Counter(year for text in sources for year in _season_ends(text))
    if not counted:
        counted = _most_named(body)
    if not counted:
        finding = Finding(
            "report_year_unknown", "the document does not say which year it reports on"
        )
        return None, (finding,)
    best = max(counted, key=lambda y: (counted[y], y))
    finding = Finding(
        "report_year_guessed", f"the title names no year; {best} is taken from labels or the text"
    )
    return best, (finding,)


def _municipality(
    title: str | None, heads: Sequence[str], body: str
) -> tuple[Municipality | None, tuple[Finding, ...]]:
    for text in (title or "", "\n".join(heads)):
        counts = count_mentions(text)
        if len(counts) == 1:
            return municipality_of(next(iter(counts))), ()
    mentions = Counter(count_mentions(body)).most_common(2)
    if not mentions or mentions[0][1] < _MIN_MENTIONS:
        return None, ()
    best, count = mentions[0]
    if len(mentions) > 1 and mentions[1][1] * 2 > count:
        finding = Finding("municipality_unclear", "several municipalities are named equally often")
        return None, (finding,)
    return municipality_of(best), ()


def _committees(text: str) -> tuple[CommitteeMention, ...]:
    """Return the committees that a text names, or the boards of other Nordic authorities."""
    return find_committees(text) or find_boards(text)


def _committee(title: str | None, heads: Sequence[str], opening: str, page: str) -> str | None:
    """Return the committee that is named where a document says whose it is.

    That is in its title, heads, opening, or as the whole of a line, behind a label or alone.
    """
    for text in (title or "", "\n".join(heads), opening):
        found = _committees(text)
        if found:
            return found[0].name
    for line in page.split("\n"):
        value = line.rpartition(":")[2].strip(" .|")
        found = _committees(value)
        if found and found[0].end - found[0].start >= len(value):
            return found[0].name
    return None


def describe(
    document: Document, first_label: int | None, labels: Sequence[str], heads: Sequence[str]
) -> Metadata:
    """Read a document's metadata from its title, running heads, labels and text.

    Args:
        document: the pages.
        first_label: where the first label stands on the first page, if it stands there.
        labels: the labels as printed.
        heads: headings and running heads of the pages.
    """
    title = _title(document, first_label)
    first = next((page for page in document.pages if page.text.strip()), None)
    body = "\n".join(page.text for page in document.pages)
    opening = "\n".join(map(fold_space, _opening_lines(document, first_label)))[:2000]
    running = [
        page.text[n.span.start : n.span.end]
        for page in document.pages
        for n in page.noise
        if n.kind in (NoiseKind.HEADER, NoiseKind.FOOTER)
    ]
    opening_lines = [line for line in opening.split("\n") if len(line) <= _TITLE_CHARS]
    year, said_year = _report_year(title, [*opening_lines, *heads, *running], labels, body)
    municipality, said_place = _municipality(title, [*opening_lines, *running], body)
    return Metadata(
        title,
        municipality,
        _committee(title, [*heads, *running], opening, first.text if first else ""),
        year,
        (*said_year, *said_place),
    )
