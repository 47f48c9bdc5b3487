"""Our own minutes, read by our own reader, are the same meeting: made-up ones, from Word and from Markdown.

What the reader does not carry: who came late is read as who came, and who stayed away without a word as who
sent apologies, since a reading has no other words. Breaks, times of the meeting as it went, and on which item
a paper lies stand in no document for people. A title that begins small keeps its number, and a note on a
decision is read as its last words.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from minuted_meetings import MINUTES

from bot.documents.minutes.printing import MinutesFormat, printed
from bot.documents.reading import read_agenda
from bot.domain.agenda import Agenda, AgendaItem, Attendance, Outcome
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
from bot.texts import words

DA = words("da")
READ_AS = {
    Presence.CAME: Attendance.ATTENDED,
    Presence.LATE: Attendance.ATTENDED,
    Presence.CANCELLED: Attendance.CANCELLED,
    Presence.ABSENT: Attendance.CANCELLED,
    Presence.UNKNOWN: Attendance.PLANNED,
}
SUBJECTS = ("digitaliseringsstrategi", "Budget 2027", "Nytårskur for ledere", "Tagrenovering på skolen")
TITLES = (
    "Ny {}",
    "Status på {}",
    "Drøftelse af {}, herunder proces og tidsplan",
    "{} (bilag)",
    "{}: opfølgning",
)
TEXTS = (
    "Formålet er at rammesætte den kommende proces.",
    "På mødet i foråret bad direktionen om et nyt oplæg.",
    "Forvaltningen har gennemgået anlæggene og indhentet priser på tre løsninger til 4.600.000 kr.",
    "Direktionen drøfter programmet med henblik på godkendelse.",
    "Der afholdes kursus d. 22.-23. januar 2027 fra kl. 9.00.",
)
GUESTS = (
    ("Jonas Elkjær", "IT-chef"),
    ("Pia Skovmand", "Jurist"),
    ("Bente Holm", "Økonomichef"),
    ("Ulrik Lind Stensby", "Chef for Borgerservice, IT og Digitalisering"),
)
DECISIONS = (
    ("Oplægget blev godkendt.", Outcome.APPROVED),
    ("Oplægget blev godkendt. Der blev givet en række bemærkninger.", Outcome.APPROVED_WITH_REMARKS),
    ("Taget til efterretning.", Outcome.NOTED),
    ("Drøftet.", Outcome.DISCUSSED),
    ("Punktet blev udsat til næste møde.", Outcome.POSTPONED),
    ("Indstillingen blev ikke godkendt.", Outcome.REJECTED),
    ("Punktet udgår.", Outcome.WITHDRAWN),
)
DIRECTORS = ("Ole Dam", "Mette Lind", "Karin Bech-Olesen")
OWNERS = ("Ledelsessekretariatet", "Økonomichef Bente Holm", "HR")
PAPERS = ("Notat om proces", "Oversigt over anlæg 2026", "Program, udkast", "Bygning A - plan")
SIGNS = st.text("abcdefghijæøå ABCDÆØÅ<>&*_[]`#\\|~!\"'-+=.,;:/()$^{}@", max_size=12)


@st.composite
def items(draw: st.DrawFn, *, number: int, starts: time) -> MinutedItem:
    subject = draw(st.sampled_from(SUBJECTS))
    title = draw(st.sampled_from(TITLES)).format(f"{subject} {number}")
    guests = draw(st.lists(st.sampled_from(GUESTS), unique=True, max_size=3))
    text = " ".join(draw(st.lists(st.sampled_from(TEXTS), unique=True, max_size=3)))
    apart = draw(st.lists(st.sampled_from(DIRECTORS), unique=True, max_size=3))
    split = draw(st.integers(0, len(apart)))
    names = (MinutedGuest(name, post, draw(st.sampled_from(Presence))) for name, post in guests)
    return MinutedItem(
        number=str(number),
        title=title[:1].upper() + title[1:],
        is_open=draw(st.booleans()),
        hours=MinutedHours(starts, draw(st.sampled_from((None, starts.replace(minute=starts.minute + 9))))),
        text=text or None,
        guests=tuple(names),
        decision=draw(st.none() | decisions()),
        recused=tuple(apart[:split]),
        absent=tuple(apart[split:]),
    )


@st.composite
def decisions(draw: st.DrawFn) -> MinutedDecision:
    text, outcome = draw(st.sampled_from(DECISIONS))
    due_on = draw(st.none() | st.dates(date(2026, 4, 1), date(2027, 4, 1)))
    owners = draw(st.lists(st.sampled_from(OWNERS), unique=True, max_size=2))
    owed = tuple(MinutedFollowUp(owner, None, due_on) for owner in owners)
    return MinutedDecision(outcome, text, owed, None, is_correction=False)


@st.composite
def papers(draw: st.DrawFn) -> tuple[MinutedPaper, ...]:
    """Numbers rise, and some are left out."""
    chosen = draw(st.lists(st.sampled_from(PAPERS), unique=True))
    numbers = sorted(draw(st.sets(st.integers(1, 9), min_size=len(chosen), max_size=len(chosen))))
    numbers = [1, *numbers[1:]] if numbers else []
    return tuple(
        MinutedPaper(
            title,
            draw(st.booleans()),
            str(number),
            draw(st.none() | st.integers(10_000, 9_999_999).map(str)),
            draw(st.none() | st.sampled_from(("20117/24", "123/2026"))),
        )
        for number, title in zip(sorted(set(numbers)), chosen, strict=False)
    )


@st.composite
def meetings(draw: st.DrawFn) -> Minutes:
    first = datetime(2026, 3, 4, draw(st.integers(8, 12)), draw(st.sampled_from((0, 15, 30))), tzinfo=UTC)
    count = draw(st.integers(1, 5))
    hours = [(first + timedelta(minutes=15 * at)).time() for at in range(count)]
    agenda = tuple(draw(items(number=at, starts=starts)) for at, starts in enumerate(hours, start=1))
    return Minutes(
        meeting=MeetingId("m"),
        version=1,
        body=draw(st.sampled_from(("Direktionen", "Chefgruppen", "Teknik- og Miljøudvalget"))),
        organisation="Sundkøbing Kommune",
        held_on=draw(st.dates(date(2020, 1, 1), date(2035, 12, 31))),
        hours=MinutedHours(hours[0], draw(st.sampled_from((None, time(15, 0)))), hours[0], time(14, 2)),
        place=draw(st.sampled_from((None, "Byrådssalen", "Mødelokale 3, Rådhuset"))),
        is_draft=False,
        is_public=False,
        published_on=date(2035, 12, 31),
        signers=("Kommunaldirektør Karin Bech", "Sekretariatsleder Sanne Holt"),
        case_text=draw(st.sampled_from((None, TEXTS[1], " ".join(TEXTS[:3])))),
        items=agenda,
        papers=draw(papers()),
        apologies=tuple(draw(st.lists(st.sampled_from(DIRECTORS), unique=True, max_size=3))),
    )


def read(minutes: Minutes, form: MinutesFormat) -> Agenda:
    return read_agenda(printed(minutes, form, words=DA))


TEXTUAL = pytest.mark.parametrize("form", [MinutesFormat.WORD, MinutesFormat.MARKDOWN])


@TEXTUAL
@settings(deadline=None, max_examples=30)
@given(minutes=meetings())
def test_our_own_minutes_are_read_as_the_same_meeting(form: MinutesFormat, minutes: Minutes) -> None:
    found = read(minutes, form)

    assert (found.body, found.organisation) == (minutes.body, minutes.organisation)
    assert (found.date, found.start, found.end) == (minutes.held_on, minutes.hours.starts, minutes.hours.ends)
    assert found.place == minutes.place
    assert tuple(absence.name for absence in found.absent) == minutes.apologies
    assert found.case
    assert found.case.sections.get("Sagsfremstilling") == minutes.case_text
    assert [(a.number, a.title, a.open, a.document_id, a.reference) for a in found.case.attachments] == [
        (p.number, p.title, p.is_open, p.document_id, p.reference) for p in minutes.papers
    ]
    assert [told(item) for item in found.items] == [meant(item) for item in minutes.items]
    for item, written in zip(found.items, minutes.items, strict=True):
        if item.decision and written.decision:
            assert item.decision.text.startswith(written.decision.text)


def told(item: AgendaItem) -> tuple[object, ...]:
    decision = item.decision
    decided = (decision.outcome, [f.owner for f in decision.follow_ups]) if decision else None
    guests = {(guest.title, guest.name, guest.attendance) for guest in item.guests}
    apart = [absence.name for absence in item.absent]
    return item.number, item.title, item.open, item.start, item.end, item.description, guests, apart, decided


def meant(item: MinutedItem) -> tuple[object, ...]:
    hours, decision = item.hours, item.decision
    guests = {(guest.title, guest.name, READ_AS[guest.presence]) for guest in item.guests}
    decided = (decision.outcome, [f.owner for f in decision.follow_ups]) if decision else None
    apart = [*item.recused, *item.absent]
    if decision is None and (guests or apart):
        decided = (Outcome.NONE, [])  # who came is all that is said of it
    return item.number, item.title, item.is_open, hours.starts, hours.ends, item.text, guests, apart, decided


@TEXTUAL
@settings(deadline=None, max_examples=30)
@given(minutes=meetings(), signs=SIGNS)
def test_signs_that_are_markup_elsewhere_are_read_as_they_were_written(
    form: MinutesFormat, minutes: Minutes, signs: str
) -> None:
    said = " ".join(f"Godkendt {signs} med det.".split())
    decision = MinutedDecision(Outcome.APPROVED, said, (), None, is_correction=False)
    item = replace(minutes.items[0], decision=decision, guests=(), recused=(), absent=())
    [found] = read(replace(minutes, items=(item,)), form).items

    assert found.decision
    assert found.decision.text == said


@TEXTUAL
def test_a_closed_item_of_the_public_minutes_is_read_as_closed(form: MinutesFormat) -> None:
    item = MinutedItem("1", "Budget 2027", True, hours=MinutedHours(time(9, 0)), text=TEXTS[0])
    minutes = replace(MINUTES, items=(item, MinutedItem("2", is_hidden=True)), is_public=True, papers=())

    assert [(one.number, one.title, one.open) for one in read(minutes, form).items] == [
        ("1", "Budget 2027", True),
        ("2", "Lukket", False),
    ]
