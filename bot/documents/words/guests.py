"""Phrases that make somebody a guest of an item, and the attendance they tell. Data: the first wins."""

import re
from dataclasses import dataclass

from bot.documents.words import alternatives, listed
from bot.domain.agenda import Attendance


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestPhrase:
    pattern: re.Pattern[str]
    attendance: Attendance
    presents: bool = False  # only a title with a name counts: units and members present, too
    named: bool = False  # only people with a name count: "Alle ledere inviteres til kurset"
    subject_follows: bool = False  # "Afbud fra X", "fremlægges af X"


# Not at this item: a conference, a working group, another meeting.
_HERE = alternatives(
    r"""
    behandling
    drøftelse
    punkt
    sag
    mød
    dagens
    dialog
    orientering
    gennemgang
    præsentation
    fremlæggelse
    den(?:ne)?\s
    dette
    det\s
    direktionens
    teams
    kl
    en del
    hele
    første
    sidste
    starten
    slutningen
    begyndelsen
    """
)
_TOO = r"(?:også|ligeledes|desuden|endvidere|tillige|fast)"
_HERE_ONLY = rf"(?!\s+(?:{_TOO}\s+)?(?:i|på|ved)\s+(?!{_HERE}))"
_TO_HERE = (
    r"(?=\s*(?:[.,;]|$)| (?:med )?(?:til|under|i) "
    r"(?:punktet|mødet|drøftelsen|behandlingen|sagen|at (?:deltage|orientere|præsentere)))"
)
_ADVERB = r"(?:\s+(?:også|endvidere|desuden|ligeledes|tillige|på mødet|under punktet|herefter|kort|derfor))?"
_TALK = (
    r"(?:et |en |kort |sit |sin |indledende |status på |korte? )*"
    r"(?:oplæg|indlæg|præsentation|orientering|introduktion|status|gennemgang|redegørelse)"
)
_FOR_MINUTES = r"(?: (?:på|i|af) (?:ca\. )?\w{1,6} min(?:\.|utter)| \((?:ca\. )?\w{1,6} min(?:\.|utter)\))?"
_SADLY = r"(?: dog| desværre| alligevel)?"


def _phrase(
    patterns: str,
    attendance: Attendance,
    *,
    presents: bool = False,
    named: bool = False,
    follows: bool = False,
) -> GuestPhrase:
    return GuestPhrase(
        pattern=re.compile(rf"\b(?:{alternatives(patterns)})(?!\w)", re.IGNORECASE),
        attendance=attendance,
        presents=presents,
        named=named,
        subject_follows=follows,
    )


GUEST_PHRASES = (
    _phrase(
        rf"""
        (?:havde|har|måtte|har måttet|havde måttet){_SADLY} (?:meldt?e?|sendt?e?) (?:afbud|forfald)
        meld(?:te|er) (?:afbud|forfald)
        (?:kunne|kan|har|havde){_SADLY} ikke (?:deltage|deltaget|være til stede|komme)
        (?:deltog|deltager|mødte){_SADLY} ikke
        (?:var|er|blev){_SADLY} (?:forhindret|fraværende|sygemeldt)
        """,
        Attendance.CANCELLED,
    ),
    _phrase("afbud fra", Attendance.CANCELLED, follows=True),
    _phrase(
        rf"""
        (?:deltog|har{_ADVERB} deltaget|havde deltaget|medvirkede|var til stede|overværede){_HERE_ONLY}
        """,
        Attendance.ATTENDED,
    ),
    _phrase(
        rf"""
        (?:deltager|medvirker|overværer|er til stede){_HERE_ONLY}
        (?:vil{_ADVERB}|skal|forventes at) deltage{_HERE_ONLY}
        kommer til (?:punktet|mødet)
        (?:er|bliver|var|blev) (?:indbudt|inviteret){_TO_HERE}
        (?:inviteres|indbydes){_TO_HERE}
        """,
        Attendance.PLANNED,
    ),
    _phrase(
        r"""
        (?:er|bliver|var|blev) (?:indbudt|inviteret)
        inviteres
        indbydes
        """,
        Attendance.PLANNED,
        named=True,
    ),
    _phrase(
        rf"""
        vil{_ADVERB} (?:gennemgå|præsentere|fremlægge|orientere|forelægge)
        vil{_ADVERB} (?:redegøre|indlede|fortælle|vise|introducere)
        vil{_ADVERB} (?:holde|give|stå for) {_TALK}
        gennemgår
        præsenterer
        fremlægger
        orienterer
        forelægger
        redegør
        indleder
        fortæller
        viser
        introducerer
        byder velkommen
        (?:holder|giver|står for){_ADVERB} {_TALK}
        """,
        Attendance.PLANNED,
        presents=True,
    ),
    _phrase(
        rf"""
        gennemgik
        præsenterede
        fremlagde
        orienterede
        forelagde
        redegjorde
        indledte
        fortalte
        viste
        introducerede
        bød velkommen
        (?:holdt|gav|stod for){_ADVERB} {_TALK}
        """,
        Attendance.ATTENDED,
        presents=True,
    ),
    _phrase(
        r"(?:blev|er|var) (?:fremlagt|præsenteret|gennemgået|forelagt|indledt) (?:\w+ ){0,3}?(?:af|ved)",
        Attendance.ATTENDED,
        presents=True,
        follows=True,
    ),
    _phrase(
        rf"""
        (?:fremlægges|præsenteres|gennemgås|forelægges|indledes) (?:\w+ ){{0,3}}?(?:af|ved)
        (?:oplæg|indlæg|præsentation|orientering|gennemgang|status){_FOR_MINUTES} (?:ved|v/|v\.|af)
        v/
        """,
        Attendance.PLANNED,
        presents=True,
        follows=True,
    ),
    _phrase(r"(?:gæst(?:er)?|inviterede?|deltagere?(?: under punktet)?):", Attendance.PLANNED, follows=True),
)

# Between the verb and the people in "I behandlingen deltog desuden jurist ...".
SKIPPED_BEFORE_PEOPLE = listed(
    "også endvidere desuden ligeledes tillige på mødet fra derfor herudover bl.a både henholdsvis"
)

ACCOMPANIED = re.compile(r"\b(?:sammen med|ledsaget af|bistået af)\s", re.IGNORECASE)

# A sentence about another meeting tells nothing about this one.
_GATHERING = r"(?:\w*møde(?:t|rne)?|\w+seminar(?:et)?)"
ANOTHER_MEETING = re.compile(
    rf"^(?:på|ved|siden|efter|under|fra) (?:\w+ )?{_GATHERING} (?:d\.|den|i|fra|af) (?:\D{{0,14}})?\d"
    rf"|\b(?:tidligere|sidste|seneste|forrige) {_GATHERING}\b"
    r"|^(?:i|den|d\.) .{0,40}\b(?:drøftede|behandlede|godkendte) (?:direktionen|udvalget|chefgruppen)\b",
    re.IGNORECASE,
)

# Members of the body who took no part, being partial, or were away for one item: no guests.
APART = re.compile(
    r"^(?P<names>.+?)(?: deltog ikke i (?:punktets |sagens )?behandlingen? \(inhabile?\)"
    r"|: fraværende (?:under|i) punktet)\.?$",
    re.IGNORECASE,
)

# A sentence of minutes that speaks of what comes after the meeting.
LATER = re.compile(
    r"\b(?:næste|kommende|senere|igen|inden|medio|ultimo|primo|efterfølgende|herefter|derefter|"
    r"fremadrettet|senest|til foråret|til efteråret|i løbet af|revideret|nyt udkast|nye udkast)\b",
    re.IGNORECASE,
)
