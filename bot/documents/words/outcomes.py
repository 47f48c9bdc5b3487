"""Phrases of decisions and the outcome each tells, in the order in which they win. Data, no code."""

import re

from bot.documents.words import alternatives
from bot.domain.agenda import Outcome


def _any(patterns: str) -> re.Pattern[str]:
    return re.compile(alternatives(patterns), re.IGNORECASE)


_MEETING = r"(?:\w*møder?\w*|\w*seminar\w*)"
_MATTER = r"(?:punktet|punkterne|sagen|sagens behandling|behandlingen(?: af \w+)?|drøftelsen|beslutningen)"
_COUNCIL = r"(?:\w*udvalget|byrådet|kommunalbestyrelsen|regionsrådet)"
_APPROVED = (
    r"(?:godkend(?:t|te|es|tes|er)|tiltr(?:ådt|ådte|ædes|æder)|vedta(?:get|ges|ger)|vedtog(?:es)?|"
    r"tilslutt(?:ede|er) sig|bifald(?:t|es))\b"
)
_CHANGE = r"(?:rettelse|tilføjelse|ændring|bemærkning|justering|præcisering|forbehold|forudsætning|kommentar)"

# The first row that matches wins.
OUTCOMES: tuple[tuple[Outcome, re.Pattern[str]], ...] = (
    (
        Outcome.WITHDRAWN,
        _any(
            rf"""
            ^(?:{_MATTER} )?(?:udgår|udgik|udgået)\b
            \b{_MATTER} (?:udgår|udgik|er udgået|bortfalder|bortfaldt)\b
            \b{_MATTER} (?:blev |er )?(?:trukket|taget af dagsordenen)
            """
        ),
    ),
    (
        Outcome.POSTPONED,
        _any(
            rf"""
            \b(?:udsættes|udskydes|udskudt|genoptages|genoptaget|genbehandles)\b
            \budsat\b(?! (?:for|aktivitet|område|bolig|stilling))
            \b(?:udsatte|udskød|udsætter|udskyder) {_MATTER}
            \btages op (?:igen )?(?:på|efter|til) (?:næste|et |det |den |\w+)
            \btages? op igen\b
            \bgenbesøge
            \bbehandles (?:igen|på ny|videre)\b
            \bbehandles på (?:næste|et (?:kommende|senere|af de kommende)|det kommende) {_MEETING}
            \bbehandles (?:\w+ )?på {_MEETING} (?:den|d\.) \d
            \b(?:ikke nået|nåede ikke|nåedes ikke)\b
            \binden endelig behandling\b
            """
        ),
    ),
    (
        Outcome.REJECTED,
        _any(
            rf"""
            \bikke (?:blev )?{_APPROVED}
            \b(?:kunne|kan) ikke (?:tilslutte sig|godkende|tiltræde|støtte|anbefale)
            \btilsluttede sig ikke
            \bkunne ikke (?:godkendes|tiltrædes|imødekommes|anbefales)
            \bforkaste(?:t|s|de)\b
            \bforslaget (?:faldt|bortfaldt)\b
            \bafslag\b
            \bafsl(?:ået|ås|og)\b
            \bikke imødekommet\b
            \bimødekommes ikke\b
            \bafvis(?:t|es)\b
            \bafviste (?:forslaget|indstillingen|oplægget|ansøgningen)
            \bgodkend(?:te|es) ikke\b
            """
        ),
    ),
    (
        Outcome.REFERRED,
        _any(
            rf"""
            \b(?:frem|over|videre|til)?sendes (?:tilbage )?til\b
            \b(?:frem|over|videre)sendt til\b
            \bsendt tilbage til\b
            \bsendte \w+ tilbage til\b
            \bsendes i høring\b
            \bhenvis(?:t|es|te)\b(?: \w+){{0,3}} til\b
            \b(?:frem|over|videre)?sendte\b(?: \w+){{1,3}} (?:tilbage )?til\b
            \boverdrag(?:et|es) til\b
            \b(?:aftalt|besluttet|aftales),? at\b.{{0,200}}?\b(?:behandles|drøftes|tages op) (?:på|i)\b
            \bforelægges (?:for )?{_COUNCIL}\b
            """
        ),
    ),
    (
        Outcome.RECOMMENDED,
        _any(
            rf"""
            \banbefal(?:es|et|er|ede|edes)\b
            \bindstilles til {_COUNCIL}\b
            """
        ),
    ),
    (
        Outcome.APPROVED_WITH_REMARKS,
        _any(
            rf"""
            {_APPROVED}(?: \w+){{0,3}} (?:med|under) (?:\w+ ){{0,3}}{_CHANGE}\w*
            {_APPROVED} (?:incl|inkl)
            {_APPROVED} med den \w+
            """
        ),
    ),
    (
        Outcome.APPROVED,
        _any(
            rf"""
            \b{_APPROVED}
            \bbesluttede at (?:godkende|tiltræde|vedtage|igangsætte)\b
            \bunderskrev\b
            \bfølger indstillingen\b
            \bindstillingen (?:blev |er )?fulgt\b
            """
        ),
    ),
    (
        Outcome.NOTED,
        _any(
            r"""
            \btil efterretning\b
            \btil orientering\b
            \borientere(?:de|des)\b
            \bblev orienteret\b
            \bnoterede sig\b
            \borientering(?:en)? (?:blev |er )?givet\b
            """
        ),
    ),
    (
        Outcome.DISCUSSED,
        _any(
            r"""
            \bdrøft(?:et|ede|edes|er)\b
            \bblev behandlet\b
            \bbehandlede\b
            \bhavde en (?:\w+ )?drøftelse\b
            """
        ),
    ),
)

