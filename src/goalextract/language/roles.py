"""Tell quantities from numbers that are none: ages, references, others' levels, scales."""

import re
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """Name what a number is in its sentence."""

    AMOUNT = "amount"
    AGE = "age"
    REFERENCE = "reference"
    """The number of a paragraph, a point, an annex, a phase, a class; part of a name."""
    BENCHMARK = "benchmark"
    """The level of others."""
    EARLIER = "earlier"
    """A level from which something starts, or with which it is compared."""
    SCALE = "scale"


_REFERENCE: Final = re.compile(
    r"(?:§+|\b(?:punkt(?:erne)?|pkt\.?|bilag|fase|etape|mål|delmål|effektmål|resultatmål|indsats|spor|trin|nr\.?"
    r"|nummer|side|s\.|kapitel|kap\.|afsnit|sag|sagsnr\.?|j\.?\s?nr\.?|journalnr\.?|lov\snr\.?|lov|distrikt|hal|bydel"
    r"|lokalplan|rute|linje|niveau|version|gruppe|model|tabel|figur|artikel|opgave|stk\.?|kl\.|klokken|tlf\.?|telefon"
    r"|paragraf|litra|trappetrin|zone|område|kaj|hus|blok|afdeling|station|lokale|kategori|ramme|serviceområde|tema"
    r"|pejlemærke|indikator|kriterie|prioritet|version|del|runde|hold|projekt|post|konto|funktion|punkterne|steg"
    r"|punkt|bilaga|sida|kapittel|vedlegg|dagsordenspunkt|entreprise|byggefelt|vej|gade|vejen|gaden|allé|bilagene))"
    r"\s?$",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(r"\b[A-ZÆØÅ][^\W\d_]*[a-zæøå]\s$")
"""A name before the number: ``Kulturhus 3``; a sentence may open so too."""
_OPENERS: Final = frozenset(
    "mindst minimum min maks højst over under ca cirka omkring knap godt op i på de der vi til fra alle hver heraf"
    " inden mellem med af samlet ialt antal antallet andelen minst cirka ungefär alla totalt næsten alene"
    " yderligere kun og eller samt mere flere færre således indtil".split()
)
_ORDINAL: Final = re.compile(r"\.(?:\s?[-–]\s?[0-9]+\.)?\s?(?:og\s[0-9]+\.\s)?[a-zæøå]")
_GLUED: Final = re.compile(r"[/]|:[0-9]|-?[A-Z]|-[a-zæøå]|\.[0-9]|[-–][0-9]+[-–]|\s?x\s?[0-9]")
_AGE_AFTER: Final = re.compile(
    r"(?:\s?[-–+]?\s?(?:års?|års?-?)?(?:\s?(?:til|og|-|–)\s?[0-9]{1,2}\s?-?)?\s?-?årig\w*|\s?års(?:\s?alderen)?\b|\s?-?års-?dag\w*)",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(r"\s?(?:[-–]|til|og)?\s?(?:[0-9]{1,3}\s?)?år(?:s)?\b", re.IGNORECASE)
_AGED: Final = re.compile(
    r"\b(?:alder(?:en|sgruppen)?|\w*(?:unge|børn|borgere|personer|kvinder|mænd|elever|ældre|voksne|drenge|piger"
    r"|ledige|seniorer|medarbejdere|ansatte|kunder|patienter|brugere|deltagere|invånare)|fyldt|mennesker|årgangen?"
    r"|dem|barn|ungdommer|barna?|målgruppen)\b[^.;]{0,26}$",
    re.IGNORECASE,
)
_ON: Final = re.compile(r"\bpå\s$")
_OLD: Final = re.compile(r"\s?(?:års?\s)?(?:gamle?|og\sderover\sder\bor)\b")
_SCALE: Final = re.compile(
    r"\b(?:skala(?:en)?|skalaen\sfra|på\sskalaen)\b[^.;]{0,16}$|\bskala\s(?:på|fra)\s(?:[0-9]+\s(?:til|-)\s)?$",
    re.IGNORECASE,
)
_BENCHMARK: Final = re.compile(
    r"\b(?:lands(?:gennemsnit\w*|tal\w*|plan|niveau\w*)|gennemsnit(?:tet)?\s(?:for|i)\s(?:hele\s)?(?:landet|regionen|kommunerne)"
    r"|sammenlign(?:elige|ings)\w*|regions(?:gennemsnit\w*|niveau\w*)|hele\slandet|andre\skommuner|nabokommuner\w*"
    r"|øvrige\skommuner|de\sbedste\skommuner|rikssnitt\w*|riksgenomsnitt\w*|landssnitt\w*|landsgjennomsnitt\w*"
    r"|kommuner\si\sgennemsnit)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_OTHERS_AFTER: Final = re.compile(
    r"[^.;,]{0,12}\b(?:på\slandsplan|i\shele\slandet|på\snationalt\splan|i\sregionen|på\sriksnivå)\b",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(
    r"(?:\b(?:mod|imod|i\sforhold\stil|sammenlignet\smed|set\si\sforhold\stil|op\sfra|ned\sfra|tidligere|mot|jämfört\smed"
    r"|sammenliknet\smed|fra\set\sniveau\spå|fra\set\sudgangspunkt\spå|baseline:?|udgangspunkt(?:et)?:?)"
    r"(?:\s(?:ca\.?|knap|godt|kun|de|den|et|niveauet|på|sidste\sårs|året\sfør|omkring|over|under))*)\s?$",
    re.IGNORECASE,
)
_DEFINITE: Final = re.compile(
    r"\b(?:(?:de|disse|dessa)\s(?:\w+e\s)?|følgende\s|begge\s|alle\s|samtlige\s)$", re.IGNORECASE
)
"""Before a number of things that are known already: ``de tre punkter``."""
_IN_TURN: Final = re.compile(r"\s(?:første|sidste|næste|kommende|første|sista|siste|första)\b")


def role_of(
    text: str,
    start: int,
    number: tuple[int, int],
    *,
    is_years: bool,
    is_bare: bool,
    is_measure: bool,
) -> Role:
    """Return what a number is in its sentence.

    Args:
        text: the whole text.
        start: where the number's phrase starts, its comparator included.
        number: the number's place.
        is_years: whether it counts years.
        is_bare: whether nothing after it says what it counts.
        is_measure: whether it is of a measure, not a count of things.

    Example: ``17`` in ``"§ 17"`` -> a reference; ``65`` in ``"borgere over 65 år"`` -> an age; ``71`` in
    ``"mod 71 % i 2012"`` -> an earlier level.
    """
    before, own = text[max(0, start - 60) : start], text[max(0, number[0] - 60) : number[0]]
    after = text[number[1] : number[1] + 40]
    if _REFERENCE.search(own) or _GLUED.match(after) or _ORDINAL.match(after):
        return Role.REFERENCE
    if _is_named(own) and start == number[0]:
        return Role.REFERENCE
    if _AGE_AFTER.match(after) or _OLD.match(after):
        return Role.AGE
    is_bound = start < number[0]
    if _AGED.search(before) and (
        _YEARS.match(after) if is_years else is_bare and is_bound and _ON.search(before)
    ):
        return Role.AGE
    if not is_measure and (_DEFINITE.search(own) or _IN_TURN.match(after)):
        return Role.REFERENCE
    if _SCALE.search(before) or _SCALE.search(own):
        return Role.SCALE
    if _BENCHMARK.search(before) or _OTHERS_AFTER.match(after):
        return Role.BENCHMARK
    if _EARLIER.search(before):
        return Role.EARLIER
    return Role.AMOUNT


def _is_named(before: str) -> bool:
    match = _NAMED.search(before)
    if match is None:
        return False
    word = match.group().strip()
    opens = before[: match.start()].rstrip()[-1:] in {"", ".", ":", "*", "•", "-", "!", "?", ";"}
    return not opens and word.casefold() not in _OPENERS
