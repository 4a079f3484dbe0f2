"""The headers of tables: which rows are headers, and what each header says by itself."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from goalextract.language.figures import is_figure, is_running_number
from goalextract.language.joining import fold_space
from goalextract.language.patterns import holds_any
from goalextract.profiles.field_names import are_field_names, as_headers, is_year_field
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.profiles.model import Columns, Outcomes
from goalextract.records import Kind

_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_UNIT_TAIL: Final = re.compile(r"\s*[(\[][^()\[\]]{1,40}[)\]]\s*$")
_SMALL: Final = re.compile(r"\s+(?:i|for|pr|ultimo|den|primo|medio)$")
_NOTE_MARKS: Final = "*¹²³⁴⁵"
"""Behind a header, the mark of a note below the table."""
_JOINED: Final = re.compile(r"(?:,\s|\s(?:og|&|och)\s)")
_MEASURE: Final = re.compile(r"\d\s*[:x×]\s*\d|^\d{1,2}\s*[-–]\s*\d{1,2}$")
_FIRST_NUMBER: Final = 2
_MOST_STEP: Final = 2
_SHORTENED: Final = re.compile(r"(?:^|\s)[^\W\d_]{1,3}\.$")
"""A word cut short: its stop ends no sentence."""
_NAMED: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA, Kind.GOAL)
_SAID: Final = re.compile(r"[^.,:;(–]+")
MOST_HEADER_WORDS: Final = 12
"""A text of more words is no header."""
_MOST_BROKEN_WORDS: Final = 5
_MOST_LIKELY_WORDS: Final = 10
_FEWEST_COLUMNS: Final = 3
_FEWEST_FIELDS: Final = 4
"""With fewer names of fields, small letters may be a line of a row that goes on."""
_ENOUGH: Final = 0.6
_ENOUGH_MARKED: Final = 0.5
"""So much of a header its texts must make, each of them 1 at most."""
_HINTED: Final = 0.5
"""What a header counts for whose words only hint at a kind."""
_MOST_HINTED_WORDS: Final = 6
_SEVERAL: Final = 2
_LISTS_KEPT: Final = 64
_AIMS: Final = (Kind.GOAL, Kind.INDICATOR, Kind.SUCCESS_CRITERION, Kind.FOCUS_AREA)
_AFTER: Final = (Kind.STATUS, Kind.ACTUAL_VALUE, Kind.MEANS, Kind.FOLLOW_UP)
_AREAS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)


class Role(Enum):
    """Name what a column is to its rows."""

    VALUE = "value"
    NUMBER = "number"
    UNIT = "unit"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Column:
    """Hold what a column means; ``label`` names the kind its cells are values of."""

    role: Role
    label: LabelMatch
    year: int | None = None
    is_guessed: bool = False
    """It has no header, or one that no template lists; its values tell what it holds."""


class ColumnFinder:
    """Read the headers of tables, with the words that a template lists for them."""

    def __init__(
        self,
        finder: LabelFinder,
        words: Columns,
        outcomes: Outcomes | None = None,
        signs: Iterable[str] = (),
    ) -> None:
        """Take a template's words; ``signs`` are patterns of colours and the like."""
        said = outcomes or Outcomes()
        self._signs = re.compile("|".join(signs) or "(?!)", re.IGNORECASE)
        self._finder = finder
        self._outcomes = _forms(
            (*said.met, *said.partly_met, *said.not_met, *said.not_yet_known, *said.unclear)
        )
        self._number = _forms(words.number)
        self._unit = _forms(words.unit)
        self._result = _forms(words.result)
        self._forecast = _forms(words.forecast)
        self._money = _forms(words.money)
        self._titles = _forms(words.titles)
        self._measured = _forms(words.measured)
        self._of_values = _first_words((*self._result, *self._measured))
        others = _first_words((*self._number, *self._unit, *self._forecast))
        self._of_all = self._of_values | {word.rstrip(".") for word in others}
        self._columns: dict[str, Column | None] = {}

    def rate(self, texts: Sequence[str], *, is_marked: bool = False) -> float:
        """Say how much of a header the texts of a row make: 0 for none, else 1 for each sure one.

        A header's texts are short and mostly label words.  ``is_marked`` says that the row is
        printed as a header is: bold, shaded, above a line.

        Example: ``["Nr.", "Mål", "Status", "Ansvarlig"]`` -> 4.0.
        """
        filled = [text for text in texts if text.strip()]
        if len(filled) >= _FEWEST_FIELDS and are_field_names(filled):
            filled = [self._as_header(text) for text in filled]
        if len(filled) < _FEWEST_COLUMNS and not self._is_pair(filled):
            return 0.0
        if len(set(filled)) < len(filled) - 1:
            return 0.0
        if any(len(text.split()) > MOST_HEADER_WORDS for text in filled):
            return 0.0
        labels = sum(self.is_label(text) for text in filled)
        if not labels:
            return 0.0
        score = sum(self._score(text) for text in filled)
        enough = _ENOUGH_MARKED if is_marked else _ENOUGH
        is_header = labels >= (1 if is_marked else 2) and score >= enough * len(filled)
        return score if is_header else 0.0

    def looks(self, texts: Sequence[str]) -> bool:
        """Tell whether texts are put as headers are, though few or none of them are listed.

        Example: ``["Løftestang", "Vores løfte", "Det mangler vi"]`` -> True.
        """
        filled = [text for text in texts if text.strip()]
        if len(filled) < _FEWEST_COLUMNS or len(set(filled)) < len(filled):
            return False
        return all(_is_heading(text) for text in filled)

    def hints(self, texts: Sequence[str]) -> bool:
        """Tell whether the words of a header hint at anything that a goal report tells."""
        return any(self._score(text) > 0.0 for text in texts)

    def opens(self, word: str) -> bool:
        """Tell whether a header that the template lists may begin with a printed word.

        A mark, a number or a single letter may stand before one.

        Example: ``"Status"``, ``"1.2"`` -> True; ``"Borgerne"`` -> False.
        """
        return self._opens(word, self._of_values)

    def _opens(self, word: str, first_words: Collection[str]) -> bool:
        is_word = word.isalpha() and len(word) > 1
        return not is_word or self._finder.opens(word) or word.casefold() in first_words

    def is_known(self, text: str) -> bool:
        """Tell whether a header is one that the template lists."""
        return self._listed(text) is not None

    def is_label(self, text: str) -> bool:
        """Tell whether a text is a label that the template lists, and no running number's.

        Example: ``"Status for målopfyldelse"`` -> True; ``"Nr."`` -> False.
        """
        column = self._listed(text)
        return column is not None and column.role is Role.VALUE

    def is_money(self, headers: Sequence[str]) -> bool:
        """Tell whether a table's columns are a budget's.

        Example: ``["Område", "Budget 2014", "Regnskab 2014", "Afvigelse"]`` -> True.
        """
        stems = (
            _YEAR.sub("", _UNIT_TAIL.sub("", text)).casefold().strip(" .:,-") for text in headers
        )
        return sum(stem in self._money for stem in stems) >= _SEVERAL

    def is_title(self, text: str) -> bool:
        """Tell whether a text above a table is its title, not an area that its rows belong to.

        Example: ``"Mål og resultater 2014"`` -> True; ``"Veje og trafik"`` -> False.
        """
        small = text.casefold()
        if holds_any(small, self._titles) or _YEAR.search(text):
            return True
        label = next(iter(self._finder.find(text)), None)
        if label is None or label.start or label.kind is None:
            return False
        if any(kind in _AREAS for kind in label.kinds):
            return False
        # An area may be called by such a word and another: `Læring og skole`.
        return _JOINED.match(text, label.end) is None

    def number_column(self, texts: Sequence[str]) -> int | None:
        """Return which header heads the rows' numbers, if one does."""
        roles = [self.read(text).role for text in texts]
        return roles.index(Role.NUMBER) if Role.NUMBER in roles else None

    def is_outcome(self, text: str) -> bool:
        """Tell whether a cell says how a goal went, and perhaps more behind a mark.

        Example: ``"Delvist opfyldt (12 af 20)"`` -> True; ``"Opfyldt skal målet være"`` -> False.
        """
        said = _SAID.match(fold_space(text).casefold())
        return said is not None and said.group().strip() in self._outcomes

    def names(self, text: str) -> bool:
        """Tell whether a text names a goal or an area behind its label.

        Example: ``"Mål 2: Trygge skoler"`` -> True; ``"Mål for året"`` -> False.
        """
        label = self._finder.find_first(text)
        if label is None or label.kind not in _NAMED:
            return False
        is_set_off = label.has_colon or label.number is not None
        return is_set_off and bool(text[label.end :].strip(" :"))

    def is_labelled(self, text: str) -> bool:
        """Tell whether a cell brings its own label: ``Status: Nået``."""
        label = self._finder.find_first(text)
        return label is not None and label.has_colon

    def is_state(self, text: str) -> bool:
        """Tell whether a cell is a sign of how a goal goes, or says so: ``Gul``, ``Delvist``."""
        return self._signs.fullmatch(text.strip()) is not None or self.is_outcome(text)

    def read(self, text: str) -> Column:
        """Read one header by itself.

        Example: ``"Resultat 2014 (%)"`` -> a value column of actual values, year 2014.
        """
        listed = self._listed(text)
        if listed is not None:
            return listed
        if text != text.capitalize() and is_year_field(text):
            label = LabelMatch((), text.casefold(), fold_space(text), 0, len(text))
            return Column(Role.OTHER, label)
        field = self._listed(self._as_header(text))
        if field is not None:
            return replace(field, label=replace(field.label, printed=fold_space(text)))
        years = _YEAR.findall(text)
        return Column(Role.VALUE, self._finder.guess(text, 0), int(years[-1]) if years else None)

    def _as_header(self, text: str) -> str:
        """Return the listed header that the name of a database's field is, or the text itself."""
        return next((header for header in as_headers(text) if self.is_known(header)), text)

    def _listed(self, text: str) -> Column | None:
        """Return what a header is that the template lists, one of its words broken or none.

        The same lines are asked for again, as parts of more.
        """
        if text not in self._columns:
            column = self._read(text)
            if column is None:
                column = next(filter(None, map(self._read, _unbroken(text))), None)
            self._columns[text] = column
        return self._columns[text]

    def _read(self, text: str) -> Column | None:
        folded = fold_space(text)
        if not self._opens(folded.partition(" ")[0], self._of_all):
            return None
        folded = folded.rstrip(_NOTE_MARKS)
        form = folded.casefold().rstrip(" .:")
        for role, words in ((Role.NUMBER, self._number), (Role.UNIT, self._unit)):
            if form in words or f"{form}." in words:
                return Column(role, LabelMatch((), form, folded, 0, len(text)))
        years = _YEAR.findall(text)
        year = int(years[-1]) if years else None
        bare = _UNIT_TAIL.sub("", text)
        is_cut = bare != text
        small = (fold_space(bare) if is_cut else folded).casefold()
        stem = _SMALL.sub("", _YEAR.sub("", small).strip(" .:,-"))
        known = self._by_stem(stem, year, LabelMatch((), form, folded, 0, len(text)))
        if known is not None:
            return known
        label = self._finder.whole(text)
        if label is None and is_cut:
            label = self._finder.whole(bare)
        if label is None:
            return None
        label = replace(label, printed=folded.rstrip(" :"), start=0, end=len(text))
        return Column(Role.VALUE if label.kinds else Role.OTHER, label, year)

    def _by_stem(self, stem: str, year: int | None, label: LabelMatch) -> Column | None:
        """Return what a header says without its year, where it heads figures of some kind."""
        if stem in self._forecast:
            return Column(Role.OTHER, label, year)
        if stem in self._result or (year is not None and not stem):
            kinds = (Kind.ACTUAL_VALUE, Kind.STATUS)
            return Column(Role.VALUE, replace(label, kinds=kinds), year)
        if stem in self._measured:
            return Column(Role.VALUE, replace(label, kinds=(Kind.INDICATOR,)), year)
        return None

    def _is_pair(self, filled: Sequence[str]) -> bool:
        """Tell whether two texts head what shall be reached and how it went, or what is done."""
        if len(filled) != 2:
            return False
        aim = self._listed(filled[0])
        if aim is None or aim.label.kind not in _AIMS:
            return False
        after = self._listed(filled[1])
        return after is not None and after.label.kind in _AFTER

    def _score(self, text: str) -> float:
        """Say how sure a text is a header: 1 if it is listed, less if its words hint at a kind."""
        if self.is_known(text):
            return 1.0
        is_short = len(text.split()) <= _MOST_HINTED_WORDS and text[:1].isupper()
        return _HINTED if is_short and self._finder.hints(text) else 0.0


