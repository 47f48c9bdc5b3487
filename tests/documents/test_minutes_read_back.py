"""Our own minutes, read by our own reader, are the same meeting: made-up ones, whole and open to the public,
from Word, PDF and Markdown. (HTML and JSON are in no format that the reader takes.)

What the reader does not carry: who came late is read as who came, and who stayed away without a word as who
sent apologies, since a reading has no other words. When something is due stands in the decision's words only,
and the order of who follows up is lost. Breaks, times of the meeting as it went, and on which item a paper
lies stand in no document for people. A title that begins small keeps its number, and a note on a decision is
read as its last words.
"""

from dataclasses import replace
from datetime import date

import pytest
from generated_minutes import SIGNS, meetings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.documents.minutes.printing import MinutesFormat, printed
from bot.documents.reading import read_agenda
from bot.domain.agenda import Agenda, AgendaItem, Attendance, Outcome
from bot.domain.facts import MinutedDecision, MinutedFollowUp, MinutedItem, MinutedWritten, Minutes, Presence
from bot.texts import words

DA = words("da")
READ_AS = {
    Presence.CAME: Attendance.ATTENDED,
    Presence.LATE: Attendance.ATTENDED,
    Presence.CANCELLED: Attendance.CANCELLED,
    Presence.ABSENT: Attendance.CANCELLED,
    Presence.UNKNOWN: Attendance.PLANNED,
}
FORMS = (MinutesFormat.WORD, MinutesFormat.MARKDOWN, MinutesFormat.PDF)
READ = pytest.mark.parametrize("form", FORMS)


def read(minutes: Minutes, form: MinutesFormat) -> Agenda:
    return read_agenda(printed(minutes, form, words=DA))


@READ
@settings(deadline=None, max_examples=30)
@given(minutes=meetings())
def test_our_own_minutes_are_read_as_the_same_meeting(form: MinutesFormat, minutes: Minutes) -> None:
    same(read(minutes, form), minutes)


@READ
@settings(
    deadline=None, max_examples=3, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(minutes=meetings(counts=st.just(40)))
def test_forty_items_are_read_as_forty(form: MinutesFormat, minutes: Minutes) -> None:
    same(read(minutes, form), minutes)


def same(found: Agenda, minutes: Minutes) -> None:
    assert (found.body, found.organisation) == (minutes.body, minutes.organisation)
    assert (found.number, found.date, found.place) == (minutes.number, minutes.held_on, minutes.place)
    assert (found.start, found.end) == (minutes.hours.starts, minutes.hours.ends)
    assert tuple(absence.name for absence in found.absent) == minutes.apologies
    assert found.case
    assert found.case.sections.get("Sagsfremstilling") == minutes.case_text
    assert [(a.number, a.title, a.open, a.document_id, a.reference) for a in found.case.attachments] == [
        (p.number, p.title, p.is_open, p.document_id, p.reference) for p in minutes.papers
    ]
    assert [told(item) for item in found.items] == [meant(item) for item in minutes.items]
    for item, written in zip(found.items, minutes.items, strict=True):
        if item.decision and written.decision:
            assert item.decision.text.startswith(" ".join(written.decision.text.split()))


def told(item: AgendaItem) -> tuple[object, ...]:
    decision = item.decision
    decided = (decision.outcome, {(f.owner, f.task) for f in decision.follow_ups}) if decision else None
    guests = {(guest.title, guest.name, guest.attendance) for guest in item.guests}
    apart = [absence.name for absence in item.absent]
    return item.number, item.title, item.open, item.start, item.end, item.description, guests, apart, decided


def meant(item: MinutedItem) -> tuple[object, ...]:
    if item.is_hidden:
        return item.number, "Lukket", False, None, None, None, set(), [], None
    hours, decision = item.hours, item.decision
    guests = {(guest.title, guest.name, READ_AS[guest.presence]) for guest in item.guests}
    apart = [*item.recused, *item.absent]
    decided = (decision.outcome, {owed(f) for f in decision.follow_ups}) if decision else None
    if decision is None and (guests or apart):
        decided = (Outcome.NONE, set())  # who came is all that is said of it
    return item.number, item.title, item.is_open, hours.starts, hours.ends, item.text, guests, apart, decided


def owed(follow_up: MinutedFollowUp) -> tuple[str, str]:
    due = f" senest den {DA.plain_day(follow_up.due_on)}" if follow_up.due_on else ""
    return follow_up.owner, follow_up.task or f"følger op{due}"


@READ
@settings(deadline=None, max_examples=5)
@given(minutes=meetings())
def test_what_was_decided_in_writing_is_no_item_of_the_meeting(form: MinutesFormat, minutes: Minutes) -> None:
    decision = MinutedDecision(Outcome.APPROVED, "Vedtaget.", (), None, is_correction=False)
    item = MinutedItem("1", title="Ny cykelstrategi", is_open=True, decision=decision)
    in_writing = MinutedWritten(item, date(2026, 3, 5), approved=2, asked=2)
    same(read(replace(minutes, written=(in_writing,)), form), minutes)


@READ
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
