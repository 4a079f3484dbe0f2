"""Guess what a sentence says of a goal's being reached, where no listed wording tells.

A softmax over the sentence's words, learned by ``make train`` from sentences that several hands
wrote and labelled; the weights are ``verdict_guesser.npz``.  Cues are known by a hash, so no word
is kept.
"""

import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from itertools import accumulate, chain, combinations, pairwise
from math import exp
from typing import Final, NamedTuple, get_args

import numpy as np
import numpy.typing as npt

from goalextract.language.stems import stem
from goalextract.profiles.verdict_words import meanings_of
from goalextract.records import Kind, Outcome

Floats = npt.NDArray[np.float32]
LABELS: Final[tuple[str, ...]] = ("none", *get_args(Outcome))
_OUTCOMES: Final[tuple[Outcome | None, ...]] = (None, *get_args(Outcome))
CUES: Final = 1 << 16
"""So many places for cues; two that share one seldom meet."""
_LANGUAGE: Final = "da"
_WORD: Final = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|[!?:]")
_NEGATIONS: Final = frozenset({"ikk", "ingen", "aldr", "hverk", "uden"})
_UP: Final = frozenset(
    stem(word)
    for word in (
        "flere mere større højere bedre længere op stige stiger stigning steg steget øge øges øget"
        " øger vokse vokser voksede vokset vækst hæve hæves hævet løfte løftes løftet forbedre"
        " forbedres forbedret fremgang udvide udvides udvidet styrke styrkes styrket fordoble"
        " fordobles fordoblet tættere oftere hyppigere frem"
    ).split()
)
_DOWN: Final = frozenset(
    stem(word)
    for word in (
        "færre mindre lavere kortere ned nede falde falder fald faldt faldet reducere reduceres"
        " reduceret reduktion nedbringe nedbringes nedbragt sænke sænkes sænket mindske mindskes"
        " mindsket nedgang halvere halveres halveret begrænse begrænses begrænset dårligere"
        " tilbagegang hurtigere skære skåret forværret"
    ).split()
)
_FLAT: Final = frozenset(
    stem(word) for word in "uændret uændrede samme uforandret status fastholdt fastholde".split()
)
_REACH: Final = 5
"""So many words after a negation are negated."""
_MOST_SHARED: Final = 4
_WORDS_KEPT: Final = 1 << 14
_ABOUT_KEPT: Final = 64
_SHAPES_KEPT: Final = 1 << 10
_MEANINGS_KEPT: Final = 1 << 11
_LONGEST: Final = 400
"""A longer sentence is a list or a page without stops; its verdict is anybody's guess."""


class Guess(NamedTuple):
    """Say what a sentence most likely states, and how likely."""

    outcome: Outcome | None
    """None where it states nothing of the goal's being reached."""
    probability: float


UNTOLD: Final = Guess(None, 1.0)


class Said(NamedTuple):
    """Hold a sentence with what its meaning hangs on."""

    text: str
    about: str
    """The goal that the section reports on."""
    kind: Kind
    place: int
    """Its place in its section, from 0."""
    sentences: int
    """How many sentences the section has."""


class _Form(NamedTuple):
    """Hold one word as the cues see it, and the numbers of the cues that are of it alone.

    The name of a cue of several words is hashed on from the hash of its beginning.
    """

    stem: str
    code: bytes
    """The stem as it stands in the names of cues."""
    always: tuple[int, ...]
    by_negation: tuple[int, int]
    """In a sentence without a negation, and in one with."""
    negated: int
    """Right behind a negation."""
    first: int
    last: int
    """As a sentence's first, and as its last word."""
    pair: int
    """The hash of its pair with the next word, up to that one."""
    skip: int
    """That of its pair with the word after the next."""
    triple: int
    opening: int
    """That of the two words that open a sentence."""
    meanings: tuple[str, ...]
    """What it means in a list of words that say what became of a goal."""


def cues(said: Said) -> frozenset[int]:
    """Return the numbers of a sentence's cues."""
    forms = [_form(word.lower()) for word in _WORD.findall(said.text)]
    stems = [form.stem for form in forms]
    is_negated = not _NEGATIONS.isdisjoint(stems)
    found = {number for form in forms for number in form.always}
    found.update([form.by_negation[is_negated] for form in forms])
    if is_negated:
        found.update(_behind_negations(forms))
    found.update(_several(forms))
    found.update(_meant([meaning for form in forms for meaning in form.meanings], is_negated))
    found.update(_whole(said, stems, is_negated=is_negated))
    return frozenset(found)


def remember(words: Iterable[str]) -> None:
    """Work out the cues of words in small letters before a text has them."""
    for word in words:
        _form(word)


def _number(name: str) -> int:
    return zlib.crc32(name.encode()) % CUES


def _hash(beginning: str) -> int:
    return zlib.crc32(beginning.encode())


@lru_cache(maxsize=_WORDS_KEPT)
def _form(word: str) -> _Form:
    """Return a word in small letters with its cues; words come again and again."""
    one = "#" if word[0].isdigit() else stem(word)
    always = [f"u={one}", f"w={word}"]
    always += [f"p={word[:5]}"] if len(word) > 5 else []
    always += [f"q={word[-4:]}"] if len(word) > 6 else []
    return _Form(
        one,
        one.encode(),
        tuple(map(_number, always)),
        (_number(f"{False}:{one}"), _number(f"{True}:{one}")),
        _number(f"n={one}"),
        _number(f"first={one}"),
        _number(f"last={one}"),
        _hash(f"b={one}_"),
        _hash(f"s={one}_"),
        _hash(f"t={one}_"),
        _hash(f"first2={one}"),
        meanings_of(word),
    )


