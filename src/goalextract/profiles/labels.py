"""Find a template's label words in a page's text, and tell labels from prose.

``standing.py`` keeps those that stand as a label does, in the light of the whole document.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from goalextract.language.joining import fold_space
from goalextract.language.patterns import any_of, holds_any
from goalextract.profiles.label_ends import CAPITAL_WITHIN, Hit, is_lossy_text, is_set_off, tail_of
from goalextract.profiles.model import Profile
from goalextract.profiles.openings import MARKER, LineStart, line_before
from goalextract.profiles.phrases import Phrases, stem_pattern, suffix_pattern
from goalextract.records import Kind

_NUMBER: Final = re.compile(
    r"[ \t]+(?:(?i:nr)\.?[ \t]*)?(\d{1,2}(?:\.\d{1,2}){0,2}|[A-Z])(?:[ \t]*:|[ \t]*(?=\n|$))"
)
"""The goal's printed number after its label: ``Mål 2.1:``, ``Mål nr. 3`` alone on its line."""


_BEGINNING: Final = re.compile(
    r"(?<![\w-])(?P<word>[A-ZÆØÅÄÖ]\w*)"
    r"|^[ \t]*(?:(?:\w{1,2}[.)]|[•·*–-])[ \t]+)?(?P<small>[a-zæøåäö]\w*)",
    re.MULTILINE,
)
_SECOND: Final = r"(?:\s?/\s?[^\W\d_]{3,}(?![\w-]))?"
"""Another word for the same: ``Metode/indsats``."""
_DOTTED: Final = (
    r"\s*\.{4,}(?!\.)(?=\s*[^\s:])(?!\s*\d{1,3}\s*(?:\n|$))|[ \t]*(?:\.{2,}|(?:[ \t]\.){2,})[ \t]*:"
)
"""Dots that lead to the value, and not to a page's number; before a colon they do."""
_TEXTS_KEPT: Final = 1 << 13
"""So many lines, pages and phrases are remembered with what they hold: those of a long report."""

_LEADING: Final = re.compile(r"^(?:og|men)\s+")
"""Words that may open the last of several labels: ``Og sådan gik det``."""


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """Hold one place where label words stand in a page's text.

    ``form`` identifies the label whatever its case, dates and spacing; ``kinds`` lists what it
    can head, the likeliest first, and is empty for words that head no section.
    """

    kinds: tuple[Kind, ...]
    form: str
    printed: str
    start: int
    end: int
    has_colon: bool = False
    number: str | None = None
    is_known: bool = True
    recurs: bool = True
    """False for an unlisted label that stands once: it may be part of the value before it."""
    is_open: bool = False
    """The profile lists it for a kind that the document speaks against."""
    chance: float = 0.5
    """How likely a guessed kind is right."""
    is_hinted: bool = False
    """No template lists it, but the kind that its words hint at first is the likeliest by all."""

    @property
    def is_guessed(self) -> bool:
        """Tell whether the label's kind is guessed from its values."""
        return self.is_open or not self.is_known

    @property
    def kind(self) -> Kind | None:
        """Return the kind of section that the label heads, if any."""
        return self.kinds[0] if self.kinds else None


