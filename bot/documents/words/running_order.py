"""Words of the running order: breaks, times that are kept, how long a thing lasts. Data, no code."""

import re

from bot.documents.words import alternatives

CLOCK = r"\d{1,2}[.:]\d{2}(?!\d|[.:]\d)"
_AT = rf"(?:kl(?:okken|\.)?\s*)?(?:{CLOCK}|\d{{1,2}}(?!\d|[./:,]\d|\s*min))"

# How long: "10 min.", "ca. 10 minutter", "ti minutters", "et kvarter". Of "5-10 min." it is only the end.
NUMBERS = {
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
    "femten": 15,
    "tyve": 20,
    "tredive": 30,
    "fyrre": 40,
}
WHOLES = {"kvarter": 15, "halv time": 30, "time": 60}
_MINUTES = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})[\s-]*min(?:utter|ut)?s?\b\.?"
_WHOLE = rf"(?:et|en|én|1)\s+(?:{'|'.join(WHOLES)})s?\b"
_LENGTH = rf"(?<![\w,.:/–-])(?:ca\.?\s*|cirka\s+|ma(?:x|ks)\.?\s*)?(?:{_MINUTES}|{_WHOLE})"
# Of a part that one of the patterns below found.
LENGTH = re.compile(
    rf"(?P<minutes>\d{{1,3}}|{'|'.join(NUMBERS)})[\s-]*min|(?P<whole>{'|'.join(WHOLES)})", re.IGNORECASE
)
SPAN_BEFORE = re.compile(r"\d\s*(?:[-–—]|til|eller)\s*$", re.IGNORECASE)

# A row of the table that is nothing but a rest. What is called otherwise is read as an item.
_REST = alternatives(
    """
    pause
    kaffepause
    tepause
    frokostpause
    formiddagspause
    eftermiddagspause
    middagspause
    spisepause
    strækpause
    aftenpause
    benstrækker
    frokost
    kaffe
    te
    brunch
    morgenmad
    morgenkaffe
    formiddagskaffe
    eftermiddagskaffe
    aftenkaffe
    middag
    middagsmad
    aftensmad
    sandwich
    sandwiches
    forfriskning
    forfriskninger
    """
)
_WITH_IT = alternatives(
    """
    brød
    rundstykker
    frugt
    kage
    vand
    snacks
    smørrebrød
    suppe
    salat
    buffet
    mad
    anretning
    lidt at spise
    frisk luft
    """
)
_KIND = r"(?:(?:en|kort|lille|let|fælles|hurtig|stående|lang|god)\s+){0,3}"
_JOINED = r"\s*(?:,|/|\+|&|[-–]|\bog\b|\bmed\b|\bsamt\b|\bm/|\binkl\.?)\s*"
_PLACE = r"\s+i\s+(?:kantinen|foyeren|mødelokalet|mødesalen|cafeen|caféen|byrådssalen|rådssalen|frokoststuen)"
BREAK = re.compile(
    rf"^[\s*–—-]*(?:{_LENGTH}\s+)?{_KIND}(?:{_REST})\b(?:{_JOINED}{_KIND}(?:{_REST}|{_WITH_IT})\b)*"
    rf"(?:{_PLACE})?[\s*.!–—-]*$",
    re.IGNORECASE,
)
# Behind its name: "kl. 10.00-10.15", "(10.00-10.15)", "til kl. 10.15".
BREAK_TIMES = re.compile(
    rf"[\s,:(–-]+(?P<times>(?:fra\s+)?{_AT}\s*(?:-|–|—|til)\s*{_AT}|(?:ind)?til\s+{_AT})\s*[)]?\.?$",
    re.IGNORECASE,
)
# As above: "(15 min.)", "- 15 min."; of "5-10 min." nothing is known.
BREAK_LENGTH = re.compile(
    rf"[\s,:(–-]+(?:(?P<vague>\d{{1,3}}\s*[-–—]\s*\d{{1,3}}\s*min\w*\.?)|(?P<length>{_LENGTH}))\s*[)]?$",
    re.IGNORECASE,
)
# What may stand below it without making it a case.
BREAK_NOTE = re.compile(
    r"^(?:der (?:er|serveres|spises|holdes|bydes på)|vi (?:spiser|holder)|pausen|frokosten|kaffen|maden)\b"
    r"(?!.*\b(?:drøft|beslut|orienter|godkend|indstil|behandl|deltag|fremlæg|præsenter|oplæg))",
    re.IGNORECASE,
)

