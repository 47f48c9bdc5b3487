"""Headings, labels and words of openness, by the role that they play. Data, no code."""

import re

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
ROUTE = ("Sagsgang", "Sagsforløb", "Forventet sagsgang", "Sagens gang", "Sagen afgøres i", "Sagen behandles i", "Kompetence")
RECOMMENDATION = ("Indstilling", "Administrativ indstilling", "Administrationens indstilling", "Forslag")
ATTACHMENTS = ("Bilag", "Bilagsliste", "Bilagsoversigt", "Samlet bilagsliste")

TIMED_TABLE = re.compile(r"^(?:Tid|Tidspunkt|Kl\.?|Klokkeslæt)\s*[|\t ]\s*(?:Punkt|Emne|Sag|Dagsordenspunkt)(?:er)?$", re.IGNORECASE)
DECISION = re.compile(
    r"^(?:(?:Beslutning(?:er)?|Behandling)(?:\s+(?:i|fra)\s+|\s+)(?P<body>\D+?)(?:,)?\s+(?:den|d\.)\s+(?P<date>\d.*?)|Beslutning(?:er)?|Referat):?$",
    re.IGNORECASE,
)

CASE_OPENNESS = re.compile(r"^(?P<open>åben|åbent)\s+(?:sag|punkt|dagsorden|møde)$|^(?P<closed>lukket|fortrolig|lukkede?)\s+(?:sag|punkt|dagsorden|møde)$", re.IGNORECASE)
ATTACHMENT_OPEN = {"åben": True, "åbent": True, "åbne": True, "lukket": False, "lukkede": False, "fortrolig": False, "fortroligt": False}

# At a title's front or end: the item itself is open or closed.
CLOSED_TITLE = re.compile(
    r"^(?:lukket(?: punkt| sag)?|fortrolig(?:t punkt| sag|t)?)\s*[-–:]\s*|^\((?:lukket|fortroligt)[^)]*\)\s*|\s*\((?:lukket|fortroligt?)(?: punkt| sag)?\)$|\s*[-–]\s*(?:lukket(?: punkt| sag)?|fortroligt)$",
    re.IGNORECASE,
)
OPEN_TITLE = re.compile(r"^åb(?:en|ent)(?: punkt| sag)?\s*[-–:]\s*|^\(åb(?:en|ent)[^)]*\)\s*|\s*\(åb(?:en|ent)(?: punkt| sag)?\)$", re.IGNORECASE)

BREAK = re.compile(r"^(?:kaffe|frokost|formiddags|eftermiddags|te)?(?:pause|frokost)\b\.?$", re.IGNORECASE)
LEAD_IN = re.compile(r"\b(?:punkt|emne|sag|følgende)\w*\b[^.]*:$", re.IGNORECASE)
DOCUMENT_KIND = re.compile(r"^(?:foreløbig(?:t)?\s+|godkendt\s+)?(?:dagsorden|referat|beslutningsreferat|beslutningsprotokol|protokol|udskrift)\b(?:\s+og\s+(?:dagsorden|referat))?(?:\s+(?:for|fra|til|af|over))?(?:\s+(?:mødet?\s+i|møde\s+i))?\s*[:–-]?\s*", re.IGNORECASE)
LABELS = {
    "place": re.compile(r"^(?:møde)?(?:sted|lokale)\s*:\s*(?P<value>\S.*)$", re.IGNORECASE),
    "number": re.compile(r"^møde\s*(?:nr\.?|nummer)\s*:?\s*(?P<value>\d[\d/.-]*)$", re.IGNORECASE),
    "date": re.compile(r"^(?:møde)?dato\s*:\s*(?P<value>\S.*)$", re.IGNORECASE),
    "body": re.compile(r"^(?:udvalg|forum|møde i)\s*:\s*(?P<value>\S.*)$", re.IGNORECASE),
    "start": re.compile(r"^(?:møde)?start(?:tidspunkt)?\s*(?:kl\.?)?\s*:\s*(?P<value>\d.*)$", re.IGNORECASE),
    "end": re.compile(r"^(?:møde\s*)?slut(?:tidspunkt)?\s*(?:kl\.?)?\s*:\s*(?P<value>\d.*)$", re.IGNORECASE),
    "times": re.compile(r"^(?:møde)?(?:tid|tidspunkt)\s*:\s*(?:kl\.?\s*)?(?P<value>\d.*)$", re.IGNORECASE),
    "absent": re.compile(r"^(?:afbud|fraværende)(?: med afbud)?\s*:\s*(?P<value>.*)$", re.IGNORECASE),
}
ORGANISATION = re.compile(
    r"(?P<name>(?:[A-ZÆØÅ][\wæøåé]*(?:-[A-ZÆØÅ][\wæøåé]*)*\s+){1,3})Kommune(?:s)?\b"
)
NOT_ORGANISATIONS = frozenset("i for den til hos af med vores direktionen denne ved og hele fra om en".split())
