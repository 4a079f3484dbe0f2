"""Tell that the very thing that was to be made or done is there, or was given up."""

import re
from typing import Final, NamedTuple

from goalextract.language.clauses import is_plan
from goalextract.language.stems import is_kind_of, shared_stems
from goalextract.language.times import without_times
from goalextract.language.wordings import regex
from goalextract.records import Outcome

_TO_BE_MADE: Final = re.compile(
    r"\b(?:etabler\w*|opret\w*|udarbejd\w*|bygge[srt]?|opfør\w*|anlægge\w*|anlæg|indfør\w*|indførelse"
    r"|gennemfør\w*|afhold\w*|holdes|ansæt\w*|åbne[srt]?|implementer\w*|færdig\w*|vedtage\w*|udvikle[srt]?"
    r"|laves|nedsæt\w*|(?:taget|tages|tage)\si\sbrug|certificer\w*|indgå(?:s|et)?|renover\w*|omlægge\w*"
    r"|plante[srt]?|opsæt\w*|udrulle\w*|udrulning|forsøg|ny|nyt|nye|overgang|skifte?|leveres?|indkøbe[rs]?"
    r"|afvikle[srt]?|startes?|skabes|skal\shave\s(?:en|et|fælles|egen|eget)|udmøntes|udgives)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    r"(?P<all>(?:alle|samtlige|begge|alle\s(?:de\s)?[^\W\d_]+|de(?:\s[^\W\d_]+)?)\s)?"
    r"(?P<noun>[^\W\d_]{4,})\s(?=(?:er|blev|står|kom|faldt|trådte|gik|måtte|åbnede|var|foreligger|ligger)\b)",
    re.IGNORECASE,
)
_DEFINITE: Final = re.compile(r"\w{2,}(?:erne|ene|rne|en|et)")
_DONE: Final = re.compile(
    r"\b(?:(?:er|blev)\s(?:nu\s|alle\s|allerede\s|også\s|dermed\s)?(?:af)?(?:holdt|gennemført|viklet|etableret"
    r"|oprettet|åbnet|ansat|besat|indviet|anlagt|opført|bygget|færdig\w*|taget\si\sbrug|i\sdrift|startet"
    r"|på\splads|leveret|udført|sluttet|implementeret|indført|plantet|opsat|indgået|udarbejdet|vedtaget"
    r"|uddannet|indkøbt|renoveret|nedsat|fuldført|udrullet|certificeret|iværksat)"
    r"|stod?\s(?:nu\s)?(?:færdig|klar)\w*|står\s(?:nu\s)?(?:færdig|klar)\w*|foreligger|ligger\sklar|er\sen\srealitet|faldt\spå\splads|trådte\si\skraft"
    r"|gik\si\sluften|åbnede)\b",
    re.IGNORECASE,
)
_MADE: Final = re.compile(
    r"(?:er|blev|var)\s(?:(?:nu|alle|allerede|også|dermed|blevet|således|netop)\s)*"
    r"(?:(?:sat|stillet|hængt|sendt|lagt|trykt)\s(?:op|ud|ned)|(?:op|ind|ud)(?:sat|stillet|leveret|delt|sendt|skiftet)"
    r"|udmøntet|realiseret|hentet|indarbejdet|tilbudt|lavet|skabt|skrevet|installeret|monteret|gennemført|afholdt|renoveret|ombygget|skiftet|trykt"
    r"|færdige?|klar|i\s(?:drift|brug|hus|gang)|på\splads)\b"
    r"|(?:står|ligger|stod|lå)\s(?:nu\s)?(?:færdig\w*|klar\w*)|(?:kom|kommet)\spå\splads",
    re.IGNORECASE,
)
"""What is done with things that are to be there, beside what ``_DONE`` says."""
_ALL_WERE: Final = re.compile(
    r"(?:alle|samtlige|begge)(?:\s(?:\d+|[^\W\d_]{2,8}))?\s(?:er|blev|har|bliver)\s(?:nu\s|også\s|allerede\s)?(?P<done>[^\W\d_]{4,}t)\b",
    re.IGNORECASE,
)
"""All of them were as they were to be: ``Alle fem er uddannet``."""
_BEFORE_DONE: Final = re.compile(
    r"\b(?:udbudt|(?:for)?projekteret|planlagt|bestilt|budgetteret|påbegyndt|igangsat|forberedt|opgivet|aflyst|droppet|ansøgt"
    r"|udsat|udskudt|rykket|sat\s(?:i|på|ned)|reduceret|stoppet|nedlagt|forkastet|drøftet|undersøgt|tegnet|kendt|steget|faldet"
    r"|ændret|uændret|fordelt|baseret|præget|ramt|godt|lidt|meget|blot|først|ventet|forventet|efterspurgt|forhandlet)\b",
    re.IGNORECASE,
)
"""What is not yet, or not, so; and what only describes."""
_SOME_MISSING: Final = re.compile(
    r"\b(?:\d+|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|flere|enkelte|nogle)\s(?:af\sdem\s)?mangler\b"
)
_BUT_SOME: Final = re.compile(r"\b(?:bortset\sfra|undtagen|på\snær|med\sundtagelse)\b")
_GIVEN_UP: Final = re.compile(
    r"\b(?:(?:er|blev)\s(?:desværre\s)?(?:opgivet|aflyst|droppet|nedstemt|forkastet|skrinlagt|annulleret|stoppet|sparet\svæk)"
    r"|måtte\s(?:opgives|aflyses|droppes|indstilles)|kom\saldrig\s(?:i\sgang|op\sat\sstå|til\sat)"
    r"|(?:er|blev)\s(?:desværre\s)?ikke\s(?:etableret|oprettet|gennemført|afholdt|holdt|åbnet|ansat|indført"
    r"|anlagt|opført|bygget|udarbejdet|vedtaget)|blev\s(?:aldrig|ikke)\stil\snoget)\b",
    re.IGNORECASE,
)
_POSTPONED: Final = re.compile(
    r"\b(?:er|blev)\s(?:desværre\s|derfor\s|stadig\s|fortsat\s)?"
    r"(?:(?:udskudt|udsat|rykket|skudt)\s(?:til|indtil|et|en)|(?:sendt\s)?i\s(?:høring|udbud|bero)|slået\sop|under\s\w+(?:ing|else)|endnu\sikke\s\w+t)\b",
    re.IGNORECASE,
)
_NONE_OF: Final = re.compile(
    r"\b(?:har|er|blev)\s(?:der\s|endnu\s|desværre\s)?(?:ikke|ingen)\s(?:blevet\s)?[^\W\d_]{2,}t\s"
    r"(?:nogen\s|noget\s|nogle\s)?(?P<noun>[^\W\d_]{4,})\b(?![^.]*\b(?:men|til|nok)\b)",
    re.IGNORECASE,
)
"""Not one of the things is there: ``Rådet har ikke afgivet høringssvar``."""
_MANAGED: Final = re.compile(
    r"(det\s(?:er\s|var\s)?(?:[^\W\d_]+\s){0,2}?lykke(?:des|t)\s(?:ikke\s|desværre\sikke\s)?)at\s(?P<what>[^.,;]+)",
    re.IGNORECASE,
)
_WHERE: Final = re.compile(
    r"(?:et|t|de)\s(?:for|i|på|hos|ved)\s(?!alle|hele|samtlige|sin|fuld|løbet|brug|drift|gang|plads|kraft|luften"
    r"|foråret|sommeren|efteråret|vinteren|slutningen|begyndelsen|august|september|oktober|november"
    r"|december|januar|februar|marts|april|maj|juni|juli)([^\W\d_]{4,})",
    re.IGNORECASE,
)
_PARTICIPLE: Final = re.compile(
    r"(?:er|blev)\s(?:nu\s|alle\s|også\s|blevet\s)?([^\W\d_]{5,}(?:et|t))\b", re.IGNORECASE
)
_WAY: Final = re.compile(
    r"(?<!\d\s)\b(?:bedre|lavere|højere|flere|færre|mere|mindre)\b", re.IGNORECASE
)
"""What a goal asks for beside a thing: that it is there does not tell of that."""
_STEP: Final = regex("completed", "step")
_TO_DO: Final = regex("deeds", "to_do")
_WORD: Final = re.compile(r"[^\W\d_]{5,}")
_OPENING: Final = 5
_ROOT: Final = 3
"""So many letters of its root a participle keeps: ``ansat`` of ``ansættes``."""
_UNWANTED: Final = re.compile(
    r"\b(?:ingen|intet|nul|ikke|højst|maks\w*|færre|under|undgå\w*|mindske\w*|nedbring\w*|reducer\w*|fald\w*)\b",
    re.IGNORECASE,
)
"""Of what shall be few or none, that there is none is good."""
_UNSURE: Final = re.compile(
    r"\b(?:delvist?|hovedpart\w*|nogle\saf|trin|næsten|kun|nogle|enkelte|flere\saf|de\sfleste|halvdelen|men|mens|dog|undtagen|bortset"
    r"|på\snær|først|endnu|snart|hvis|såfremt|forsink\w*|udskudt)\b",
    re.IGNORECASE,
)
_REFUSED: Final = re.compile(r"\b(?:ikke|ingen|aldrig|hverken)\b", re.IGNORECASE)