# Never before its time: "ikke før kl. 11.00", "tidligst kl. 11", "fast tidspunkt", "fast kl. 11".
_SET_TIME = r"fast\s+(?:tid|starttid|tidspunkt|starttidspunkt)"
_NOT_BEFORE = rf"(?:ikke\s+før|tidligst|fast|{_SET_TIME})\s+(?:fra\s+)?(?P<at>{_AT})"
_VERB = r"(?:behandles|tages|tages\s+op|begynder|starter|drøftes|optages|indledes|påbegyndes)"
_SUBJECT = r"(?:(?:punktet|sagen|emnet|behandlingen|drøftelsen|behandlingen\s+af\s+punktet)\s+)"
# The whole of a bracket, of what follows a dash at a title's end, or of a sentence.
NOT_BEFORE = re.compile(rf"^(?:{_VERB}\s+)?(?:{_NOT_BEFORE}|{_SET_TIME})$", re.IGNORECASE)
# How a sentence about the item itself begins: "Punktet behandles ikke før kl. 11.00".
ITEM_NOT_BEFORE = re.compile(
    rf"^{_SUBJECT}(?:(?:kan\s+|skal\s+)?{_VERB}\s+{_NOT_BEFORE}|(?:har|er\s+sat\s+til)\s+(?:et\s+)?{_SET_TIME}\b)",
    re.IGNORECASE,
)
# Anywhere else it counts only where it names the item's own time.
LOOSE_NOT_BEFORE = re.compile(rf"\b{_NOT_BEFORE}", re.IGNORECASE)
# In the column of times, before the clock.
ROW_NOT_BEFORE = re.compile(
    rf"^(?:ikke\s+før|tidligst|fast)\s+(?:kl\.?\s*)?(?P<start>{CLOCK})(?:\s*(?:-|–|til)\s*(?P<end>{CLOCK}))?"
    r"\s*(?:[|:]\s*)?(?P<rest>[^\W_].*|[\"'»”“(]\w.*)$",
    re.IGNORECASE,
)

DURATION = re.compile(rf"^(?:varighed:?\s+|varer\s+|i\s+alt\s+)?{_LENGTH}$", re.IGNORECASE)

# A talk that opens the item: "5 minutters oplæg", "oplæg på 10 min.", "kort oplæg ved X (5 min.)".
_TALK = (
    r"(?:oplæg|indlæg|præsentation|fremlæggelse|introduktion|indledning|gennemgang|orientering|demonstration)"
)
_BRIEF = r"(?:(?:et|en|kort|indledende|mundtligt?|lille|fagligt?)\s+){0,3}"
_BY = r"(?:\s+(?:ved|v/|v\.|af|fra)\s*[^().;:]{2,80}?)?"
PRESENTATION = re.compile(
    rf"(?P<before>{_LENGTH})\s+(?:til\s+)?{_BRIEF}{_TALK}\b"
    rf"|\b{_BRIEF}{_TALK}\b{_BY}(?:\s+(?:(?:på|i|à|á|af)\s+)?|\s*[(,:]\s*(?:varighed\s+)?)(?P<after>{_LENGTH})",
    re.IGNORECASE,
)
TALK_AT_END = re.compile(rf"\b{_BRIEF}{_TALK}$", re.IGNORECASE)
# What stands before the talk: in a sentence about this item, and in a title.
PRESENTS = re.compile(
    r"^(?:med\s+)?$"
    r"|^(?:der\s+(?:er|gives|holdes|afsættes|indledes)|(?:punktet|sagen|drøftelsen|behandlingen)\s+\w+)\b"
    r"|\b(?:holder|giver|står\s+for|indleder|kommer\s+med|deltager|leverer)\b",
    re.IGNORECASE,
)
PRESENTS_IN_TITLE = re.compile(r"(?:^|\s[-–—]|[:(])\s*$")
PRESENTER_FOLLOWS = re.compile(r"\s*(?:\b(?:ved|fra|af)\s+|\bv[/.]\s*)", re.IGNORECASE)
# Told of another time, of another item, or of talks as such.
NOT_THIS_TALK = re.compile(
    r"\b(?:fik|fået|holdt|afholdt|gav|givet|havde|haft|hørte|hørt|modtog|modtaget|blev|var|bad|ønskede|"
    r"bestilte|indledte|præsenterede|fremlagde|orienterede|deltog|besluttede|aftalte|drøftede|tidligere|"
    r"sidst|sidste|seneste|forrige|foregående|næste|kommende|senere|fremover|fremadrettet|efterfølgende|"
    r"altid|løbende|generelt|ikke|uden|metode|aktuelle\s+emner|hver\s+gang|hvert\s+møde)\b"
    r"|\b(?:punkt|pkt\.?|sag)\s+(?:nr\.?\s*)?\d|\bpunktet\s+om\b|\bunder\s+eventuelt\b",
    re.IGNORECASE,
)
