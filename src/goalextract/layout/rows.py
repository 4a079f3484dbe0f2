"""Lines parted at the value column become rows: a label beside its value, bands across both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.authorities import AUTHORITY
from goalextract.language.figures import YEAR
from goalextract.language.joining import fold_space
from goalextract.layout.cells import Cell, trimmed
from goalextract.layout.label_words import broken_label
from goalextract.layout.printed import has_room
from goalextract.profiles.candidates import LEADS_ON
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.profiles.titles import names_report
from goalextract.records import Kind

_MAX_LABEL_LINES: Final = 4
_OUTDENT: Final = 1.0
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_HEADINGS: Final = (*_HEADS, Kind.GOAL)
_LATE: Final = (Kind.STATUS, Kind.FOLLOW_UP, Kind.COMMENT)
_YEAR_TAIL: Final = re.compile(r"\s[-–·|](?:\s+\S+){0,4}\s+(?:19|20)\d\d\s*$")
"""What a heading says after its service area: a dash, some words and a year."""
_OF_A_YEAR: Final = re.compile(r"FOR\s+(?:19|20)\d\d\W*")
"""What a title in capitals says behind a label's word: ``OPSAMLING PÅ PEJLEMÆRKER FOR 2021``."""
_COUNT: Final = re.compile(
    r"[ \t]+(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?![\d,])[.)]?(?:[ \t]*[–-])?[ \t]+(?=[A-ZÆØÅÄÖ])"
)
"""A goal's number behind its label: ``Mål 2. Renere luft``."""
ODD_COLUMN: Final = Doubt("a line of the value does not keep to its column", 0.8)


@dataclass(frozen=True, slots=True)
class Parted:
    """Hold a line parted at the value column: the label's side and the value's side."""

    left: Span | None
    right: Span | None
    is_across: bool
    after_blank: bool


@dataclass(slots=True)
class _Row:
    """Gather one row: the lines of its label and of its value."""

    label: LabelMatch | None
    left: list[Span] = field(default_factory=list)
    right: list[Span] = field(default_factory=list)
    is_band: bool = False
    doubts: list[Doubt] = field(default_factory=list)


def _text(page: Page, spans: Sequence[Span]) -> str:
    return fold_space(" ".join(page.text[s.start : s.end] for s in spans))


