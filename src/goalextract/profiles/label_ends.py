"""Where label words end: the date or period behind them, the mark that sets them off."""

import re
from typing import Final, NamedTuple

from goalextract.profiles.openings import LETTERED, line_after, line_before

CAPITAL_WITHIN: Final = re.compile(r"(?<=\s)[A-ZÆØÅÄÖ](?=[a-zæøåäö])")
_AREA_CODE: Final = re.compile(r"\s+\d{1,3}(?:\.\d{1,3})*[:.]?\s+[A-ZÆØÅÄÖ]")
_DIGIT: Final = re.compile(r"\d")
_SAMPLE: Final = 4000
_MUCH: Final = 150
_FEW_DIGITS: Final = 4
"""A page with no more digits, or one in so many characters, may have lost its numbers, but for its
own."""
_DANGLING: Final = re.compile(r"\s+(?:i|I|for|FOR|pr\.|PR\.)(?=\s+[A-ZÆØÅÄÖ•–-]|\s*$)")


_STOP: Final = re.compile(r"\.(?=\s)")
_OWN_STOP: Final = re.compile(r"\.\s+[A-ZÆØÅÄÖ\d•*–-]")


class Hit(NamedTuple):
    """Hold where label words match, before it is known whether they make a label."""

    words: str
    start: int
    words_end: int
    suffix: str
    has_colon: bool
    end: int


def is_lossy_text(text: str) -> bool:
    """Tell whether a page has so few digits that it may have lost its numbers."""
    few = min(_FEW_DIGITS, len(text) // _MUCH)
    return few > 0 and len(_DIGIT.findall(text, 0, _SAMPLE)) <= few


def tail_of(text: str, hit: Hit, *, is_lossy: bool) -> tuple[str, int, bool]:
    """Return a label's date or period, where the label ends, and whether a colon ends it."""
    suffix, end, has_colon = hit.suffix, hit.end, hit.has_colon
    capital = CAPITAL_WITHIN.search(suffix)
    if capital is not None and not hit.words.isupper():
        # The value opens as a suffix might: ``Mål for 2016 Ved udgangen af 2016 er …``.
        suffix, has_colon = suffix[: capital.start()].rstrip(), False
        end = hit.words_end + len(suffix)
    if _opens_value(hit.words, suffix, text, end) and not has_colon:
        suffix, end = "", hit.words_end
    if suffix and not has_colon and text.startswith("?", end):
        suffix, end = f"{suffix}?", end + 1  # ``Hvad har vi nået i 2014?``
    if not has_colon and hit.words.isupper() and _STOP.match(text, end):
        end, has_colon = end + 1, True  # ``STATUS. Det går godt.``
    if is_lossy and not has_colon:
        # The year after it was lost: ``Aktiviteter i Der er ...``.
        dangling = _DANGLING.match(text, end)
        end = dangling.end() if dangling is not None else end
    return suffix, end, has_colon


def is_set_off(text: str, hit: Hit, *, marked: bool) -> bool:
    """Tell whether words stand before a colon, a code or their own stop, or alone on their line.

    Where they have to be ``marked``, alone on their line is not enough.
    """
    if hit.has_colon or _AREA_CODE.match(text, hit.words_end):
        return True
    if (" " in hit.words or hit.words.isupper()) and _OWN_STOP.match(text, hit.words_end):
        return True  # such words are no sentence
    is_alone = not line_before(text, hit.start).strip() and not line_after(text, hit.end).strip()
    return not marked and is_alone


def _opens_value(words: str, suffix: str, text: str, end: int) -> bool:
    """Tell whether what looks like a label's suffix opens its value: ``I 2014 er der …``."""
    bare = suffix.strip()
    line = line_before(text, end)
    if line.strip().casefold() == f"{words}{suffix}".casefold() and text[end : end + 1] == "\n":
        return False  # label and date fill a line of their own
    goes_on = text[end : end + 2].lstrip()[:1].islower() and not LETTERED.match(text, end)
    return bool(bare) and (goes_on or (bare[0].isupper() and not words.isupper()))
