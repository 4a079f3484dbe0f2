"""Choose the profile that a document is read with, and say why.

The language is told by words of everyday use; within it the narrowest profile whose conditions the
document meets is taken, those of the user before those built in, and the language's generic one if
there is none.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from goalextract.profiles.model import Profile
from goalextract.profiles.templates import Template

_SAMPLE: Final = 60_000
"""So many characters tell what a document is; the rest is more of the same."""
_OPENING: Final = 600
_LABELS_NAMED: Final = 3
_WORDS_NAMED: Final = 3
_MANY_WORDS: Final = 8
_CLEARLY: Final = 3
_LABEL_COUNTS: Final = 3
"""A label that one language alone has tells as much as so many everyday words."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_RUN: Final = re.compile(r"[^\W_]+")
_SETS_KEPT: Final = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """Hold the profile that a document is read with, and the reason, for a person."""

    template: Template
    reason: str


@dataclass(frozen=True, slots=True)
class _Shown:
    """Hold what a document shows of itself, white space folded to single blanks."""

    text: str
    folded: str
    opening: str
    words: Counter[str]
    runs: frozenset[str]
    """What stands between marks and blanks: letters and digits."""


class _Label(NamedTuple):
    """Hold a label, folded, and the runs of letters and digits it is made of."""

    printed: str
    folded: str
    runs: tuple[str, ...]


def _label(printed: str) -> _Label:
    folded = printed.casefold()
    return _Label(printed, folded, tuple(dict.fromkeys(_RUN.findall(folded))))


class _Labels:
    """Hold labels made ready to be looked for, each under the longest of its runs.

    A label of marks alone has none, and tells nothing.
    """

    def __init__(self, printed: Iterable[str]) -> None:
        self._labels = tuple(map(_label, printed))
        self._by_run: dict[str, list[int]] = {}
        for index, label in enumerate(self._labels):
            self._by_run.setdefault(max(label.runs, key=_long, default=""), []).append(index)

    def __len__(self) -> int:
        return len(self._labels)

    def within(self, runs: frozenset[str]) -> list[_Label]:
        """Return the labels of which every run stands in a text, in their order."""
        met = sorted(i for run in self._by_run.keys() & runs for i in self._by_run[run])
        return [self._labels[i] for i in met if runs.issuperset(self._labels[i].runs)]


def _long(run: str) -> tuple[int, str]:
    return len(run), run


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Hold which of a profile's conditions a document meets; more of it is greater."""

    authority: str | None
    title: str | None
    labels: tuple[str, ...]

    @property
    def weight(self) -> tuple[bool, bool, int]:
        return self.authority is not None, self.title is not None, len(self.labels)

    def told(self) -> str:
        said = [f"'{self.authority}' stands in it"] if self.authority else []
        said += [f"'{self.title}' stands where it opens"] if self.title else []
        if self.labels:
            some = ", ".join(f"'{label}'" for label in self.labels[:_LABELS_NAMED])
            more = " …" if len(self.labels) > _LABELS_NAMED else ""
            said.append(f"{len(self.labels)} of the labels that it is known by: {some}{more}")
        return "; ".join(said)


def _shown(texts: Sequence[str]) -> _Shown:
    pages: list[str] = []
    length = 0
    for page in texts:
        pages.append(" ".join(page[: _SAMPLE - length].split()))
        length += len(page)
        if length >= _SAMPLE:
            break
    text = " ".join(filter(None, pages))
    folded = text.casefold()
    runs = Counter(_RUN.findall(folded))
    words: Counter[str] = Counter()
    for run, count in runs.items():
        for word in (run,) if run.isalpha() else _WORD.findall(run):
            words[word] += count
    return _Shown(text, folded, folded[:_OPENING], words, frozenset(runs))


@lru_cache(_SETS_KEPT)
def _narrow(templates: tuple[Template, ...]) -> tuple[tuple[Template, _Labels], ...]:
    """Return the profiles that are for some documents alone, with the labels they are known by."""
    return tuple(
        (template, _Labels(template.known_by)) for template in templates if _is_narrow(template.own)
    )


def _places(words: str, folded: str) -> Iterator[int]:
    """Yield where words stand whole; both texts are folded."""
    at = folded.find(words)
    while at >= 0:
        end = at + len(words)
        is_whole = not (at and folded[at - 1].isalnum()) and not folded[end : end + 1].isalnum()
        if is_whole:
            yield at
        at = folded.find(words, at + 1)