class Completion(NamedTuple):
    """Say what is told of a thing that was to be made."""

    outcome: Outcome
    thing: str

    def is_of(self, counted: str, language: str = "da") -> bool:
        """Tell whether the thing is what is counted in these words."""
        return shared_stems(self.thing, counted, language) > 0


def count_completed(
    counted: str, sentence: str, aim: str = "", language: str = "da"
) -> Completion | None:
    """Return what a sentence says of so many things, named by the noun that was counted.

    Example: of ``bænke`` in ``"Bænkene er sat op."`` -> ``met``; in ``"Bænkene er bestilt, og 4
    mangler stadig."`` -> ``not_met``; in ``"Bænkene er bestilt."`` -> None.
    """
    every = _ALL_WERE.match(sentence)
    done = _as_aimed(every["done"], sentence, aim) if every is not None else None
    if done is not None:
        return done
    subject = _SUBJECT.match(sentence)
    if subject is None or not (subject["all"] or _DEFINITE.fullmatch(subject["noun"])):
        return None
    noun = subject["noun"]
    is_of_it = shared_stems(noun, counted, language) or is_kind_of(counted, noun, language)
    if not (is_of_it or _is_form_of(noun, counted)):
        return None
    rest = without_times(sentence)[subject.end() :]
    outcome = _became_of_them(counted, sentence, noun, rest)
    if outcome == "met" and is_step_before(aim, rest):
        return None
    return Completion(outcome, noun) if outcome is not None else None


