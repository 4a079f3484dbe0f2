"""Read how a number bounds what it counts: at least, at most, about, nearly."""

import re
from typing import Final

_FILL: Final = (
    r"(?:\s(?:i\salt|samlet|de|yderligere|i\sgennemsnit|gennemsnitligt|et\sgennemsnit\spå|på|til|årligt"
    r"|om\såret|pr\.?\sår|kr\.?|har|er|en\sscore\spå))*\s?"
)
_WORDS: Final = {
    ">=": (
        r"mindst", r"minimum", r"min\.?", r"som\sminimum", r"ikke\sunder", r"ikke\smindre\send", r"ikke\sfærre\send",
        r"ikke\slavere\send", r"minst", r"lägst", r"≥", r">=", r"i\sdet\smindste", r"et\sminimum\spå", r"ned\stil",
    ),
    ">": (r"over", r"mere\send", r"flere\send", r"større\send", r"højere\send", r"överstiga", r"mer\sän", r"fler\sän",
          r"över", r"flere\senn", r"mer\senn", r">", r"overstige[rt]?", r"oversteg"),
    "<=": (
        r"højst", r"maks\.?", r"max\.?", r"maksimalt", r"maksimum", r"maximalt", r"ikke\sover", r"ikke\smere\send",
        r"ikke\sflere\send", r"ikke\soverstige[rt]?", r"ikke\shøjere\send", r"inden\sfor", r"op\stil", r"højest",
        r"högst", r"inom", r"høyst", r"inntil", r"ikke\smer\senn", r"≤", r"<=", r"allerhøjst", r"et\smaksimum\spå",
        r"senest", r"inte\söver",
    ),
    "<": (r"under", r"mindre\send", r"færre\send", r"lavere\send", r"mindre\sän", r"färre\sän", r"lägre\sän",
          r"færre\senn", r"lavere\senn", r"<"),
    "~": (r"ca\.?", r"cirka", r"circa", r"omkring", r"omtrent", r"rundt\sregnet", r"i\somegnen\saf", r"cirka",
          r"ungefär", r"omlag", r"om\slag", r"~", r"anslået", r"i\sstørrelsesordenen"),
    "~<": (r"knap", r"knapt", r"knappe", r"op\smod", r"næsten", r"tæt\spå", r"lige\sunder", r"nästan", r"nesten",
           r"nær(?:mere)?"),
    "~>": (r"godt", r"lidt\sover", r"lige\sover", r"lidt\smere\send", r"drygt", r"drøyt", r"rundt"),
}  # fmt: skip
_BEFORE: Final = re.compile(
    r"(?<![\w])(?:"
    + "|".join(
        f"(?P<c{index}>{'|'.join(sorted(words, key=len, reverse=True))})"
        for index, words in enumerate(_WORDS.values())
    )
    + rf"){_FILL}$",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(
    r"\s?(?:\w+\s){0,3}?eller\s(?:(?P<more>mere|flere|derover|bedre|højere)|(?P<less>mindre|færre|derunder|lavere))\b"
    r"|\s?\+(?!\d)",
    re.IGNORECASE,
)
_WIDEST: Final = 44


def comparator_before(text: str, at: int) -> tuple[str, int] | None:
    """Return the comparator that stands before a number, and where its words start.

    Example: before ``50`` in ``"som minimum 50"`` -> ``(">=", 0)``.
    """
    left = max(0, at - _WIDEST)
    match = _BEFORE.search(text[left:at])
    if match is None:
        return None
    index = next(i for i in range(len(_WORDS)) if match[f"c{i}"])
    return list(_WORDS)[index], left + match.start()


def comparator_after(text: str, at: int) -> str | None:
    """Return the comparator that stands after a unit.

    Example: after ``30 elever`` in ``"30 elever eller flere"`` -> ``">="``.
    """
    match = _AFTER.match(text, at)
    if match is None:
        return None
    return "<=" if match["less"] else ">="
