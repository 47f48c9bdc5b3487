"""Phrases of decisions and the outcome each tells, in the order in which they win. Data, no code."""

import re

from bot.domain.agenda import Outcome


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_MEETING = r"(?:\w*møder?\w*|\w*dialogmøde|\w*seminar\w*)"
_MATTER = r"(?:punktet|sagen|sagens? behandling|behandlingen(?: af \w+)?|punkterne|drøftelsen|beslutningen)"
_APPROVE = r"(?:godkend(?:t|te|es|tes|er)|tiltr(?:ådt|ådte|ædes|æder)|vedta(?:get|ges|ger)|vedtog(?:es)?|tilslutt(?:ede|er) sig|bifald(?:t|es))\b"

# The first row that matches wins.
OUTCOMES: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        Outcome.WITHDRAWN,
        _any(
            rf"^(?:{_MATTER} )?(?:udgår|udgik|udgået)\b",
            rf"\b{_MATTER} (?:udgår|udgik|er udgået|bortfalder|bortfaldt)\b",
            rf"\b{_MATTER} (?:blev |er )?(?:trukket|taget af dagsordenen)",
        ),
    ),
    (
        Outcome.POSTPONED,
        _any(
            r"\budsættes\b", r"\budskydes\b", r"\budskudt\b", r"\bgenoptages\b", r"\bgenoptaget\b",
            r"\budsat\b(?! (?:for|aktivitet|område|bolig|stilling))", rf"\budsatte {_MATTER}",
            rf"\b(?:udskød|udsætter|udskyder) {_MATTER}",
            rf"\btages op (?:igen )?(?:på|efter|til) (?:næste|et |det |den |\w+)", r"\bgenbesøge",
            rf"\bbehandles (?:igen|på ny|videre)\b", rf"\bbehandles på (?:næste|et (?:kommende|senere|af de kommende)|det kommende) {_MEETING}",
            rf"\bgenbehandles\b", r"\binden endelig behandling\b", rf"\btages? op igen\b",
        ),
    ),
    (
        Outcome.REJECTED,
        _any(
            rf"\bikke (?:blev )?{_APPROVE}", r"\bkunne ikke (?:godkendes|tiltrædes|imødekommes|anbefales)", r"\bforkaste(?:t|s|de)\b",
            r"\bforslaget (?:faldt|bortfaldt)\b", r"\bafslag\b", r"\bafslå(?:et|s)\b", r"\bafslog\b",
            r"\bikke imødekommet\b", r"\bimødekommes ikke\b", r"\bafvist\b", r"\bafvises\b", r"\bafviste (?:forslaget|indstillingen|oplægget|ansøgningen)",
            rf"\bblev ikke (?:godkendt|tiltrådt|vedtaget|imødekommet)\b", r"\bgodkendte ikke\b", r"\bgodkendes ikke\b",
        ),
    ),
    (
        Outcome.REFERRED,
        _any(
            r"\b(?:frem|over|videre|til)?sendes (?:tilbage )?til\b", r"\b(?:frem|over|videre)sendt til\b", r"\bsendt tilbage til\b",
            r"\bsendes i høring\b", r"\bhenvis(?:t|es|te) til\b", r"\boverdrag(?:et|es) til\b", r"\bsendte \w+ tilbage til\b",
            rf"\b(?:aftalt|besluttet|aftales),? at\b.{{0,200}}?\b(?:behandles|drøftes|tages op) (?:på|i)\b", r"\bforelægges (?:for )?\w*(?:udvalget|byrådet|kommunalbestyrelsen)\b",
        ),
    ),
    (Outcome.RECOMMENDED, _any(r"\banbefal(?:es|et|er|ede|edes)\b", r"\bindstilles til (?:\w*udvalget|byrådet|kommunalbestyrelsen)\b")),
    (
        Outcome.APPROVED_WITH_REMARKS,
        _any(rf"{_APPROVE}(?: \w+){{0,3}} (?:med|under) (?:\w+ ){{0,3}}(?:rettelse|tilføjelse|ændring|bemærkning|justering|præcisering|forbehold|forudsætning)\w*",
             rf"{_APPROVE} (?:incl|inkl)", rf"{_APPROVE} med den \w+"),
    ),
    (Outcome.APPROVED, _any(rf"\b{_APPROVE}", r"\bgodkender\b", r"\bbesluttede at (?:godkende|tiltræde|vedtage|igangsætte)\b", r"\bunderskrev\b", r"\bfølger indstillingen\b", r"\bindstillingen (?:blev )?fulgt\b")),
    (Outcome.NOTED, _any(r"\b(?:taget|tages|tager|tog)\b.{0,80}?\btil efterretning\b", r"\bto(?:g|ges) til efterretning\b", r"\btil efterretning\b", r"\borienteredes\b", r"\btil orientering\b", r"\borienterede\b", r"\bblev orienteret\b", r"\btaget til orientering\b")),
    (Outcome.DISCUSSED, _any(r"\bdrøftet\b", r"\bdrøfte(?:de|des)\b", r"\bdrøfter\b", r"\bblev behandlet\b", r"\bbehandlede\b", r"\bhavde en (?:\w+ )?drøftelse\b")),
)  # fmt: skip

REMARKS = _any(
    r"\b(?:der )?(?:blev|er|var|blev der) (?:givet|afgivet|fremsat|knyttet) (?:\w+ ){0,4}?(?:bemærkning|kommentar|ændring|input|opmærksomhedspunkt)",
    r"\b(?:med|havde|gav|kom med) (?:\w+ ){0,4}?(?:bemærkning|rettelse|tilføjelse|opmærksomhedspunkt|ændringsforslag)",
    r"\bmed (?:de|den|det) (?:\w+ ){0,3}?(?:bemærkning|rettelse|tilføjelse|ændring|kommentar)",
)
NO_REMARKS = _any(r"\b(?:uden|ingen) (?:\w+ )?(?:bemærkninger|kommentarer|ændringer|rettelser)")

# These hold an outcome's word and tell none.
NOT_OUTCOMES = _any(
    r"med henblik på (?:\w+ )?godkendelse", r"\bfør(?:st)? (?:\w+ )?godkendelse", r"\budsatte (?:borgere|børn|unge|familier|grupper|boligområder)",
    r"\bafvise spørgsmål", r"\bdog udgår afsnit \w+", r"\b(?:når|hvis|såfremt|indtil|inden)\b[^.,]*",
)

ANOTHER_ITEM = re.compile(r"\b(?:sag(?:en)?(?: nr\.?)?|pkt\.?|punkt(?:erne)?(?: nr\.?)?|dagsordenspunkt)\s*\d+", re.IGNORECASE)
NOTHING = re.compile(r"^(?:ingen(?: bemærkninger| kommentarer)?|intet(?: at \w+)?|alle (?:var )?mødt|der var intet)\.?$", re.IGNORECASE)
POINT = re.compile(r"\bAd\.?\s*(?P<point>\d+)(?:\.|:|\))?\s*", re.IGNORECASE)
VOTES = re.compile(r"\bFor:?\s*(?P<for>\d+)\b.*?\b(?:I|i)mod:?\s*(?P<against>\d+)")
CLOSED = re.compile(r"^Mødet (?:blev )?(?:hævet|sluttede|afsluttet|slut)\b.*?kl", re.IGNORECASE)