def _as_aimed(done: str, sentence: str, aim: str) -> Completion | None:
    """Return that all of them were as they were to be: ``Alle fem er uddannet``."""
    opening = done[:_ROOT].lower()
    is_so = any(word[:_ROOT].lower() == opening for word in _WORD.findall(aim))
    is_unsure = _UNSURE.search(sentence) or _REFUSED.search(sentence)
    return Completion("met", done) if is_so and not is_unsure else None


def _became_of_them(counted: str, sentence: str, noun: str, rest: str) -> Outcome | None:
    """Return what the rest of a sentence says of the things it opens with."""
    if _SOME_MISSING.search(rest):
        return "not_met"
    is_open = _REFUSED.search(rest) or is_plan(rest) or _BEFORE_DONE.search(rest)
    is_done = _DONE.match(rest) is not None or _MADE.match(rest) is not None
    if is_open or not is_done or any(map(str.isdigit, rest)):
        return None
    if _BUT_SOME.search(rest):
        return "partly_met"
    are_several = noun.endswith(("erne", "ene"))
    is_limited = _is_limited(counted, rest, are_several=are_several)
    return None if _UNSURE.search(sentence) or is_limited else "met"


def is_step_before(aim: str, rest: str) -> bool:
    """Tell whether what was done only leads to what is aimed at: ``indkøbt`` to ``opsættes``.

    What is aimed at without a verb is reached by it.
    """
    step = _STEP.match(rest)
    verbs = [match["verb"] or match["to"] for match in _TO_DO.finditer(aim)]
    root = (step["step"] if step is not None else "")[:_ROOT].casefold()
    return (
        step is not None and bool(verbs) and all(not v.casefold().startswith(root) for v in verbs)
    )


