"""Tell what a number counts: a measure, or the noun after it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from goalextract.language.numbers import NUMBER_WORDS


class Sort(StrEnum):
    """Name what a quantity is an amount of."""

    COUNT = "count"
    SHARE = "share"
    POINTS = "points"
    MONEY = "money"
    DURATION = "duration"
    SCORE = "score"
    BARE = "bare"
    """Nothing says what is counted."""


class Unit(NamedTuple):
    """Hold what is counted: its name, its sort and where its words end."""

    name: str | None
    sort: Sort
    end: int
    factor: int = 1
    """What the number is to be multiplied by: 1000 for ``t.kr.``"""


_MEASURE: Final = re.compile(
    r"\s?(?=[%,adhkmnpstuvå])(?:"
    r"(?P<points>(?:%|pct\.?|procent|prosent)\s?-?point(?:s|er)?\b"
    r"|(?:procent|prosent)(?:point|poeng|enheter)\w*)"
    r"|(?P<share>%|(?:pct|procent|prosent)\b\.?)"
    r"|(?P<thousands>t\.?\s?kr\b\.?|tkr\b\.?|tusinde?\skr\b\.?)"
    r"|(?P<money>kr\b\.?|kroner\b|DKK\b|(?-i:SEK|NOK)\b|,-)"
    r"|(?P<time>(?P<days>(?:hver|arbejds|kalender|verk|vecko|ukes)?dage?n?s?\b|døgn\b|dagar\b|dager\b)"
    r"|(?P<weeks>ugers?\b|uge\b|veckor\b|uker\b)"
    r"|(?P<months>måneders?\b|måned\b|månader\b|mdr\b\.?)"
    r"|(?P<years>år(?:et(?!\s(?:før|inden)\b))?\b)|(?P<hours>timers?\b|time\b|timmar\b)"
    r"|(?P<minutes>minutters?\b|minut\b|min\b\.?|minuter\b)|(?P<seconds>sekunder\b|sek\b\.?))"
    r"|(?P<score>points?\b|poeng\b|poäng\b)"
    r")",
    re.IGNORECASE,
)
_TIMES: Final = {"weeks": "uger", "months": "måneder", "years": "år", "hours": "timer",
                 "minutes": "minutter"}  # fmt: skip
_MONEY_BEFORE: Final = re.compile(r"\b(?:kr\.?|DKK)\s?$", re.IGNORECASE)
_TOKEN: Final = re.compile(
    r"\s*(?P<word>(?:km2|m2|m3|m²|m³|CO2e?)\b|[^\W\d_](?:[\w’']|-(?=\w))*(?:/\w+)?-?)"
)
_SIZES: Final = frozenset(
    "km m cm mm m2 m² m3 m³ km2 kvm meter kilometer ha hektar kg g mg ton tons t l liter"
    " kwh mwh gwh mw kw ppm km/t gram kilo".split()
)
PIECES: Final = "stk."
_PIECES: Final = re.compile(r"\sstk\b\.?")
"""So many of what was named before: ``Vandhuller: 8 stk.``"""
_FEW: Final = 5
"""So many words may stand before the noun."""
_STOPS: Final = frozenset(
    # prepositions, conjunctions, pronouns, adverbs, everyday verbs: no noun follows as the unit
    "i på med til fra for ved om under over mod efter før inden uden mellem gennem hos blandt ad"
    " og eller men samt mens når hvis som der at da idet så hvor hvoraf heraf derfor dermed således"
    " er var bliver blev har havde kan skal vil får fik står ligger kommer gik går tog tager giver"
    " deltager deltog svarer svarede siger oplever benytter bruger mener modtager modtog viser har"
    " steg falder faldt stiger udgør udgjorde den det de dem vi hun han man ikke kun også mere"
    " mindre end nåede mulige ud pr per årligt årlig ugentligt dagligt månedligt hver hvert i"
    " forbi venter afventer lever bor mener svarer oplyser vurderer angiver foretrækker"
    " tilkendegiver takker takkede siger sagde"
    " tilsammen alt lavere højere bedre allerede nu stadig"
    " derefter siden desuden dog både enten hverken fordi"
    " af och eller med till från för vid om under över efter innan som att är var blev har ska"
    " kommer den det de inte bara även per ikke ikkje og eller men når hvis at da er ble blir"
    " langs bag foran nær omkring ja nej må måtte op ned"
    " gennemfører gennemførte bestod består vælger valgte"
    " lagde satte gjorde sagde bragte kender kendte ønsker synes sig"
    " udefra hjemme ude inde nede oppe sammen selv igen tilbage videre frem hjem væk rundt udenfor"
    " indenfor direkte endelig altså nemlig ligeledes klar klart færdig åben"
    " kom fandt holdt gav stod lå sad søgte begyndte startede mødte ville kunne skulle måtte"
    " åbnede lukkede startede sluttede flyttede svarede klarede endte landede manglede fortsatte"
    " riktade"
    " en et én ét ett ei ifm ifbm ifht jf mhp pga vedr bl fx fsva"
    " inkl eksklusive inklusive ekskl ca cirka min maks mindst højst minimum maksimum".split()
) | frozenset(NUMBER_WORDS)
_KEPT: Final = frozenset({"ældre", "unge", "ledige", "unga", "äldre", "eldre"})
"""Adjectives that are nouns too, where no noun follows."""
_ADJECTIVE: Final = re.compile(
    r"(?:ede|ende|lige|ige|[ia]ble|ske|bare|somme|løse|fulde|elle|ale|iske|ære|øse|ive|agtige|artede"
    r"|tte|rte|gte|kte|gne|vne|mne|ante|ente|dte|[rk]rete|[æø]ste|nyme|[bg]ile|store|parate|liga|iga|ska|ade)$"
)
_ADJECTIVES: Final = frozenset(
    "nye ny nyt store stor stort større største små mindre mindste lille gamle"
    " yngre ældre unge lange blinde seje døve stumme"
    " seje glade flotte dygtige ivrige"
    " korte flere færre andre øvrige første sidste næste"
    " samme hele halve gode bedre bedste dårlige lokale"
    " regionale nationale globale fælles egne egen eget særlige forskellige enkelte almene private"
    " offentlige kommunale rene grønne røde gule blå friske faste løse fri frie tomme hver årlige"
    " yderligere ekstra supplerende nyere ældste stk store tværgående åbne lukkede hvide sorte"
    " ugentlig daglig månedlig årlig kommende"
    " andra nya större mindre lokala nye større flere gratis danske svenske norske"
    " yderlige hold-baserede digitale grønne"
    " syge raske svage stærke rige fattige dyre billige tunge lette smalle brede høje lave dybe"
    " våde tørre tætte sunde skæve hårde bløde fine pæne vilde skarpe flade milde ægte stille"
    " svære trygge utrygge lyse mørke kolde varme sjove kloge små tynde tykke".split()
)
_DEGREE: Final = re.compile(
    r"\s(?:helt|fuldt|meget|mere|ret|så|lidt|vidt|tidligere|dobbelt\sså|[^\W\d_]{2,}(?:ligt?|igt|vist?))\s"
    r"(?=(?P<of>[^\W\d_]+e)(?:\s[^\W\d_]|[.,;]|$))",
    re.IGNORECASE,
)
"""Before an adjective that goes before a noun: ``5 helt nye foreninger``."""
_DEGREES: Final = frozenset({"meget", "mere", "ret", "så", "tidligere"})
_AND: Final = re.compile(r",?\s(?:og|eller|samt)\s(?=(?P<of>[^\W\d_]+e)\s[^\W\d_])", re.IGNORECASE)
"""Between two adjectives of one noun: ``32 små og mellemstore virksomheder``."""
_JOINED: Final = re.compile(r"\s(?:og|eller|samt|och)\s([^\W\d_]{4,})")
"""After the first part of a word: the word whose last part it has: ``elev- og praktikpladser``."""
_ONESELF: Final = re.compile(r"\ssig\b")
_OFTEN: Final = frozenset({"årligt", "ugentligt", "månedligt", "dagligt"})
"""Right after a number these go before its noun: ``ét årligt møde``; after it, they say when."""
_NEUTER: Final = frozenset({"stort", "nyt", "ekstra", "fælles", "eget", "lille"})
"""Before a noun of one thing, which may end as what was done does: ``ét stort felt``."""
_RATE: Final = re.compile(r"(?:km|kWh|MWh|liter|l|m|kg|g|mg|ton)/")
"""Units over others keep both: ``km/t``."""
_PARTICIPLE: Final = re.compile(
    r"(?!\w*(?:kast|skift|kort|skridt|snit|punkt|sæt|aft|itet|ent|ekt|ukt|trakt|ant)$)\w{3,}t$"
)
"""A word after a number that says what was done: no noun of several things ends so."""
_DONE: Final = re.compile(r"[^\W\d_]{3,}(?<!er)es$")
"""Right after a number: what is done with so many: ``alle 64 synes årligt``."""
_VERB: Final = re.compile(r"\w{2,}(?:ede|te|de)$")
_ITS_OBJECT: Final = re.compile(r"[^\W\d_]{3,}(?:en|et|erne|ene)|[A-ZÆØÅ][a-zæøå]+")
"""A noun of one known thing, or a name: none of several things after a number."""
_PEOPLE: Final = re.compile(r"(?:ige|ende|unge|ældre)$")
"""So end adjectives that stand for people."""
_LAST: Final = frozenset({"sidste", "forrige", "foregående"})
_PERIOD: Final = re.compile(r"\s(?:år|måned|kvartal|uge|halvår|sæson|skoleår)\b")
_MAY_MISS: Final = frozenset({"mangler", "vedrører", "omhandler"})
_MISSING: Final = re.compile(
    r"(?:mangler|vedrører|omhandler)\s(?:fortsat|stadig|endnu|nu|[^\W\d_]+,)"
)
"""After a number: so many are missing, or are of something; they are no lacks."""
_PASSIVE: Final = re.compile(r"(?!\w+ramte$)\w{2,}(?:es|ades|edes|tes)$|\w{2,}(?:ede|te|gde)$")


def is_size(unit: str | None) -> bool:
    """Tell whether a unit measures how large or heavy a thing is, whatever the thing.

    Example: ``"ton"`` -> True; ``"lån"`` -> False.
    """
    return unit is not None and unit.casefold() in _SIZES


def unit_after(text: str, at: int, before: str) -> Unit:
    """Return what the number that ends at an offset counts.

    Args:
        text: the whole text.
        at: the character after the number.
        before: the words before the number.

    Example: after ``2-3`` in ``"2-3 større events"`` -> ``events``, a count; after ``5`` in ``"5 af
    kommunens skoler"`` -> ``skoler``; after ``20`` in ``"20 pct."`` -> ``%``, a share.
    """
    measure = _MEASURE.match(text, at)
    if measure is not None and not _goes_on(text, measure):
        return _measured(measure)
    if _MONEY_BEFORE.search(before):
        return Unit("kr.", Sort.MONEY, at)
    noun = noun_after(text, at)
    if noun is None or noun[0] == "stk":
        pieces = _PIECES.match(text, at)
        return Unit(PIECES, Sort.COUNT, pieces.end()) if pieces else Unit(None, Sort.BARE, at)
    return Unit(noun[0], Sort.COUNT, noun[1])


def _goes_on(text: str, measure: re.Match[str]) -> bool:
    """Tell whether a measure's letters are but the beginning of a word: ``år-`` in ``årsværk``."""
    end = measure.end()
    last = text[end - 1 : end]
    return last.isalpha() and text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def _measured(match: re.Match[str]) -> Unit:
    end = match.end()
    if match["points"]:
        return Unit("procentpoint", Sort.POINTS, end)
    if match["share"]:
        return Unit("%", Sort.SHARE, end)
    if match["thousands"]:
        return Unit("kr.", Sort.MONEY, end, 1000)
    if match["money"]:
        return Unit("kr.", Sort.MONEY, end)
    if match["score"]:
        return Unit("point", Sort.SCORE, end)
    named = next((name for group, name in _TIMES.items() if match[group]), None)
    if named is None:
        word = match["time"].lower()
        named = "dage" if word in {"dag", "dage", "dages", "dagar", "dager"} else word
    return Unit(named, Sort.DURATION, end)


