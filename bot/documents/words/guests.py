"""Phrases that make somebody a guest of an item, with the attendance they tell. Data; the first match at a place wins."""

import re
from dataclasses import dataclass

from bot.domain.agenda import Attendance


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestPhrase:
    pattern: re.Pattern[str]
    attendance: Attendance
    presents: bool = False  # only a title with a name counts: units and members present, too
    subject_follows: bool = False  # "Afbud fra X", "fremlægges af X"


def _phrase(pattern: str, attendance: Attendance, *, presents: bool = False, follows: bool = False) -> GuestPhrase:
    return GuestPhrase(
        pattern=re.compile(rf"\b(?:{pattern})(?!\w)", re.IGNORECASE),
        attendance=attendance,
        presents=presents,
        subject_follows=follows,
    )


# Not at this item: a conference, a working group, another meeting.
_ELSEWHERE = (
    r"(?!\s+(?:(?:også|ligeledes|desuden|endvidere|tillige|fast)\s+)?(?:i|på|ved)\s+"
    r"(?!behandling|drøftelse|punkt|mød|dagens|dialog|sag|orientering|gennemgang|præsentation|fremlæggelse|den(?:ne)?\s|"
    r"dette|det\s|direktionens|teams|kl|en del|hele|første|sidste|starten|slutningen|begyndelsen))"
)
_ADVERB = r"(?:\s+(?:også|endvidere|desuden|ligeledes|tillige|på mødet|under punktet|herefter|kort|derfor|efterfølgende))?"
_TALK = r"(?:et |en |kort |sit |sin |indledende |status på |korte? )*(?:oplæg|indlæg|præsentation|orientering|introduktion|status|gennemgang|redegørelse)"

GUEST_PHRASES = (
    _phrase(r"(?:havde|har|måtte|har måttet|havde måttet)(?: desværre)? (?:meldt?e?|sendt?e?) (?:afbud|forfald)", Attendance.CANCELLED),
    _phrase(r"meld(?:te|er) (?:afbud|forfald)", Attendance.CANCELLED),
    _phrase(r"afbud fra", Attendance.CANCELLED, follows=True),
    _phrase(r"(?:kunne|kan|har|havde)(?: dog| desværre| alligevel)? ikke (?:deltage|deltaget|være til stede|komme)", Attendance.CANCELLED),
    _phrase(r"(?:deltog|deltager|mødte)(?: dog| desværre| alligevel)? ikke", Attendance.CANCELLED),
    _phrase(r"(?:var|er|blev)(?: desværre)? (?:forhindret|fraværende|sygemeldt)", Attendance.CANCELLED),
    _phrase(rf"(?:deltog|har{_ADVERB} deltaget|havde deltaget|medvirkede|var til stede|overværede){_ELSEWHERE}", Attendance.ATTENDED),
    _phrase(rf"(?:deltager|medvirker|vil{_ADVERB} deltage|skal deltage|forventes at deltage|er til stede|overværer|kommer til punktet){_ELSEWHERE}", Attendance.PLANNED),
    _phrase(r"(?:er|bliver|var|blev) (?:indbudt|inviteret)|inviteres|indbydes", Attendance.PLANNED),
    _phrase(
        rf"vil{_ADVERB} (?:gennemgå|præsentere|fremlægge|orientere|forelægge|redegøre|indlede|fortælle|vise|introducere|(?:holde|give|stå for) {_TALK})",
        Attendance.PLANNED,
        presents=True,
    ),
    _phrase(
        rf"(?:gennemgår|præsenterer|fremlægger|orienterer|forelægger|redegør|indleder|fortæller|viser|introducerer|byder velkommen|(?:holder|giver|står for){_ADVERB} {_TALK})",
        Attendance.PLANNED,
        presents=True,
    ),
    _phrase(
        rf"(?:gennemgik|præsenterede|fremlagde|orienterede|forelagde|redegjorde|indledte|fortalte|viste|introducerede|bød velkommen|(?:holdt|gav|stod for){_ADVERB} {_TALK})",
        Attendance.ATTENDED,
        presents=True,
    ),
    _phrase(r"(?:blev|er|var) (?:fremlagt|præsenteret|gennemgået|forelagt|indledt) (?:\w+ ){0,3}?(?:af|ved)", Attendance.ATTENDED, presents=True, follows=True),
    _phrase(r"(?:fremlægges|præsenteres|gennemgås|forelægges|indledes) (?:\w+ ){0,3}?(?:af|ved)", Attendance.PLANNED, presents=True, follows=True),
    _phrase(r"(?:oplæg|indlæg|præsentation|orientering|gennemgang|status) (?:ved|v/|af)", Attendance.PLANNED, presents=True, follows=True),
    _phrase(r"gæst(?:er)?:|inviterede?:|deltager(?:e)?(?: under punktet)?:", Attendance.PLANNED, follows=True),
)  # fmt: skip

# Between the verb and the people in "I behandlingen deltog desuden jurist ...".
SKIPPED_BEFORE_PEOPLE = frozenset("også endvidere desuden ligeledes tillige på mødet fra derfor herudover bl.a både henholdsvis".split())

ACCOMPANIED = re.compile(r"\b(?:sammen med|ledsaget af|bistået af)\s", re.IGNORECASE)

# A sentence about another meeting tells nothing about this one.
ANOTHER_MEETING = re.compile(
    r"^(?:på|ved|siden|efter|under) (?:direktions|udvalgs|chef|det |sit |sidste |seneste |forrige )*(?:mødet|møde|direktionsmødet|\w+mødet|\w+seminaret)\b"
    r"|\b(?:tidligere|sidst|forrige|seneste) (?:møde|\w+møde|drøftede|behandlede)|^(?:i|den|d\.) .{0,30}\b(?:drøftede|behandlede|godkendte) direktionen\b",
    re.IGNORECASE,
)
