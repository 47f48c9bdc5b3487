"""`deliveries`: who was told what, who was not reached and why, and the words to send them another way."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain.body import Body
from bot.domain.errors import NotPermitted
from bot.domain.facts import DeliveriesAnswer, DeliveryLine, SlotNotice
from bot.domain.grants import Permission
from bot.domain.meeting import Meeting
from bot.domain.notice import Notice, NoticeKind, NoticeState, Recipient, Why
from bot.usecases.answers.question import Question, meeting_in_question
from bot.usecases.as_published import as_published
from bot.usecases.compose.calendar import worded_slots
from bot.usecases.compose.parts import heading, person_label, written_label
from bot.usecases.compose.slot import slot_notice
from bot.usecases.lookup import Seat, bodies_run_by
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import edit_of


def deliveries_answer(tx: Transaction, question: Question) -> DeliveriesAnswer:
    """Raises NotPermitted for anybody who does not run the meeting."""
    if not bodies_run_by(tx, question.actor):
        raise NotPermitted
    found = meeting_in_question(tx, question, needs=Permission.SEE_DELIVERIES)
    return deliveries_for(tx, found) if found else DeliveriesAnswer(None)


def deliveries_for(tx: Transaction, found: Seat) -> DeliveriesAnswer:
    """Without the words about a closed item that the reader is recused from."""
    listed = delivery_list(tx, found.meeting, body=found.body)
    hidden = {guest.id for item in found.meeting.items if item.id in found.hidden for guest in item.guests}
    lines = (replace(x, paste=None) if x.paste and x.paste.slot.guest in hidden else x for x in listed.lines)
    return replace(listed, lines=tuple(lines))


def delivery_list(tx: Transaction, meeting: Meeting, *, body: Body) -> DeliveriesAnswer:
    """Also the guests whom the agenda was published without, and the cards that could not be edited."""
    told = (*tx.notices.of_meeting(meeting.id), *_troubled_cards(tx, meeting))
    notices = tuple(_line(tx, notice, body=body) for notice in told)
    known = as_published(tx, meeting)
    labels = {guest.id: written_label(guest) for item in known.items for guest in item.guests}
    left_out = tuple(
        _nobody(labels[slot.guest], paste=slot_notice(tx, slot, kind=NoticeKind.SLOT))
        for slot in worded_slots(known, body)
    )
    return DeliveriesAnswer(heading(meeting, body), (*notices, *left_out), meeting=meeting.id)


def _troubled_cards(tx: Transaction, meeting: Meeting) -> Iterator[Notice]:
    """Their edits, as if told to whom the card is for. An edit that was just made tells nobody anything."""
    for card in tx.cards.of_meeting(meeting.id):
        edit = tx.notices.get(edit_of(card).key)
        recipient = (
            Recipient(person=card.person) if card.person else Recipient(conversation=card.conversation)
        )
        if edit and edit.state is NoticeState.REFUSED:
            yield replace(edit, recipient=recipient)
        elif edit and card.lost and not card.is_lost:
            yield replace(edit, recipient=recipient, why=Why.POSTED_ANEW)


def _line(tx: Transaction, notice: Notice, *, body: Body) -> DeliveryLine:
    is_missed = notice.state in (NoticeState.REFUSED, NoticeState.TOO_LATE)
    return DeliveryLine(
        recipient=_recipient(tx, notice, body=body),
        kind=notice.kind,
        state=notice.state.listed,
        why=notice.why,
        attempts=notice.attempts,
        at=notice.at,
        is_maybe_doubled=notice.is_maybe_doubled,
        paste=_paste(tx, notice) if is_missed else None,
        address=notice.recipient.person or notice.recipient.conversation,
    )


def _recipient(tx: Transaction, notice: Notice, *, body: Body) -> str:
    if notice.recipient.person is None:
        return body.name
    person = tx.people.get(notice.recipient.person)
    return person_label(person) if person else notice.recipient.person


def _paste(tx: Transaction, notice: Notice) -> SlotNotice | None:
    """What they would have been told, from what they are to know now."""
    if notice.meeting is None or notice.guest is None or notice.recipient.person is None:
        return None
    told = tx.tellings.of_meeting(notice.meeting).get((notice.guest, notice.recipient.person))
    return slot_notice(tx, told.slot, kind=notice.kind, off=told.off) if told else None


def _nobody(label: str, *, paste: SlotNotice) -> DeliveryLine:
    return DeliveryLine(
        recipient=label,
        kind=NoticeKind.SLOT,
        state=NoticeState.REFUSED,
        why=Why.NO_PERSON,
        attempts=0,
        at=None,
        is_maybe_doubled=False,
        paste=paste,
    )