def noun_after(text: str, at: int) -> tuple[str, int] | None:
    """Return the noun that a number counts, as printed, and where it ends.

    Adjectives are passed over, and so is *of* with what owns the things counted.
    """
    seen: list[tuple[str, int]] = []
    position = at
    if (of := _OF.match(text, position)) is not None:
        position = of.end()
    for _ in range(_FEW):
        token = _TOKEN.match(text, position)
        if token is not None and (passed := _passed(text, position, token["word"], seen)):
            position = passed
            token = _TOKEN.match(text, position)
        if token is None or (seen and text[position : token.start("word")].strip()):
            break
        word = token["word"]
        small = word.lower()
        is_often = small in _OFTEN and not seen
        # "8 mindre møder" says how large they are, "8 mindre end" how many
        is_small = small == "mindre" and not text.startswith(" end", token.end())
        if small in _STOPS and not (is_often or is_small):
            break
        if small in _LAST and _PERIOD.match(text, token.end()):
            break
        if _is_verb_here(word, seen) or (
            word in _MAY_MISS and _MISSING.match(text, token.start("word"))
        ):
            break
        seen.append((word, token.end()))
        position = token.end()
        if not (is_often or _is_adjective(word)):
            break
    return _chosen(seen, text)


def _passed(text: str, at: int, word: str, seen: Sequence[tuple[str, int]]) -> int | None:
    """Return where a noun phrase goes on after a word that only leads to its next adjective."""
    small = word.lower()
    if seen and small in {"og", "eller", "samt"}:
        leads = _AND.match(text, at) if _is_adjective(seen[-1][0]) else None
    else:
        leads = _DEGREE.match(text, at) if small.endswith("t") or small in _DEGREES else None
    return leads.start("of") if leads is not None and _is_adjective(leads["of"]) else None


