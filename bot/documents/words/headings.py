"""Headings, labels and words of openness, by the role that they play. Data, no code."""

import re

from bot.documents.words import listed

CASE_TEXT = (
    "Sagsfremstilling",
    "Sagsfremstilling og økonomi",
    "Beskrivelse af sagen",
    "Baggrund",
    "Baggrund og vurdering",
    "Anledning",
    "Resume",
    "Resumé",
    "Økonomi",
    "Økonomiske konsekvenser",
    "Personale",
    "Personalemæssige konsekvenser",
    "Lovgrundlag",
    "Retsregler",
    "Høring",
    "Tidligere behandling",
    "Kommunikation",
    "Videre proces",
)
ROUTE = (
    "Sagsgang",
    "Sagsforløb",
    "Forventet sagsgang",
    "Sagens gang",
    "Sagen afgøres i",
    "Sagen behandles i",
    "Kompetence",
)
RECOMMENDATION = ("Indstilling", "Administrativ indstilling", "Administrationens indstilling", "Forslag")
WRITTEN = ("Afgjort i skriftlig behandling siden sidste møde",)
SIGNATURES = ("Underskrifter",)
ATTACHMENTS = ("Bilag", "Bilagsliste", "Bilagsoversigt", "Samlet bilagsliste")

TIMED_TABLE = re.compile(
    r"^(?:Tid|Tidspunkt|Kl\.?|Klokkeslæt)\s*[|\t ]\s*(?:Punkt|Emne|Sag|Dagsordenspunkt)(?:er)?$",
    re.IGNORECASE,
)
DECISION = re.compile(
    r"^(?:"
    r"(?:Beslutning(?:er)?|Behandling)(?:\s+(?:i|fra)\s+|\s+)(?P<body>\D+?),?\s+(?:den|d\.)\s+(?P<date>\d.*?)"
    r"|Beslutning(?:er)?|Referat"
    r"):?$",
    re.IGNORECASE,
)

_WHOLE = r"(?:sag|punkt|dagsorden|møde)"
CASE_OPENNESS = re.compile(
    rf"^(?:(?P<open>åben|åbent)|(?P<closed>lukket|lukkede|fortrolig|fortroligt))\s+{_WHOLE}$", re.IGNORECASE
)
ATTACHMENT_OPEN = {
    "åben": True,
    "åbent": True,
    "åbne": True,
    "lukket": False,
    "lukkede": False,
    "fortrolig": False,
    "fortroligt": False,
}

# At a title's front or end: the item itself is open or closed.
_CLOSED = r"(?:lukket|fortroligt?)(?: punkt| sag)?"
_OPEN = r"åb(?:en|ent)(?: punkt| sag)?"
CLOSED_TITLE = re.compile(
    rf"^{_CLOSED}\s*[-–:]\s*|^\({_CLOSED}[^)]*\)\s*|\s*\({_CLOSED}\)$|\s*[-–]\s*{_CLOSED}$", re.IGNORECASE
)
CLOSED_ALONE = re.compile(rf"^{_CLOSED}$", re.IGNORECASE)
OPEN_TITLE = re.compile(rf"^{_OPEN}\s*[-–:]\s*|^\({_OPEN}[^)]*\)\s*|\s*\({_OPEN}\)$", re.IGNORECASE)

LEAD_IN = re.compile(r"\b(?:punkt|emne|sag|følgende)\w*\b[^.]{0,200}:$", re.IGNORECASE)
DOCUMENT_KIND = re.compile(
    r"^(?:foreløbigt?\s+|godkendt\s+)?"
    r"(?:dagsorden|referat|beslutningsreferat|beslutningsprotokol|protokol|udskrift)\b"
    r"(?:\s+og\s+(?:dagsorden|referat))?"
    r"(?:\s+(?:for|fra|til|af|over))?(?:\s+mødet?\s+i)?\s*[:–-]?\s*",
    re.IGNORECASE,
)
WEEKDAY = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b,?", re.IGNORECASE)
HEADING_STYLES = ("heading", "overskrift", "title", "titel")  # how names of Word's styles begin
LABELS = {
    "place": re.compile(r"^(?:møde)?(?:sted|lokale)\s*:\s*(?P<value>\S.*)$", re.IGNORECASE),
    "number": re.compile(r"^møde\s*(?:nr\.?|nummer)\s*:?\s*(?P<value>\d[\d/.-]*)$", re.IGNORECASE),
    "date": re.compile(r"^(?:møde)?dato\s*:\s*(?P<value>\S.*)$", re.IGNORECASE),
    "body": re.compile(r"^(?:udvalg|forum|møde i)\s*:\s*(?P<value>\S.*)$", re.IGNORECASE),
    "start": re.compile(r"^(?:møde)?start(?:tidspunkt)?\s*(?:kl\.?)?\s*:\s*(?P<value>\d.*)$", re.IGNORECASE),
    "end": re.compile(r"^(?:møde\s*)?slut(?:tidspunkt)?\s*(?:kl\.?)?\s*:\s*(?P<value>\d.*)$", re.IGNORECASE),
    "times": re.compile(
        r"^(?:møde)?(?:tid|tidspunkt)\s*:\s*(?:fra\s+)?(?:kl\.?\s*)?(?P<value>\d.*)$", re.IGNORECASE
    ),
    "absent": re.compile(r"^(?:afbud|fraværende)(?: med afbud)?\s*:\s*(?P<value>.*)$", re.IGNORECASE),
}
ORGANISATION = re.compile(r"(?P<name>(?:[A-ZÆØÅ][\wæøåé]*(?:-[A-ZÆØÅ][\wæøåé]*)*\s+){1,3})Kommune(?:s)?\b")
NOT_ORGANISATIONS = listed("i for den til hos af med vores direktionen denne ved og hele fra om en")
