"""Tell quantities from numbers that are none: ages, references, others' levels, scales."""

import re
from enum import StrEnum
from typing import Final

from goalextract.language.patterns import holds_any


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
    ALL = "all"
    """All of a number that is known already: a result may count them, an aim does not."""
    SCALE = "scale"
    """The ends of a scale, or what a rate is of: ``pr. 1.000 husstande``."""
    MEANT = "meant"
    """What says which things are meant: ``alle byer med over 500 indbyggere``."""


_NUMBERED: Final = (
    "punkt punkterne pkt. bilag fase etape mål delmål effektmål resultatmål indsats spor trin nr."
    " nr nummer side s. kapitel kap. afsnit sag sagsnr. j.nr. jnr. journalnr. lovnr. lov distrikt"
    " hal bydel lokalplan rute linje niveau version gruppe model tabel figur artikel opgave stk."
    " kl. klokken tlf. telefon paragraf litra trappetrin"
    " zone område kaj hus blok afdeling station lokale"
    " kategori ramme serviceområde tema pejlemærke indikator kriterie prioritet del runde hold"
    " type karakter karakteren tilstandskarakter tilstandskarakteren budgetopfølgning"
    " projekt post konto funktion bilagene dagsordenspunkt entreprise byggefelt vej gade vejen"
    " gaden allé steg top årgang årgangen uge klasse bilaga sida kapittel vedlegg"
)
"""What is numbered in reports: the number after it counts nothing."""
_AGED_NOUNS: Final = (
    "unge børn borgere personer kvinder mænd elever ældre voksne drenge piger ledige seniorer"
    " medarbejdere ansatte kunder patienter brugere deltagere mennesker invånare ungdommer barn"
)
_OTHERS: Final = (
    r"lands(?:gns\.?|gennemsnit\w*|tal\w*|plan|niveau\w*)"
    r"|gennemsnit(?:tet)? (?:for|i|blandt) (?:hele |alle )?"
    r"(?:landet|regionen|kommunerne|danske?|kommuner|staten|sektoren|branchen|andre|øvrige|sammenlign)\w*"
    r"|socioøkonomiske reference\w*|referencen|referenceværdi\w*"
    r"|sammenlign(?:elige|ings)\w*|regions(?:gennemsnit\w*|niveau\w*)|hele landet|landet(?=:)"
    r"|andre kommuner"
    r"|benchmark(?:et|en)?"
    r"|nabokommune\w*|øvrige kommuner|de bedste kommuner|kommuner i gennemsnit|rikssnitt\w*"
    r"|riksgenomsnitt\w*|landssnitt\w*|landsgjennomsnitt\w*"
)
_COMPARED: Final = (
    r"(?<!sigtes )(?<!sigter )(?<!stiler )(?<!stræber )(?<!arbejdes )(?<!hen )mod"
    r"|(?<!stiles )(?<!hen )imod"
    r"|i forhold til|sammenlignet med|op fra|ned fra|tidligere|fra et niveau på"
    r"|fra et udgangspunkt på|(?:år|måneder) siden (?:var|lå|udgjorde)"
    r"|baseline:?|udgangspunkt(?:et)?:?|mot|jämfört med|sammenliknet med"
)
_COMPARED_FILL: Final = (
    "ca\\.?|knap|godt|kun|de|den|et|budgetteret|budgettets|budgettet|budget|korrigerede|oprindelige|vedtagne|forventet|planlagt|niveauet|på"
    "|sidste års|året før|omkring|over|under|mål|målet|måltallet|målsætningen|en målsætning"
)


_OTHER_PLACES: Final = ("land", "plan", "region", "riks")
_OTHER_STEMS: Final = (
    "benchmark",
    "land",
    "gennemsnit",
    "sammenlign",
    "region",
    "kommune",
    "snitt",
    "referenc",
)
_COMPARED_STEMS: Final = (
    "mod", "forhold", "sammenl", "siden", "fra", "tidligere", "baseline", "udgangspunkt", "mot",
    "jämfört",
)  # fmt: skip


def _spaced(pattern: str) -> str:
    return pattern.replace(" ", r"\s")