def names_thing(after: str) -> bool:
    """Tell whether the words after a size say of what it is.

    Example: ``" kommunevej"`` -> True; ``" anlægges i 2014"`` -> False.
    """
    noun = noun_after(after, 0)
    return noun is not None and not _is_verb(noun[0])


_OF: Final = re.compile(
    r"\s*(?:ud\s)?a[fv]\s(?:de\s|disse\s|vores\s|alle\s)?(?:[0-9.]+\s)?(?:(?:[^\W\d_]+s)\s(?=[^\W\d_]))?",
    re.IGNORECASE,
)


def _is_adjective(word: str) -> bool:
    small = word.lower()
    return small in _ADJECTIVES or (_ADJECTIVE.search(small) is not None) or small.endswith("-")


def _is_verb_here(word: str, seen: Sequence[tuple[str, int]]) -> bool:
    """Tell whether a word is a verb where it stands: after an adjective, what ends so is none."""
    if not seen:
        return _DONE.match(word) is not None and word.lower() not in _ADJECTIVES
    is_noun = word.endswith("te") and (
        seen[-1][0].lower() in _ADJECTIVES or seen[-1][0].endswith("boende")
    )
    return not is_noun and _is_verb(word)


def _is_verb(word: str) -> bool:
    """Tell whether a word after another is likelier a verb: ``kontaktes``, ``afholdes``."""
    small = word.lower()
    return small not in _ADJECTIVES and _PASSIVE.match(small) is not None