_REMARK = r"(?:bemærkning|kommentar|ændring|input|opmærksomhedspunkt|rettelse|tilføjelse|ændringsforslag)"
REMARKS = _any(
    rf"""
    \b(?:blev|er|var) (?:der )?(?:givet|afgivet|fremsat|knyttet) (?:\w+ ){{0,4}}?{_REMARK}
    \b(?:med|havde|gav|kom med) (?:\w+ ){{0,4}}?{_REMARK}
    """
)
NO_REMARKS = _any(r"\b(?:uden|ingen) (?:\w+ )?(?:bemærkninger|kommentarer|ændringer|rettelser)")

# These hold an outcome's word and tell none.
NOT_OUTCOMES = _any(
    r"""
    med henblik på (?:\w+ )?godkendelse
    \bfør(?:st)? (?:\w+ )?godkendelse
    \budsatte (?:borgere|børn|unge|familier|grupper|boligområder)
    \bafvise spørgsmål
    \bdog udgår afsnit \w+
    \b(?:når|hvis|såfremt|indtil)\b[^.,]*
    """
)

ANOTHER_ITEM = re.compile(
    r"\b(?:sag(?:en)?(?: nr\.?)?|pkt\.?|punkt(?:erne)?(?: nr\.?)?|dagsordenspunkt)\s*\d+", re.IGNORECASE
)
NOTHING = re.compile(
    r"^(?:ingen(?: bemærkninger| kommentarer)?|intet(?: at \w+)?|alle (?:var )?mødt|der var intet)\.?$",
    re.IGNORECASE,
)
POINT = re.compile(r"\bAd\.?\s*(?P<point>\d+)(?:\.|:|\))?\s*", re.IGNORECASE)
VOTES = re.compile(r"\bFor:?\s*(?P<for>\d+)\b.{0,300}?\b(?:I|i)mod:?\s*(?P<against>\d+)")
CLOSED = re.compile(r"^Mødet (?:blev )?(?:hævet|sluttede|afsluttet|slut)\b.*?kl", re.IGNORECASE)
