"""Verbs that give somebody a task in a decision. Data, no code."""

import re

_VERBS = (
    "følger op|indarbejder|sikrer|udarbejder|undersøger|bestiller|indkalder|tager kontakt|kontakter|er tovholder|vender tilbage|"
    "videreformidler|afklarer|tilretter|justerer|planlægger|koordinerer|udsender|forbereder|inviterer|opdaterer|"
    "skriver|retter|færdiggør|tilpasser|beskriver|indhenter|iværksætter|igangsætter|informerer|arbejder videre|"
    "supplerer|står for|har ansvaret|har ansvar for|påtager sig|får til opgave|har til opgave|skal|bedes|orienterer|"
    "sender|fremsender|fremlægger|præsenterer|forelægger|melder tilbage|giver besked|kommer med|laver|lægger|indgår|"
    "tager initiativ|tager|bringer|samler op|samler|evaluerer|reviderer|formulerer|kvalificerer|kortlægger|booker|"
    "aftaler|drøfter|gennemgår|sørger for|opretter|ansøger|udbyder|beregner|analyserer|vurderer|udpeger|implementerer|"
    "kommunikerer|udfærdiger|konkretiserer|indsamler|inddrager|fastlægger|gør|finder|ser på|går videre|ringer|"
    "offentliggør|annoncerer|arrangerer|tilbyder|tilrettelægger|udvælger|uddyber|fordeler|formidler|"
    "bemyndiges til|pålægges|bliver tovholder|er ansvarlig for|følger"
)
TASK = re.compile(rf"\b(?:{_VERBS})\b", re.IGNORECASE)

# "Direktionen bemyndigede X til at ...", "beder X om at ..."
CHARGED = re.compile(r"\b(?:bemyndige(?:r|de|t)|bad|beder|anmode(?:r|de)|pålagde|pålægger)\s", re.IGNORECASE)
CHARGE = re.compile(r"\b(?:til at|om at|at)\s", re.IGNORECASE)
