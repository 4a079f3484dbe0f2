"""Tell how plainly a measurement is of what a target counts, by the words that both have."""

from typing import Final

from goalextract.goals.lone import ALONE, CELL, is_on_scale
from goalextract.goals.targets import Figure
from goalextract.language.measures import PIECES, is_size
from goalextract.language.quantities import Quantity, Sort
from goalextract.language.stems import (
    is_kind_of,
    is_same_noun,
    kin_stems,
    shared_stems,
    stem,
    stems,
)
from goalextract.language.wordings import groups, regex, words

_GENERIC: Final = frozenset(map(stem, words("answers", "generic")))
"""What counts anything."""
_PEOPLE: Final = frozenset(words("answers", "people"))
"""Who may be told by what they are, too: ``350 personer må være langtidsledige``."""
_ROLES: Final = frozenset(words("answers", "roles"))
"""What people are called who take part in something."""
NAMED_KIND: Final = 5
"""So plainly at least it answers that counts the kind that the target names."""
PART: Final = 2
"""How plainly a measurement answers that counts a part of what was to be counted."""
SAME_NOUN: Final = 6
"""So plainly at most it answers that has no more than the noun in common."""
_HELD: Final = regex("answers", "held")
_POST: Final = regex("answers", "post")
_ALIKE: Final = groups("answers", "alike")
"""Nouns that tell of the same people or things."""
_WIDER: Final = 3
"""How plainly answers what goes on speaking of a thing by a wider word."""
_SAVED: Final = regex("answers", "saved")
_OWNERS: Final = regex("answers", "owners")
_BODY: Final = regex("answers", "body")
_HAS: Final = regex("answers", "has")
_MOST_SHARED: Final = 8
_ROOT: Final = 5
_ROOT_LEAST: Final = 3


def plainness(target: Figure, measured: Figure, language: str) -> int:
    """Return how plainly a measurement is of what a target counts; 0 if it is not."""
    one, other = target.quantity, measured.quantity
    if is_saved(one, measured) or _is_time_counted(target, measured, language):
        return ALONE
    if (one.comparator == "change") != (other.comparator == "change"):
        return 0
    if _is_told_by_label(one, target.clause, measured, language):
        return CELL
    subject = target.clause.partition(" ")[0]
    is_bare = one.sort is Sort.BARE and other.sort is Sort.COUNT and other.whole is None
    are_parts = one.is_part and other.is_part
    is_count = one.sort is Sort.COUNT
    differs = one.whole is not None or one.sort is not other.sort
    has_other_unit = not is_count and (one.unit != other.unit or one.sort is Sort.BARE)
    are_scores = one.sort is other.sort is Sort.BARE and is_on_scale(one, other)
    if not are_parts and not are_scores and (differs or has_other_unit):
        # "Klagerne skal ned under 50" counts complaints
        is_its_noun = is_bare and is_same_noun(subject, other.unit or "-", language)
        return ALONE if is_its_noun or does_the_same(target, measured, language) else 0
    about = measured.about if other.sort is not Sort.COUNT else f"{measured.about} {other.unit}"
    # "50 boliger i byen og 30 på landet": the second clause lacks its noun
    aim = f"{target.about} {one.unit}" if is_count else target.about
    shared = min(shared_stems(aim, about, language), _MOST_SHARED)
    if are_parts:
        return _same_share(target, other, shared, language)
    return _same_count(target, measured, shared, language) if is_count else shared


def _same_share(target: Figure, other: Quantity, shared: int, language: str) -> int:
    """Return how plainly so many of so many is the share of what a target is about.

    Example: ``21 af 60 biler er eldrevne`` of ``Andelen af elbiler``.
    """
    unit, owners = other.unit or "", _owners(target)
    if not unit:
        return shared  # "tre ud af fire er tilfredse"
    if other.whole is None or stem(unit, language) in stems(owners, language):
        return shared
    is_kind = any(is_kind_of(word, unit, language) for word in owners.split())
    return max(shared, ALONE) if is_kind else 0


def does_the_same(target: Figure, measured: Figure, language: str) -> bool:
    """Tell whether a bare number is of what the same was done with: ``58 har gennemført``."""
    one, other = target.quantity, measured.quantity
    is_count = one.sort is Sort.COUNT and one.whole is None and not is_size(one.unit)
    are_people = one.unit in _PEOPLE and other.unit in _ROLES
    names_it = other.unit in _PEOPLE and stem(one.unit or "", language) in stems(
        measured.after, language
    )
    if is_count and names_it and other.whole is None and one.value > 1:
        return True  # "68 unge har fået et fritidsjob" of "75 fritidsjob"
    is_bare = (other.sort is Sort.BARE or are_people) and other.whole is None
    if is_count and is_bare and _is_of_its_body(target, measured, language):
        return True
    # "mindst 300 uanmeldte": what they are is all that is said of them
    is_so = (one.unit or "").endswith(("te", "ede"))
    what = target.clause if is_so else target.clause.replace(one.unit or "", " ")
    return (
        is_count
        and is_bare
        and other.value % 1 == 0
        and shared_stems(what, measured.after, language) > 0
    )


def _is_of_its_body(target: Figure, measured: Figure, language: str) -> bool:
    """Tell whether a bare number is how many a body has.

    Example: ``Korpset tæller 23`` of ``et korps på 20 frivillige``.
    """
    body, told = _BODY.search(target.before), _HAS.match(measured.before)
    return body is not None and told is not None and is_same_noun(body[1], told[1], language)