class LabelFinder:
    """Find every place where a template's label words stand, in prose or not."""

    def __init__(self, profile: Profile) -> None:
        # Each way to read a document looks at the same lines and phrases again.
        self._found = lru_cache(_TEXTS_KEPT)(lambda text: tuple(self._find(text)))
        self._wholes = lru_cache(_TEXTS_KEPT)(self._find_whole)
        self._hinted = lru_cache(_TEXTS_KEPT)(self._find_hints)
        self._phrasings = tuple((p.kind, re.compile(p.pattern)) for p in profile.phrasings)
        self._stems = tuple((group.kind, stem_pattern(group.words)) for group in profile.stems)
        self._kinds: dict[str, tuple[Kind, ...]] = {}
        for kind, words in profile.labels.items():
            self._kinds.update({fold_space(word).casefold(): (kind,) for word in words})
        for group in profile.ambiguous:
            self._kinds.update({fold_space(w).casefold(): group.kinds for w in group.words})
        self._kinds.update({fold_space(word).casefold(): () for word in profile.other.words})
        self._marked = {fold_space(word).casefold() for word in profile.guarded.marked}
        self._guarded = {fold_space(word).casefold() for word in profile.guarded.words}
        self._guarded |= self._marked
        self._add_unasked()
        self._joining = re.compile(self._composed(profile), re.IGNORECASE)
        self._listed = Phrases(self._kinds, self._before)
        suffix = suffix_pattern(profile.suffixes.forms)
        behind = rf"(?:,?\s+(?:{suffix})(?!\w))" if suffix else "(?!)"
        tail = rf"(?P<suffix>{_SECOND}{behind}{{0,2}})"
        self._suffix = re.compile(rf"{behind}{{1,2}}\s{{0,3}}:?")
        self._tail = re.compile(rf"{tail}(?P<colon>\s{{0,3}}:|{_DOTTED})?", re.IGNORECASE)
        heading = profile.labels.get(Kind.SERVICE_AREA, ())
        self._bare = tuple(word for word in heading if word.casefold() in self._guarded)
        bare = any_of(self._bare) or "(?!)"
        self._bare_areas = re.compile(rf"(?<![\w-]){bare}(?=\s+[A-ZÆØÅÄÖ\d])")
        self.line_start = LineStart(self._listed)

    def prepare(self) -> None:
        """Make all that is made when first asked for."""
        self._listed.prepare()

    def _add_unasked(self) -> None:
        """Know labels that ask without their mark too, where they are set off.

        Example: ``Hvordan går det?`` as ``Hvordan går det:``.
        """
        asking = [form for form in self._kinds if form.endswith("?")]
        for form in asking:
            bare = form.rstrip(" ?")
            if " " in bare and bare not in self._kinds:
                self._kinds[bare] = self._kinds[form]
                self._guarded.add(bare)

    def _composed(self, profile: Profile) -> str:
        """Return a pattern for what may be joined to label words.

        ``Udvalgets mål``, ``Status og opfølgning``.
        """
        kinds = set(profile.composed.kinds)
        single = {f for f, k in self._kinds.items() if k and k[0] in kinds and f.isalpha()}
        self._before = tuple(
            sorted((w.casefold() for w in profile.composed.before), key=len, reverse=True)
        )
        self._composable = kinds
        self._joint, self._joined = "\n", set[tuple[Kind, Kind]]()
        if not self._before or not single:
            return ""
        seconds = {kind for _, kind in profile.composed.joined}
        words = [f for f, k in self._kinds.items() if k and k[0] in seconds and f.isalpha()]
        self._joint, self._joined = f" {profile.composed.joint} ", set(profile.composed.joined)
        if not words or not profile.composed.joint:
            return ""
        second = "|".join(sorted(words, key=len, reverse=True))
        return rf"(?:\s+{profile.composed.joint}\s+(?:{second})(?![\w-]))?"

    def _kinds_of(self, form: str) -> tuple[str, tuple[Kind, ...]] | None:
        """Return a label's form without what it is put together with, and its kinds.

        Words before it belong to it only if they do in small letters: ``Konkrete mål``.
        """
        for known in (form, form.replace("- ", "").replace("-", "").replace("\u00ad", "")):
            kinds = self._kinds.get(known)
            if kinds is not None:
                return known, kinds
        first, joint, second = form.rpartition(self._joint)
        if joint and second in self._kinds:
            found = self._kinds_of(first)
            if found is None or not found[1] or not self._kinds[second]:
                return None
            pair = found[1][0], self._kinds[second][0]
            return (form, found[1]) if pair in self._joined else None
        for word in self._before:
            if form.startswith(f"{word} "):
                rest = form[len(word) + 1 :]
                kinds = self._kinds.get(rest)
                return None if not kinds or kinds[0] not in self._composable else (form, kinds)
        return None

    def find(self, text: str) -> tuple[LabelMatch, ...]:
        """Return the places where label words stand, first to last, none within another.

        Example: ``"Mål: Flere. Målet er nået."`` -> one match, form ``mål``, with its colon.
        """
        return self._found(text)

    def _find(self, text: str) -> Iterator[LabelMatch]:
        is_lossy = is_lossy_text(text)
        done = 0
        for start in _BEGINNING.finditer(text):
            hit = self._hit(text, start, done)
            if hit is not None:
                done = hit.end
                label = self._label(text, hit, is_lossy=is_lossy)
                if label is not None:
                    yield label

    def bare_words(self, text: str) -> Iterator[LabelMatch]:
        """Yield words of prose that may be labels, but that nothing sets off: ``Tegn Frafald er``.

        Whether they are labels only the document tells.
        """
        for start in _BEGINNING.finditer(text):
            hit = self._hit(text, start)
            form = fold_space(hit.words).casefold() if hit is not None else ""
            if hit is not None and form in self._guarded - self._marked and form in self._kinds:
                yield LabelMatch(self._kinds[form], form, hit.words, hit.start, hit.end)

    def bare_areas(self, text: str) -> Iterator[LabelMatch]:
        """Yield words that may head areas of service but that nothing sets off: ``Sektor Havn``.

        Whether they are labels only the document tells.
        """
        for match in self._bare_areas.finditer(text) if holds_any(text, self._bare) else ():
            form = match.group().casefold()
            yield LabelMatch(self._kinds[form], form, match.group(), *match.span())

    def find_first(self, text: str) -> LabelMatch | None:
        """Return the label that a text starts with, the same that ``find`` finds there."""
        start = _BEGINNING.match(text)
        hit = self._hit(text, start) if start is not None else None
        if hit is None or hit.start != 0:
            return None
        return self._label(text, hit, is_lossy=is_lossy_text(text))

    def opens(self, word: str) -> bool:
        """Tell whether a label may begin with a word, whatever its case."""
        return self._listed.opens(word.lower())

    def _hit(self, text: str, start: re.Match[str], least: int = 0) -> Hit | None:
        """Match label words at a capital or the start of a line, if one begins with that word."""
        name = start.lastgroup or "word"
        at, first = start.start(name), start[name].lower()
        if at < least or not self._listed.opens(first):
            return None
        end = self._listed.match(text, at, first)
        if end is None:
            return None
        joined = self._joining.match(text, end)
        if joined is not None:
            end = joined.end()
        tail = self._tail.match(text, end)
        if tail is None:
            return None
        has_colon = tail["colon"] is not None
        return Hit(text[at:end], at, end, tail["suffix"], has_colon, tail.end())

    def _label(self, text: str, hit: Hit, *, is_lossy: bool) -> LabelMatch | None:
        """Return the label that words which match make, or None where they make none."""
        words, start = hit.words, hit.start
        if words[0].islower() and not self._heads_line(text, hit):
            return None
        found = self._kinds_of(fold_space(words).casefold())
        if found is None:
            return None
        form, kinds = found
        if form in self._guarded and not is_set_off(text, hit, marked=form in self._marked):
            opening = self._opening(words)
            if opening is None:
                return None
            end = start + len(opening)
            return LabelMatch(
                self._kinds[opening.casefold()], opening.casefold(), opening, start, end
            )
        shorter = self._before_capital(words)
        if shorter is not None:
            printed = fold_space(words[: len(shorter)])
            return LabelMatch(self._kinds[shorter], shorter, printed, start, start + len(shorter))
        suffix, end, has_colon = tail_of(text, hit, is_lossy=is_lossy)
        number = None
        printed = fold_space(words + suffix)
        if not has_colon and kinds and kinds[0] is not Kind.SERVICE_AREA:
            numbered = _NUMBER.match(text, end)
            if numbered is not None:
                number, end = numbered.group(1), numbered.end()
        return LabelMatch(kinds, form, printed, start, end, has_colon, number)

    def _before_capital(self, words: str) -> str | None:
        """Return the shorter label that ends where a value's capital follows.

        Example: ``"Ansvarlig Leder"``, of which both make a label -> ``"ansvarlig"``.
        """
        for match in CAPITAL_WITHIN.finditer(words):
            form = words[: match.start()].rstrip().casefold()
            if not words.isupper() and form in self._kinds and fold_space(form) == form:
                return form
        return None

    def _opening(self, words: str) -> str | None:
        """Return the shorter label that words open with which are none themselves.

        Example: ``"Hvor langt er vi nået"``, where ``Hvor langt er vi`` makes a label.
        """
        opening = words.rpartition(" ")[0]
        while opening and "\n" not in words:
            form = opening.casefold()
            if form in self._kinds:
                return None if form in self._guarded else opening
            opening = opening.rpartition(" ")[0]
        return None

    @staticmethod
    def _heads_line(text: str, hit: Hit) -> bool:
        """Tell whether words in small letters stand as a label: before a colon, on a new line."""
        line = line_before(text, hit.start)
        return hit.has_colon and not MARKER.sub("", line, count=1).strip()

    def guess(self, text: str, start: int) -> LabelMatch:
        """Take a text in a label's position for a label; guess its kinds if none lists it.

        Example: ``"Status og effekt"`` -> kinds ``status`` and ``goal``, not known.
        """
        printed = fold_space(text).rstrip(" :")
        form = printed.casefold()
        known = self._kinds.get(form) or self._kinds.get(_unhyphenated(form))
        if known and printed[:1].isupper():
            return LabelMatch(known, form, printed, start, start + len(text))
        kinds = self._hinted(form)
        return LabelMatch(kinds, form, printed, start, start + len(text), is_known=False)

    def hints(self, text: str) -> tuple[Kind, ...]:
        """Return the kinds of sections that a text's words hint at, were it a label."""
        return self._hinted(fold_space(text).rstrip(" :").casefold())

    def _find_hints(self, form: str) -> tuple[Kind, ...]:
        kinds: dict[Kind, None] = {}
        form = _LEADING.sub("", form)
        for words in dict.fromkeys((form, _unhyphenated(form))):
            kinds |= dict.fromkeys(kind for kind, put in self._phrasings if put.search(words))
            kinds |= dict.fromkeys(kind for kind, stems in self._stems if stems.search(words))
        return tuple(kinds)

    def suffix_end(self, text: str, end: int) -> int:
        """Return where a label that ends at ``end`` ends with its date or period.

        Example: in ``"Status pr. 1. maj 2014 Alt"`` from 6 -> 22.
        """
        match = self._suffix.match(text, end)
        return match.end() if match is not None and match.group().strip() else end

    def whole(self, text: str) -> LabelMatch | None:
        """Return the label that the text is, all of it, or nothing.

        Example: ``"Status for\\nmålopfyldelse 2014:"`` -> kind ``status``.
        """
        return self._wholes(text)

    def _find_whole(self, text: str) -> LabelMatch | None:
        stripped = text.strip()
        marker = MARKER.match(stripped)
        for start in {0, marker.end() if marker else 0}:
            match = self.find_first(stripped[start:])
            if match is not None and not stripped[start + match.end :].strip(" :.?"):
                return match
        return None


def _unhyphenated(form: str) -> str:
    """Return a label's words whole that the ends of its lines cut.

    Example: ``"foranstalt- ninger"`` -> ``"foranstaltninger"``.
    """
    return form.replace("- ", "")