def _behind_negations(forms: Sequence[_Form]) -> Iterator[int]:
    """Yield the numbers of the cues of words that stand shortly behind a negation."""
    negated = 0
    for form in forms:
        if form.stem in _NEGATIONS:
            negated = _REACH
        elif negated:
            negated -= 1
            yield form.negated


def _meant(told: Sequence[str], is_negated: bool) -> Iterator[int]:
    """Yield the numbers of the cues of what a sentence's words mean, alone and in company."""
    if not told:
        return
    meant = sorted(set(told))
    yield from (_meaning(f"m={one}") for one in meant)
    yield from (_meaning(f"{is_negated}:m={one}") for one in meant)
    yield from (_meaning(f"mm={one}_{other}") for one, other in pairwise(told))
    yield from (_meaning(f"m&={one}_{other}") for one, other in combinations(meant, 2))
    yield _meaning(f"first_m={told[0]}")
    yield _meaning(f"last_m={told[-1]}")


@lru_cache(maxsize=_MEANINGS_KEPT)
def _meaning(name: str) -> int:
    """Return the number of one of the few cues that are of meanings."""
    return _number(name)


@lru_cache(maxsize=_ABOUT_KEPT)
def _about(text: str) -> frozenset[str]:
    """Return the stems of a goal's words; a section's sentences ask for the same ones."""
    return frozenset(stem(word.lower()) for word in _WORD.findall(text) if len(word) > 3)


def _several(forms: Sequence[_Form]) -> list[int]:
    """Return the numbers of the cues that are of several words, or of one at a border."""
    if not forms:
        return []
    crc32, second, third = zlib.crc32, forms[1:], forms[2:]
    found = [crc32(b.code, a.pair) % CUES for a, b in zip(forms, second, strict=False)]
    found += [crc32(c.code, a.skip) % CUES for a, c in zip(forms, third, strict=False)]
    found += [
        crc32(c.code, crc32(b"_", crc32(b.code, a.triple))) % CUES
        for a, b, c in zip(forms, second, third, strict=False)
    ]
    opening = forms[0].opening
    if second:
        opening = crc32(second[0].code, crc32(b"_", opening))
    return [*found, forms[0].first, opening % CUES, forms[-1].last]


def _whole(said: Said, stems: Sequence[str], *, is_negated: bool) -> tuple[int, ...]:
    """Return the numbers of the cues that are of the whole sentence."""
    shared = len(_about(said.about).intersection(stems))
    is_first, is_last = said.place == 0, said.place == said.sentences - 1
    where = "only" if is_first and is_last else "last" if is_last else "first" if is_first else "in"
    length = min(6, len(stems) // 4)
    told = _told(is_negated, min(shared, _MOST_SHARED), length, where, said.kind)
    told += _ways(_way(_about(said.about)), _way(stems), is_negated, shared > 0)
    return (*told, _NUMBER) if "#" in stems else told


def _way(stems: Iterable[str]) -> str:
    """Return which way the words say that something goes: up, down, both, or none."""
    found = frozenset(stems)
    is_up, is_down = not _UP.isdisjoint(found), not _DOWN.isdisjoint(found)
    if is_up or is_down:
        return "both" if is_up and is_down else "up" if is_up else "down"
    return "none" if _FLAT.isdisjoint(found) else "flat"


@lru_cache(maxsize=_SHAPES_KEPT)
def _ways(about: str, said: str, is_negated: bool, is_shared: bool) -> tuple[int, ...]:
    """Return the cues of which way a goal asks for, and which way a sentence tells of."""
    if "none" in (about, said):
        return ()
    way = f"way={about}:{said}"
    return tuple(map(_number, (way, f"{way}:{is_negated}", f"{way}:{is_shared}:{is_negated}")))


@lru_cache(maxsize=_SHAPES_KEPT)
def _told(is_negated: bool, shared: int, length: int, where: str, kind: Kind) -> tuple[int, ...]:
    names = (
        f"negated={is_negated}",
        f"share={shared}",
        f"length={length}",
        f"place={where}",
        f"kind={kind.value}",
    )
    return tuple(map(_number, names))


_NUMBER: Final = _number("number")


class VerdictGuesser:
    """Guess verdicts by learned weights, a row for each cue and a column for each label."""

    def __init__(self, weights: Floats, bias: Floats) -> None:
        self._weights = weights
        self._bias = bias

    def guess(self, said: Sequence[Said]) -> list[Guess]:
        """Return what each of some sentences most likely states.

        Example: ``"Det lykkedes."`` of a goal that something shall grow -> ``met``.
        """
        known = [cues(one) for one in said if len(one.text) <= _LONGEST]
        if not known:
            return [UNTOLD] * len(said)
        rows = self._weights.take(list(chain.from_iterable(known)), axis=0)
        starts = list(accumulate(map(len, known[:-1]), initial=0))
        scores = np.add.reduceat(rows, starts, axis=0, dtype=np.float64) + self._bias
        told = map(_likeliest, scores.tolist())
        return [next(told) if len(one.text) <= _LONGEST else UNTOLD for one in said]


def _likeliest(scores: Sequence[float]) -> Guess:
    most = max(scores)
    return Guess(_OUTCOMES[scores.index(most)], 1.0 / sum([exp(score - most) for score in scores]))


@cache
def load_guesser(language: str) -> VerdictGuesser | None:
    """Return what guesses verdicts in a language; None where nothing was learned for it."""
    if language != _LANGUAGE:
        return None
    data = resources.files(__package__).joinpath("verdict_guesser.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        table = np.zeros((CUES, len(LABELS)), dtype=np.float32)
        table[arrays["cues"]] = arrays["weights"]
        return VerdictGuesser(table, arrays["bias"])