def _is_time_counted(target: Figure, measured: Figure, language: str) -> bool:
    """Tell whether a time is of what a target counts by a longer word.

    Example: ``Frigjort tid er beregnet til 1.900 timer`` of ``frigør 2.500 besøgstimer``.
    """
    one, other = target.quantity, measured.quantity
    is_so = one.sort is Sort.COUNT and other.sort is Sort.DURATION and other.unit is not None
    is_kind = is_so and (one.unit or "").casefold().endswith(other.unit or "?")
    return is_kind and kin_stems(measured.clause, target.clause, language) > 0


def is_saved(target: Quantity, measured: Figure) -> bool:
    """Tell whether a sum is what was saved where less was to be spent.

    Example: ``besparelser på 5 mio. kr.`` where spending is to fall by 6 mio.
    """
    is_cut = target.comparator == "change" and target.direction == "decrease"
    other = measured.quantity
    is_sum = target.sort is other.sort is Sort.MONEY and other.comparator != "change"
    return is_cut and is_sum and _SAVED.search(measured.clause) is not None


def _owners(target: Figure) -> str:
    """Return the words that say what a share is of, else all that say what is aimed at."""
    of = _OWNERS.match(target.after)
    return f"{target.quantity.unit} {of[1]}" if of is not None else target.clause


def _is_named_kind(target: Figure, counted: str, language: str) -> bool:
    """Tell whether a compound says what a target says in two words.

    Example: ``børnearrangementer`` does of ``60 arrangementer for børn``.
    """
    wanted = target.quantity.unit or ""
    if not is_kind_of(counted, wanted, language):
        return False
    first = stem(counted, language)[: -len(stem(wanted, language))]
    return any(
        first.startswith(word) and len(first) - len(word) <= len("er")
        for word in stems(target.clause, language)
    )


def _is_told_by_label(
    target: Quantity, target_clause: str, measured: Figure, language: str
) -> bool:
    """Tell whether a bare number stands after the name of what is counted: ``Vandhuller: 8``."""
    label, colon, _ = measured.clause.rpartition(":")
    got = measured.quantity
    is_bare = (got.sort is Sort.BARE or got.unit == PIECES) and target.sort is Sort.COUNT
    head, heads, _ = target_clause.rpartition(":")
    if target.sort is Sort.BARE and heads and got.sort is Sort.COUNT:
        return is_same_noun(got.unit or "", head.strip().rpartition(" ")[2], language)
    return bool(
        is_bare
        and colon
        and is_same_noun(target.unit or "", label.strip().split(".")[-1], language)
    )


def _same_count(target: Figure, measured: Figure, shared: int, language: str) -> int:
    wanted, counted = target.quantity.unit or "", measured.quantity.unit or ""
    is_named = wanted in _PEOPLE and stem(counted, language) in stems(target.clause, language)
    if is_named or _is_named_kind(target, counted, language):
        return NAMED_KIND + min(shared, 4)
    if is_same_noun(wanted, counted, language):
        # so many times of what is only said by another word that both have
        is_generic = is_size(wanted) or stem(wanted, language) in _GENERIC
        is_told = not is_generic or shared > len(stems(wanted, language))
        return 5 + min(shared, 4) if is_told else 0
    if stem(wanted, language) in _GENERIC or stem(counted, language) in _GENERIC:
        return 0
    if does_the_same(target, measured, language) or _is_what_was_done(target, counted, language):
        return ALONE
    is_wider = is_kind_of(wanted, counted, language)  # "institutioner" of "kulturinstitutioner"
    is_wider = is_wider or _is_done_alike(target, measured, language)
    if is_wider or _was_held_with(wanted, measured) or _is_told_as(wanted, counted):
        return _WIDER
    return PART if is_kind_of(counted, wanted, language) else 0


def _is_done_alike(target: Figure, measured: Figure, language: str) -> bool:
    """Tell whether the same was done with what two nouns of one beginning count.

    Example: ``1.122 haver tilmeldt`` of ``1.500 haveejere tilmelder sig``.
    """
    wanted = stem(target.quantity.unit or "", language)
    counted = stem(measured.quantity.unit or "", language)
    if len(counted) < _ROOT_LEAST or not wanted.startswith(counted):
        return False
    openings = {word[:_ROOT].casefold() for word in target.after.split() if len(word) > _ROOT}
    return any(word[:_ROOT].casefold() in openings for word in measured.after.split())


def _is_told_as(wanted: str, counted: str) -> bool:
    """Tell whether two nouns count the same: ``besøg`` are guests, ``lederstillinger`` leaders."""
    one, other = wanted.casefold(), counted.casefold()
    post = _POST.fullmatch(one)
    if post is not None and other.startswith(post["of"]) and len(post["of"]) >= _ROOT:
        return True
    return any(one.endswith(alike) and other.endswith(alike) for alike in _ALIKE)


def _was_held_with(wanted: str, measured: Figure) -> bool:
    """Tell whether what was wanted was held with so many: ``ført tilsyn med 63 virksomheder``."""
    held = _HELD.search(measured.before)
    return held is not None and wanted.casefold().endswith(held["what"].casefold())


def _is_what_was_done(target: Figure, counted: str, language: str) -> bool:
    """Tell whether a noun names what a target's verb does: ``omgørelser`` of ``omgør``."""
    noun = stem(counted, language)
    others = stems(target.clause, language) - stems(target.quantity.unit or "", language)
    return any(
        len(word) >= _ROOT and noun.startswith(word) and len(noun) - len(word) < _ROOT
        for word in others
    )