_REFERENCES: Final = frozenset(word for word in _NUMBERED.split())
_CLASSES: Final = ("klasse", "kategori", "niveau", "etape", "zone")
"""How the word for a numbered class may end: ``tilstandsklasse 4``."""
_NAMED: Final = re.compile(r"\b[A-ZÆØÅ][^\W\d_]*[a-zæøå]\s$")
"""A name before the number: ``Kulturhus 3``; a sentence may open so too."""
_ACRONYM: Final = re.compile(r"\b[A-ZÆØÅ]{2,6}\s$")
_NAME_ENDS: Final = re.compile(r":|\s(?:er|var|blev|ligger|lå)\s[^\W\d_]*\s?\d")
_OPENERS: Final = frozenset(
    "mindst minimum min maks højst over under ca cirka omkring knap godt op i på de der vi til fra"
    " alle hver heraf inden mellem med af samlet ialt antal antallet andelen minst ungefär alla"
    " totalt næsten alene yderligere kun og eller samt mere flere færre således indtil".split()
)
_ORDINAL: Final = re.compile(r"\.(?:\s?[-–]\s?[0-9]+\.)?\s?(?:og\s[0-9]+\.\s)?[a-zæøå]")
_SAMPLE: Final = re.compile(r"\b[nN]\s=\s$")
_HYPHENED: Final = re.compile(r"[^\W\d_]{2,}-$")
_GLUED: Final = re.compile(r"/|:[0-9]|-?[A-Z]|-[a-zæøå]|\.[0-9]|[-–][0-9]+[-–]|\s?x\s?[0-9]")
"""What makes a number a part of a code, a name, a time or a size."""
_YEARS_OLD: Final = re.compile(
    r"(?:\s?[-–+]?\s?(?:års?-?)?(?:\s?(?:til|og|-|–)\s?[0-9]{1,2}\s?-?)?\s?-?årig\w*"
    r"|\s?års(?:\s?alderen)?\b|\s?-?års-?dag\w*|\s?(?:års?\s)?gamle?\b)",
    re.IGNORECASE,
)
_YEARS: Final = re.compile(r"\s?(?:[-–]|til|og)?\s?(?:[0-9]{1,3}\s?)?år(?:s)?\b", re.IGNORECASE)
_AGED: Final = re.compile(
    rf"(?:\b(?:alder(?:en|sgruppen)?|fyldt|årgangen?|dem|barna|målgruppen)"
    rf"|\b\w*(?:{'|'.join(_AGED_NOUNS.split())})(?:n|ne)?)\b[^.;]{{0,26}}$|\balle\s$",
    re.IGNORECASE,
)
_OLDER: Final = re.compile(
    r"\b(?!levetid|holdbarhed|garanti|kontrakt|løbetid|aftale|periode)[^\W\d_]{3,}\s(?:på\s)?"
    r"(?:over|under|mellem|fra|fyldt|mindst|minimum|op\stil|(?:mere|mindre|ældre|yngre)\send)\s"
    r"(?:\d{1,2}\s(?:og|til|-)\s)?$"
)
_AGE_AIMED: Final = re.compile(
    r"\b\w*alder(?:en)?\s(?:skal|bør|er|var|steg|faldt|blev|øges|hæves)\s(?:[^\W\d_]+\s){0,3}$",
    re.IGNORECASE,
)
"""An age that is measured itself, not that of who is meant: ``alderen skal op på 64,5 år``."""
_GROWING: Final = 13
_MEANT: Final = re.compile(
    r"(?:\b[^\W\d_]{3,}(?:er|e|ne|børn|unge)\smed\s(?:(?:en|et)\s)?[^\W\d_]+|\b(?:alle|samtlige|hver|antallet\saf|andelen\saf|personer|borgere|ældre)\b[^.,;:]{0,40}"
    r"\smed|\b(?:i|på|hos|blandt|for)\s[^\W\d_]+\smed|[^\W\d_],\s(?:der|som)\s[^\W\d_]+)\s$",
    re.IGNORECASE,
)
_SHARE_WITH: Final = re.compile(
    r"\b(?:antallet|andelen)\saf\s(?:[^\W\d_]+(?:e|er)\s)?(?!fald|stig|øg|voks)[^\W\d_]+(?<!es)\smed\s$",
    re.IGNORECASE,
)
"""However much it is: ``andelen af elever med mindst 2 i dansk``."""
_BEYOND: Final = re.compile(
    r"(?:over|under|mere\send|mindre\send|flere\send|færre\send)\s", re.IGNORECASE
)
"""Aims are bounded by *mindst* and *højst*; these say as often which things are meant."""
_SO_MANY_ARE: Final = re.compile(r"\d\s(?:er|var)\s$")
_STOCK: Final = re.compile(
    r"\b(?:kommunens|byens|skolens|regionens|centrets|afdelingens|forvaltningens)\s$", re.IGNORECASE
)
_ON_OR_UNDER: Final = re.compile(
    rf"\bpå\s|\b(?:{'|'.join(_AGED_NOUNS.split())})(?:n|ne)?\s(?:over|under|mellem)\s$",
    re.IGNORECASE,
)
_STANDARD: Final = re.compile(
    r"\b[A-ZÆØÅ]{2,6}-$|\b(?:[A-ZÆØÅ]{2,6}/)*(?:DS|EN|ISO|INSTA|IEC|NS|SS)[ -]$|\bAd $"
)
"""The number of a standard, or of what is answered: ``DS/EN 1176``, ``Ad 1)``."""
_SCALE: Final = re.compile(
    r"skala(?:en)?\b[^.;]{0,16}$|skala\s(?:på|fra)\s(?:[0-9]+\s(?:til|-)\s)?$", re.IGNORECASE
)
_BENCHMARK: Final = re.compile(
    rf"\b(?:{_spaced(_OTHERS)})(?:\b|(?<=\.))(?:(?!,\s(?:og|men|mens)\b)[^.;]){{0,58}}$",
    re.IGNORECASE,
)
_OTHERS_AFTER: Final = re.compile(
    r"[^.;,0-9]{0,12}\b(?:på\slandsplan|i\shele\slandet|på\snationalt\splan|i\sregionen|på\sriksnivå)\b",
    re.IGNORECASE,
)
_EARLIER: Final = re.compile(
    rf"\b(?:{_spaced(_COMPARED)})(?:\s(?:{_spaced(_COMPARED_FILL)}))*\s?$", re.IGNORECASE
)
_RECEIVED: Final = re.compile(
    r"\b(?:tog|tage[rst]?|taget|tages)\b[^.,;:]{0,40}\si?mod\s[^.,;:]{0,16}$", re.IGNORECASE
)
"""Before what was received, not compared: ``tog imod 300 gæster``."""
_IN_BRACKETS: Final = re.compile(r"[\w%.]\s\((?:i\s)?(?:19|20)[0-9]{2}:\s$")
"""Another year's level beside the one told: ``1.870 pas (2016: 1.655)``."""
_DEFINITES: Final = frozenset({"de", "disse", "dessa"})
_ORDERED: Final = frozenset({"første", "sidste", "seneste"})
_KNOWN: Final = frozenset({"følgende", "begge"})
_ALL: Final = frozenset({"alle", "samtlige", "alla", "samtliga"})
"""Before a number of things that are known already: ``de tre punkter``."""
_ALL_THE: Final = ("alle de ", "samtlige de ", "alle disse ")
_LONG: Final = 4
"""So many figures number nothing: ``Genbrug 3.911 henvendelser``."""
_MET: Final = re.compile(r",\s(?:der|som)\s")
_ALL_KNOWN: Final = _DEFINITES | _KNOWN
_IN_TURN: Final = re.compile(
    r"\s(?:bedste|første|sidste(?!\s(?:år|måned|kvartal|uge|halvår|sæson))|næste|kommende|sista|siste|första)\b"
)


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

    Example: ``17`` in ``"§ 17"`` -> a reference; ``65`` in ``"borgere over 65 år"`` -> an age;
    ``71`` in ``"mod 71 % i 2012"`` -> an earlier level.
    """
    before = own = text[max(0, start - 60) : start]
    after = text[number[1] : number[1] + 40]
    is_bound = start < number[0]
    if start != number[0]:
        own = text[max(0, number[0] - 60) : number[0]]
    is_known = not is_measure and _is_definite(own)
    is_known = is_known or ((not is_measure or is_bare) and _IN_TURN.match(after) is not None)
    small_after = after.lower()
    if ("år" in small_after or "gam" in small_after) and _YEARS_OLD.match(after):
        return Role.AGE
    is_stock = not is_bound and own[-2:-1] in {"s", "S"} and _STOCK.search(own) is not None
    is_all = not is_measure and (
        is_stock or _last_word(own) in _ALL or own.lower().endswith(_ALL_THE)
    )
    # "åbent hus fire steder": what is numbered has its number in figures
    is_spelled = not is_measure and text[number[0]].isalpha()
    is_named = not is_bound and number[1] - number[0] < _LONG and _is_named(own, after)
    if (
        is_all
        or is_known
        or is_named
        or _is_coded(own, after, is_bound=is_bound or is_spelled)
        or _is_met_before(own, after)
    ):
        return Role.ALL if is_all else Role.REFERENCE
    bound = text[start : number[0]]
    is_level = is_years and _AGE_AIMED.search(before) is not None
    is_age = not is_level and _is_age(
        before, bound, after, is_years=is_years, is_bare=is_bare and is_bound
    )
    if is_age or (is_years and not is_level and _is_lifelong(text, start, number)):
        return Role.AGE
    is_scale = "skala" in own.lower() and (_SCALE.search(before) or _SCALE.search(own))
    is_meant = is_bound and _BEYOND.match(text, start) and _MEANT.search(before)
    is_meant = is_meant or (is_bound and "med " in before and _SHARE_WITH.search(before))
    if is_meant or is_scale or own.endswith(("pr. ", "per ", "pr ")):
        return Role.MEANT if is_meant else Role.SCALE
    small = before.lower()
    is_others = holds_any(small, _OTHER_STEMS) and _BENCHMARK.search(before)
    is_others_after = holds_any(small_after, _OTHER_PLACES)
    if is_others or (is_others_after and _OTHERS_AFTER.match(after)):
        return Role.BENCHMARK
    may_be_earlier = holds_any(small, _COMPARED_STEMS)
    is_earlier = may_be_earlier and _EARLIER.search(before)
    is_earlier = None if is_earlier and _RECEIVED.search(before) else is_earlier
    if not is_earlier and own[-2:-1] == ":":
        is_earlier = _IN_BRACKETS.search(own)
    return Role.EARLIER if is_earlier else Role.AMOUNT


def _is_met_before(before: str, after: str) -> bool:
    """Tell whether a clause says which things are meant: ``de 590, der var med``."""
    return _last_word(before) in _DEFINITES and _MET.match(after) is not None


def _last_word(before: str) -> str:
    """Return the word right before a number, in small letters; nothing where none is."""
    words = before.casefold().rsplit(None, 1) if before.endswith(" ") else []
    return words[-1] if words else ""


def _is_definite(before: str) -> bool:
    words = before.casefold().rsplit(None, 2) if before.endswith(" ") else []
    if not words:
        return False
    is_one_off = (
        len(words) > 1
        and words[-1].endswith("e")
        and (words[-2] in _DEFINITES or (words[-2].endswith("s") and words[-1] in _ORDERED))
    )
    return words[-1] in _ALL_KNOWN or is_one_off


def _is_coded(before: str, after: str, *, is_bound: bool) -> bool:
    words = before.rsplit(None, 1)
    last = words[-1].casefold().lstrip("('\"»").rpartition("-")[2] if words else ""
    if words and words[-1] == "=" and _SAMPLE.search(before):
        return True  # "n = 912"
    if before[-1:] == "-" and _HYPHENED.search(before):
        return True  # "covid-19"
    is_class = last in _REFERENCES or last.endswith(_CLASSES)
    is_reference = (is_class and not is_bound) or last.endswith("§")
    name = words[-1].rstrip("-") if words else ""
    if not is_reference and (name[-1:].isupper() or name.endswith("Ad")):
        is_reference = _STANDARD.search(before) is not None
    return bool(is_reference or _GLUED.match(after) or _ORDINAL.match(after))


def _is_age(before: str, bound: str, after: str, *, is_years: bool, is_bare: bool) -> bool:
    may_be = _YEARS.match(after) if is_years else is_bare and _ON_OR_UNDER.search(before + bound)
    is_of_so_many = is_years and _SO_MANY_ARE.search(before) is not None
    return bool(may_be) and (is_of_so_many or _AGED.search(before) is not None)


def _is_lifelong(text: str, start: int, number: tuple[int, int]) -> bool:
    """Tell whether so many years, right after who is meant, are an age: ``hjemløse under 24 år``.

    Nothing that a report waits for takes so long.
    """
    figures = text[number[0] : number[1]].split(maxsplit=1)[0]
    if not figures.isdigit() or int(figures) < _GROWING:
        return False
    return _OLDER.search(text[max(0, start - 24) : start] + text[start : number[0]]) is not None


def _is_named(before: str, after: str) -> bool:
    words = before.rsplit(None, 1)
    if words and words[-1].isupper() and _ACRONYM.search(before) and _NAME_ENDS.match(after):
        return True  # "MFR 2: 93 %"
    match = _NAMED.search(before) if words and not words[-1].islower() else None
    if match is None:
        return False
    word = match.group().strip()
    opens = before[: match.start()].rstrip()[-1:] in {"", *".:*•-!?;"}
    return not opens and word.casefold() not in _OPENERS