def _is_form_of(noun: str, counted: str) -> bool:
    """Tell whether a noun is one of those counted, in its definite form: ``vandrenden``."""
    words = _WORD.findall(counted.lower())
    return any(
        noun.lower().startswith(word[:-1]) and len(noun) - len(word) < _OPENING for word in words
    )


def completion_of(goal: str, sentence: str, language: str = "da") -> Completion | None:
    """Return what a sentence on the thing that a goal wants made says of it.

    Example: ``"Der gennemføres 3 temamøder."`` and ``"Temamøderne er afviklet."`` -> ``met``; and
    ``"Temamøderne kom aldrig i gang."`` -> ``not_met``; ``"Lederen er ansat."`` -> None.
    """
    may_be_none = " ikke " in sentence or " ingen " in sentence  # most sentences deny nothing
    none = _NONE_OF.search(sentence) if may_be_none else None
    if none is not None and _UNWANTED.search(goal) is None:
        is_of_goal = shared_stems(none["noun"], goal, language) > 0
        return Completion("not_met", none["noun"]) if is_of_goal else None
    managed = _MANAGED.match(sentence)
    if managed is not None:
        is_of_goal = shared_stems(managed["what"], goal, language) > 0
        outcome: Outcome | None = "not_met" if _REFUSED.search(managed[1]) else "met"
        return Completion(outcome, managed["what"]) if is_of_goal and outcome else None
    subject = _SUBJECT.match(sentence)
    if subject is None or not (subject["all"] or _DEFINITE.fullmatch(subject["noun"])):
        return None
    if not shared_stems(subject["noun"], goal, language):
        return None
    outcome = _became_of(goal, sentence, subject.end())
    return Completion(outcome, subject["noun"]) if outcome is not None else None


def _became_of(goal: str, sentence: str, at: int) -> Outcome | None:
    """Return what a sentence says from an offset on of the thing it opens with."""
    is_to_be_made = _TO_BE_MADE.search(goal) is not None and _WAY.search(goal) is None
    if is_to_be_made and _POSTPONED.match(sentence, at):
        return "not_yet_known"
    rest = without_times(sentence)[at:]
    has_number = any(map(str.isdigit, rest)) and any(map(str.isdigit, goal))
    if has_number or _UNSURE.search(sentence):
        return None
    if is_to_be_made and _GIVEN_UP.match(rest):
        return "not_met"
    are_several = sentence[:at].rstrip().endswith(("erne", "ene"))
    if _is_limited(goal, rest, are_several=are_several):
        return None
    if is_step_before(goal, rest):
        return None
    is_done = _does_as_said(goal, rest) or (is_to_be_made and _DONE.match(rest) is not None)
    return "met" if is_done and not is_plan(rest) and _REFUSED.search(rest) is None else None


def _is_limited(goal: str, rest: str, *, are_several: bool) -> bool:
    """Tell whether a place or a group that the goal does not name follows: ``er indført i byerne``.

    A single thing may well stand in one place: ``Klubben er åbnet i Sandby``.
    """
    return any(
        not shared_stems(match[1], goal) and (are_several or match[1].islower())
        for match in _WHERE.finditer(rest)
    )


def _does_as_said(goal: str, rest: str) -> bool:
    """Tell whether what was done is what the goal says: ``er udvidet`` of ``Udvide``."""
    done = _PARTICIPLE.match(rest)
    if done is None or _WAY.search(goal):
        return False
    opening = done[1][:_OPENING].lower()
    return any(word[:_OPENING].lower() == opening for word in _WORD.findall(goal))