def _chosen(seen: list[tuple[str, int]], text: str) -> tuple[str, int] | None:
    """Return the noun among the words after a number: the last, unless it only ends a phrase."""
    while seen:
        word, end = seen[-1]
        small = word.lower()
        if small.endswith(("te", "ede")) and _ONESELF.match(text, end):
            return None  # "fjorten meldte sig"
        if small in _OFTEN or (small in _ADJECTIVES and small not in _KEPT):
            seen.pop()
            continue
        if small.endswith("-"):
            if (joined := _JOINED.match(text, end)) is not None:
                return joined[1], joined.end()
            whole = _whole(word, text)
            return (whole, end) if whole else None
        if len(seen) > 1 and _VERB.search(seen[-2][0]) and _ITS_OBJECT.fullmatch(word):
            # "24 unge besøgte byen": the word before is a verb, this is what it is done to
            del seen[-2:]
            continue
        is_neuter = len(seen) > 1 and seen[-2][0].lower() in _NEUTER
        if _PARTICIPLE.match(small) and not is_neuter:
            if len(seen) == 1 or _PEOPLE.search(seen[-2][0]) is None:
                return None
            seen.pop()  # "14 frivillige tilknyttet"
            continue
        return (word if _RATE.match(word) else word.split("/")[0]).rstrip("-"), end
    return None


def _whole(part: str, text: str) -> str | None:
    """Return the word whose end a hyphen stands for, if the text has it elsewhere.

    Example: ``"fuldtids-"`` where ``fuldtidsstuderende`` stands in the text.
    """
    match = re.search(rf"(?<!\w){re.escape(part.rstrip('-'))}\w+", text, re.IGNORECASE)
    return match.group() if match is not None else None