class _Rows:
    """Gather the lines of a two-column page into rows."""

    def __init__(
        self, page: Page, finder: LabelFinder, lines: Sequence[Parted], *, may_be_centred: bool
    ) -> None:
        self._page, self._finder, self._lines = page, finder, lines
        self._may_be_centred = may_be_centred
        self.rows: list[_Row] = []
        self._label_until = -1
        self._indent: float | None = None
        """Where labels start, once it is asked for."""
        self._waiting: list[Span] = []
        self._own = {
            _text(page, [line.left])
            for above, line in pairwise([None, *lines])
            if line is not None and line.left is not None and line.right is not None
            if above is None or above.left is None or line.after_blank
        }
        """What stands beside a value in the label column with no other label right above it."""

    def _ahead(self, index: int) -> tuple[LabelMatch, int] | None:
        """Return the label that starts on this line, over up to four lines, and its last line."""
        spans: list[Span] = []
        best: tuple[LabelMatch, int] | None = None
        for i in range(index, min(index + _MAX_LABEL_LINES, len(self._lines))):
            line = self._lines[i]
            if line.left is None or line.is_across:
                break
            if best is not None and self._has_own_value(i):
                break
            spans.append(line.left)
            label = self._finder.whole(_text(self._page, spans))
            if label is None and best is None:
                label = broken_label(self._page, self._finder, spans)
            if label is not None:
                best = label, i
        return best

    def _unknown(self, index: int) -> tuple[LabelMatch, int]:
        last = index
        while (
            last + 1 < len(self._lines)
            and (nxt := self._lines[last + 1]).left is not None
            and not nxt.after_blank
            and not nxt.is_across
            and self._ahead(last + 1) is None
            and not self._starts_anew(self._lines[index : last + 2])
            and not self._has_own_value(last + 1)
        ):
            last += 1
        spans = [s for line in self._lines[index : last + 1] if (s := line.left) is not None]
        return self._finder.guess(_text(self._page, spans), spans[0].start), last

    def _has_own_value(self, index: int) -> bool:
        """Tell whether a line on paper holds a label and its value, both apart from those above.

        The value above ends before its line does: the next one's first word had room there.
        """
        line, above = self._lines[index], self._lines[index - 1]
        if line.left is None or line.right is None or above.left is None or above.right is None:
            return False
        if line.right.box is None:
            return False
        text = self._page.text
        last, own = (self._page.text[s.start : s.end].strip(" :.") for s in (above.left, line.left))
        if YEAR.fullmatch(own) and not YEAR.fullmatch(last):
            return False  # `Status på målet` above `2015`: only years above years are labels
        openings = text[line.left.start], text[line.right.start]
        if not all(opening.isupper() or opening.isdigit() for opening in openings):
            return False
        return has_room(self._page, above.right, line.right)

    def _starts_anew(self, lines: Sequence[Parted]) -> bool:
        """Tell whether the last of some lines in the label column is the next label, not the rest.

        Example: ``Resultatmål`` below ``Politikområde`` -> True; ``målet`` below ``Status for`` or
        ``MÅLET`` below ``STATUS FOR`` -> False.
        """
        *above, below = (_text(self._page, [s]) for line in lines if (s := line.left) is not None)
        if above[-1].endswith((":", "?")) or (below in self._own and below[:1].isupper()):
            return True
        if not below[:1].isupper() or above[-1].split()[-1].casefold() in LEADS_ON:
            return False
        both = (" ".join(above), below)
        return not below.isupper() or all(self._finder.hints(text) for text in both)

    def _starts_block_of_label(self, index: int) -> bool:
        """Tell whether a value line opens a block whose one label stands lower, centred."""
        first = self._lines[0].right
        is_rest = first is not None and self._page.text[first.start].islower()
        opens = index == 0 and self._page.number == 1 and not is_rest
        is_first = opens or self._lines[index].after_blank
        if not self._may_be_centred or not is_first:
            return False
        if not self.rows and self._page.number > 1 and self._goes_on_from_above(index):
            return False
        return self._is_above_one_label(index)

    def _goes_on_from_above(self, index: int) -> bool:
        """Tell whether a page's first value line is of the page above: no label stands centred."""
        line = self._lines[index]
        if line.right is not None and self._page.text[line.right.start].islower():
            return True
        return not any(
            other.left is None and other.after_blank and self._is_above_one_label(at)
            for at, other in enumerate(self._lines[index + 1 :], index + 1)
        )

    def _is_above_one_label(self, index: int) -> bool:
        """Tell whether one label stands beside the lines that follow up to a blank line."""
        groups, was_left = 0, False
        for line in self._lines[index + 1 :]:
            if line.after_blank or line.is_across:
                break
            is_left = line.left is not None
            groups += is_left and not was_left
            was_left = is_left
        return groups == 1

    def _opens_document(self, line: Parted) -> bool:
        """Tell whether a first line that no gap parts is the document's title, not a first row."""
        left, right = line.left, line.right
        if self._page.number > 1 or left is None:
            return False
        if right is not None and self._page.text[left.end : right.start] != " ":
            return False
        text = self._page.text[left.start : left.end]
        if line.is_across:
            labels = list(self._finder.find(text))
            if not labels or labels[0].start or labels[0].has_colon:
                return False
            # `Aftalemål 2018 for biblioteket` names the report by its year, no goal.
            is_dated = YEAR.match(text[labels[0].end :].lstrip()) is not None
            is_late = labels[0].kind in _LATE or is_dated
            return is_late and not any(m.kind in _HEADS for m in labels)
        label = self._finder.whole(text)
        return (label is None and right is not None) or (label is not None and label.kind in _LATE)

    def _is_title(self, index: int) -> bool:
        """Tell whether a line above the first label stands by itself or goes on with a title."""
        line = self._lines[index]
        if line.right is not None or any(r.label and r.label.is_known for r in self.rows):
            return False
        left = line.left
        if left is not None and AUTHORITY.fullmatch(self._page.text, left.start, left.end):
            return True
        is_first = left is not None and index == 0 and self._page.number == 1
        if left is not None and is_first and names_report(self._page.text[left.start : left.end]):
            return True
        following = self._lines[index + 1] if index + 1 < len(self._lines) else None
        goes_on = bool(self.rows) and self.rows[-1].is_band and not line.after_blank
        if goes_on or following is None or following.after_blank:
            return True
        return not self.rows and self._opens_document(following)

    def _is_outdented(self, index: int) -> bool:
        """Tell whether a line stands further left than labels do, with no value beside it."""
        line = self._lines[index]
        is_apart = line.after_blank or not index
        if line.left is None or line.right is not None or not is_apart:
            return False
        if self._indent is None:
            known = (
                self._offset(other.left)
                for at, other in enumerate(self._lines)
                if other.left is not None and self._ahead(at) is not None
            )
            self._indent = min(known, default=0.0)
        return self._offset(line.left) < self._indent - _OUTDENT

    def _offset(self, span: Span) -> float:
        """Return how far from the left a line starts: in points on paper, else in characters."""
        if span.box is not None:
            return span.box.x0
        return span.start - self._page.text.rfind("\n", 0, span.start) - 1

    def _is_labelled_heading(self, index: int) -> bool:
        """Tell whether a line in the label column holds a label with its value: ``Mål 3: Læsning``.

        A heading across both columns may be too short to reach the second.
        """
        line = self._lines[index]
        if line.left is None or line.right is not None:
            return False
        text = self._page.text[line.left.start : line.left.end]
        label = next(iter(self._finder.find(text)), None)
        if label is None or label.start or not text[label.end :].strip(" :"):
            return False
        return label.kind in _HEADINGS and (label.has_colon or label.number is not None)

    def gather(self) -> None:
        """Fill ``rows`` from the lines."""
        for index, line in enumerate(self._lines):
            if self._heads(line):
                continue
            if line.left is not None and not self._name(index, line.left):
                continue
            if line.right is not None:
                if line.left is None and (self._waiting or self._starts_block_of_label(index)):
                    self._waiting.append(line.right)
                else:
                    self._value_row().right.append(line.right)
        if self._waiting:
            self._value_row().right.extend(self._waiting)

    def _heads(self, line: Parted) -> bool:
        """Place a line that is a title or runs across both columns; tell whether it is one."""
        if line.left is None:
            return False
        if all(row.is_band for row in self.rows) and self._opens_document(line):
            end = (line.right or line.left).end
            title = Span(self._page.number, line.left.start, end, line.left.box)
            self.rows.append(_Row(None, right=[title], is_band=True))
        elif line.is_across:
            self._across(line.left)
        else:
            return False
        return True

    def _name(self, index: int, left: Span) -> bool:
        """Place a line of the label column; tell whether a value may stand beside it."""
        if index > self._label_until and self._stands_above_goal(index, left):
            self._across(left)
            return False
        if index > self._label_until and self._goes_on(self._lines[index]):
            self._label_until = index
        elif index > self._label_until:
            known = self._ahead(index)
            if known is None and (
                self._is_title(index)
                or self._is_labelled_heading(index)
                or self._is_outdented(index)
            ):
                self._across(left)
                return False
            small = self._small_label(self._lines[index])
            label, self._label_until = known or ((small, index) if small else self._unknown(index))
            self.rows.append(_Row(label, right=self._waiting))
            self._waiting = []
        self.rows[-1].left.append(left)
        return True

    def _stands_above_goal(self, index: int, left: Span) -> bool:
        """Tell whether words that no template lists stand alone below a blank line, above a goal.

        In a text they are its heading, and no label left empty.
        """
        following = self._lines[index + 1] if index + 1 < len(self._lines) else None
        if left.box is not None or self._lines[index].right is not None or following is None:
            return False
        if not self._lines[index].after_blank:
            return False
        if following.right is None or self._ahead(index) is not None:
            return False
        below = self._ahead(index + 1)
        return below is not None and below[0].kind in _HEADINGS

    def _goes_on(self, line: Parted) -> bool:
        """Tell whether a line in the label column is the rest of the label right above it."""
        if line.left is None or line.after_blank or not self.rows or not self.rows[-1].left:
            return False
        return self._page.text[line.left.start].islower() and self._small_label(line) is None

    def _small_label(self, line: Parted) -> LabelMatch | None:
        """Return the label in small letters that stands below a listed one, beside its own value.

        Example: ``fordi`` below ``Vi vil``, which both have values beside them.
        """
        above = self.rows[-1] if self.rows else None
        if line.left is None or line.right is None or above is None or not above.right:
            return None
        if above.label is None or not above.label.is_known:
            return None
        text = _text(self._page, [line.left])
        label = self._finder.whole(text[:1].upper() + text[1:]) if text[:1].islower() else None
        return replace(label, printed=text.rstrip(" :")) if label is not None else None

    def _value_row(self) -> _Row:
        if not self.rows or self.rows[-1].is_band:
            self.rows.append(_Row(None))
        return self.rows[-1]

    def _across(self, span: Span) -> None:
        """Place a line that runs across both columns: a heading with a label, or a band."""
        text = self._page.text[span.start : span.end]
        labels = list(self._finder.find(text))
        heads = [m for m in labels if m.kind in _HEADS]
        label = heads[-1] if heads else next((m for m in labels if m.start == 0), None)
        said = text[label.end :].lstrip() if label is not None else ""
        is_last = label is not None and label.start > 0 and not (said or label.has_colon)
        if is_last or said[:1].islower() or _OF_A_YEAR.fullmatch(said):
            label = None
        if label is not None:
            # In text the first of such headings may have been taken for the document's title.
            is_goal = label.kind is Kind.GOAL and span.box is not None and label.number is None
            counted = _COUNT.match(text, label.end) if is_goal else None
            if counted is not None:
                label = replace(label, number=counted["number"], end=counted.end())
            end = span.start + label.end
            tail = _YEAR_TAIL.search(self._page.text, end, span.end)
            stop = (
                tail.start() if tail is not None and label.kind is Kind.SERVICE_AREA else span.end
            )
            value, rest = trimmed(self._page, end, stop), trimmed(self._page, stop, span.end)
            head = [Span(span.page, span.start, end), *([rest] if rest else [])]
            row = _Row(label, head, [value] if value else [])
            self.rows.append(row)
        elif self.rows and self.rows[-1].right and not self.rows[-1].is_band and text[:1].islower():
            self.rows[-1].right.append(span)
            self.rows[-1].doubts.append(ODD_COLUMN)
        else:
            self.rows.append(_Row(None, right=[span], is_band=True))


def row_cells(
    page: Page, finder: LabelFinder, lines: Sequence[Parted], *, may_be_centred: bool = True
) -> tuple[Cell, ...]:
    """Read parted lines as cells, top to bottom.

    Where labels may be centred beside their values, lines above a label may be its value's.
    """
    rows = _Rows(page, finder, lines, may_be_centred=may_be_centred)
    rows.gather()
    return tuple(
        Cell(
            page.number,
            row.label,
            tuple(row.left),
            tuple(row.right),
            tuple(dict.fromkeys(row.doubts)),
            row.is_band,
        )
        for row in rows.rows
    )
