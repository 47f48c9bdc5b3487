"""A made-up meeting whose minutes have something of everything. No expectations."""

from datetime import date, time

from bot.domain.agenda import Outcome
from bot.domain.facts import (
    MinutedDecision,
    MinutedFollowUp,
    MinutedGuest,
    MinutedHours,
    MinutedItem,
    MinutedPaper,
    Minutes,
    Presence,
)
from bot.domain.ids import MeetingId

LONG = (
    "Forvaltningen har i foråret gennemgået de tekniske anlæg og indhentet priser på de tre løsninger, "
    "som direktionen bad om, og vurderer, at arbejdet kan gå i gang efter sommerferien. "
)
STRATEGY = MinutedItem(
    number="1",
    title="Ny digitaliseringsstrategi",
    is_open=True,
    hours=MinutedHours(time(10, 30), None, time(10, 32), time(11, 4)),
    text="IT-chef Jonas Elkjær fremlægger strategien. IT-chef Jonas Elkjær deltager under drøftelsen.",
    guests=(MinutedGuest("Jonas Elkjær", "IT-chef", Presence.CAME),),
    decision=MinutedDecision(
        outcome=Outcome.APPROVED,
        text="Strategien blev godkendt.",
        follow_ups=(MinutedFollowUp("IT-chef Jonas Elkjær", None, date(2026, 4, 1)),),
        decided_at=None,
        is_correction=False,
    ),
)
SEATS = MinutedItem(
    number="2",
    title="Udpegning til bestyrelser, samt introduktion af de nye medlemmer i de selvejende institutioner",
    is_open=True,
    hours=MinutedHours(time(11, 0), time(11, 30)),
    text=f"Formålet er at rammesætte den kommende proces. {LONG * 3}",
    guests=(
        MinutedGuest("Pia Skovmand", "Jurist", Presence.LATE),
        MinutedGuest("Bente Holm", "Økonomichef", Presence.CANCELLED),
        MinutedGuest("Ulrik Stensby", "Beredskabschef", Presence.ABSENT),
    ),
    decision=MinutedDecision(
        outcome=Outcome.DISCUSSED,
        text="Drøftet. Der blev givet en række bemærkninger.",
        follow_ups=(MinutedFollowUp("Ledelsessekretariatet", None, None),),
        decided_at=time(11, 20),
        is_correction=True,
    ),
    papers=(MinutedPaper("Notat om udpegning", True, "2", "4410031", None),),
)
STAFF = MinutedItem(number="3", title="Personalesag", is_open=False, text=LONG)
BUDGET = MinutedItem(number="4", title="Budget 2027", is_open=True, text=LONG * 4)
MINUTES = Minutes(
    meeting=MeetingId("a" * 32),
    version=7,
    body="Direktionen",
    organisation="Sundkøbing Kommune",
    held_on=date(2026, 3, 4),
    hours=MinutedHours(time(10, 30), time(12, 0), time(10, 32), time(12, 4)),
    place="Byrådssalen",
    is_draft=False,
    is_public=False,
    published_on=date(2026, 3, 5),
    signers=("Kommunaldirektør Karin Bech", "Sekretariatsleder Sanne Holt"),
    case_text=f"Direktionen samler i foråret sager fra fagområderne i ét punkt. {LONG * 2}",
    items=(STRATEGY, SEATS, STAFF, BUDGET),
    papers=(
        MinutedPaper("Strategi for digitalisering", True, "1", "4410027", "20117/24"),
        MinutedPaper("Oversigt over lønrammer", False, "3", None, None),
    ),
    number="7/2026",
)