@lru_cache(_LISTS_KEPT)
def _forms(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold_space(word).casefold() for word in words)


def _first_words(forms: Iterable[str]) -> frozenset[str]:
    return frozenset(form.split()[0] for form in forms if form)


def _unbroken(text: str) -> Iterator[str]:
    """Yield a header's text with one of its words whole that a narrow cell may have broken.

    Example: ``"Resultatkr av 2015"`` -> ``"Resultatkrav 2015"``, ``"Resultatkr av2015"``.
    """
    words = text.split()
    is_upper = text.isupper()
    for n in range(1, len(words) if len(words) <= _MOST_BROKEN_WORDS else 0):
        if (words[n][0].islower() or is_upper) and words[n - 1][-1].isalpha():
            yield " ".join([*words[: n - 1], words[n - 1] + words[n], *words[n + 1 :]])


def _is_heading(text: str) -> bool:
    """Tell whether a text is put as a header: short, no figure, no sentence with its stop."""
    return (
        len(text.split()) <= _MOST_LIKELY_WORDS
        and not text[:1].islower()
        and (not text.endswith((".", ",", ";")) or _SHORTENED.search(text) is not None)
        and (not is_figure(text) or _YEAR.search(text) is not None)
        and any(c.isalnum() or c == "#" for c in text)
    )


def has_unit(header: str) -> bool:
    """Tell whether a header says what its figures are counted in: ``Resultat 2014 (%)``."""
    return _UNIT_TAIL.search(header) is not None and _YEAR.search(header) is not None


def are_measures(cells: Sequence[str]) -> bool:
    """Tell whether cells are sizes, scales or results of matches: 200 x 150, 1:500, 3-2."""
    if any(c.isalpha() for cell in cells for c in cell):
        return False
    held = sum(_MEASURE.search(cell) is not None for cell in cells)
    return held >= _ENOUGH * len(cells) > 0


def are_numbers(cells: Sequence[str]) -> bool:
    """Tell whether cells number their rows: 1, 2, 3, or A1, A2, B1."""
    if not cells or len(set(cells)) < len(cells) or not all(map(is_running_number, cells)):
        return False
    bare = [cell.strip(" .:)") for cell in cells]
    if not all(number.isdigit() for number in bare):
        return True
    counted = [int(number) for number in bare]
    steps = [b - a for a, b in pairwise(counted)]
    return counted[0] <= _FIRST_NUMBER and all(0 < step <= _MOST_STEP for step in steps)