def _stands_as_label(label: _Label, shown: _Shown) -> bool:
    """Tell whether label words stand in a text with the capital that labels have."""
    if len(shown.folded) != len(shown.text):
        # A letter that folds to two moves all places after it; capitals are then unknown.
        return any(True for _ in _places(label.folded, shown.folded))
    return any(not shown.text[at].islower() for at in _places(label.folded, shown.folded))


def _standing(labels: _Labels, shown: _Shown) -> list[str]:
    """Return which labels stand in a text."""
    near = labels.within(shown.runs)
    return [label.printed for label in near if _stands_as_label(label, shown)]


def _evidence(template: Template, labels: _Labels, shown: _Shown) -> _Evidence | None:
    """Return what speaks for a profile, or nothing where one of its conditions is not met."""
    match = template.own.match
    authority = next((w for w in match.authorities if _found(w, shown.folded)), None)
    title = next((w for w in match.titles if _found(w, shown.opening)), None)
    if (match.authorities and authority is None) or (match.titles and title is None):
        return None
    standing = tuple(_standing(labels, shown))
    least = match.least
    if least is None:
        least = min(len(labels), 1 if authority else 2)
    evidence = _Evidence(authority, title, standing)
    return evidence if len(standing) >= least and any(evidence.weight) else None


def _found(words: str, folded: str) -> bool:
    return any(True for _ in _places(" ".join(words.casefold().split()), folded))


def _is_narrow(profile: Profile) -> bool:
    match = profile.match
    return bool(profile.extends or match.authorities or match.titles or match.labels)


def _language(templates: tuple[Template, ...], shown: _Shown) -> tuple[str, str]:
    """Return a document's language and how it was told."""
    counts: dict[str, int] = {}
    seen: dict[str, list[str]] = {}
    for template in templates:
        words = template.own.match.words
        language = template.profile.language
        counts[language] = max(counts.get(language, 0), sum(shown.words[w] for w in words))
        here = {word for word in words if word in shown.words}
        seen.setdefault(language, []).extend(sorted(here, key=lambda w: (-shown.words[w], w)))
    if not _is_clear(counts):
        for name, labels in _labels_of_one_language(templates).items():
            standing = _standing(labels, shown)
            counts[name] += _LABEL_COUNTS * len(standing)
            seen.setdefault(name, []).extend(f"'{label}'" for label in standing[:1])
    language = max(counts, key=lambda name: counts[name])  # the first of equals: the generic one's
    if not counts[language]:
        return language, f"no words tell its language; taken for '{language}'"
    some = ", ".join(seen[language][:_WORDS_NAMED])
    return language, f"language '{language}' by words such as {some}"


def _is_clear(counts: Mapping[str, int]) -> bool:
    """Tell whether one language has many words here, and several times those of any other."""
    most, *others = sorted(counts.values(), reverse=True)
    return most >= _MANY_WORDS and all(most >= _CLEARLY * other for other in others)


@lru_cache(_SETS_KEPT)
def _labels_of_one_language(templates: tuple[Template, ...]) -> Mapping[str, _Labels]:
    """Return the label words of each language's generic profile that no other's has.

    They are thousands, and made only when words of everyday use do not tell a language.
    """
    generic = [template.own for template in templates if template.own.match.words]
    known = Counter(
        word for profile in generic for word in {w.casefold() for w, _ in profile.label_words()}
    )
    return {
        profile.language: _Labels(
            word for word, _ in profile.label_words() if known[word.casefold()] == 1
        )
        for profile in generic
    }


def choose(texts: Sequence[str], templates: tuple[Template, ...]) -> Choice:
    """Choose the profile for a document from its pages' texts.

    Example: a page with ``"Resultatkrav"`` and ``"Kontraktmål"`` -> the profile for contracts,
    ``"language 'da' by …; 2 of the labels that it is known by: …"``.
    """
    shown = _shown(texts)
    language, how = _language(templates, shown)
    fitting: list[tuple[Template, _Evidence]] = []
    for template, labels in _narrow(templates):
        evidence = _evidence(template, labels, shown)
        if evidence is not None and (template.profile.language == language or evidence.authority):
            fitting.append((template, evidence))
    if fitting:
        best, why = max(fitting, key=lambda f: (not f[0].is_built_in, f[1].weight))
        return Choice(best, f"{how}; {why.told()}")
    generic = next(
        (t for t in templates if t.profile.language == language and not _is_narrow(t.own)),
        templates[0],
    )
    return Choice(generic, f"{how}; no narrower profile fits")
