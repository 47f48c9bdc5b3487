"""A meeting and everything recorded about it as plain data. Reading changes nothing, so two exports
without an act between them are equal to the byte.
"""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.absence import Absence
from bot.domain.approval import Approval
from bot.domain.attachment import Attachment
from bot.domain.conversation import PostedCard
from bot.domain.decision import Decision, is_entered_later
from bot.domain.errors import NotFound
from bot.domain.ids import MeetingId
from bot.domain.meeting import Guest, Item, Meeting
from bot.domain.notice import Notice
from bot.domain.progress import Step
from bot.domain.recusal import Recusal
from bot.domain.response import Response
from bot.usecases.as_published import as_published
from bot.usecases.export_follow_ups import owed_as_data, step_as_data
from bot.usecases.open_part import open_part
from bot.usecases.ports import Transaction

Json = dict[str, Any]


def export_meeting(tx: Transaction, meeting_id: MeetingId, *, public: bool = False) -> Json:
    """`public` leaves out closed items, closed papers, remarks, guests and notices. Raises NotFound."""
    meeting = tx.meetings.get(meeting_id)
    if meeting is None:
        raise NotFound
    if public:
        meeting = open_part(as_published(tx, meeting))
    shown = meeting.items
    ids = {item.id for item in shown}
    exported = _meeting(meeting)
    exported["items"] = [_item(item, meeting) for item in shown]
    exported["decisions"] = [_decision(d) for d in tx.decisions.of_meeting(meeting_id) if d.item in ids]
    exported["follow_ups"] = [
        f for d in tx.decisions.of_meeting(meeting_id) if d.item in ids for f in owed_as_data(d)
    ]
    exported["attachments"] = [_paper(a) for a in meeting.attachments]
    if public:
        return exported
    exported["guests"] = [_guest(guest, item) for item in shown for guest in item.guests]
    exported["approvals"] = [_approval(a) for a in tx.approvals.of_meeting(meeting_id)]
    exported["follow_up_steps"] = [step_as_data(s) for s in tx.follow_ups.of_meeting(meeting_id)]
    exported["recusals"] = [_apart(r) for r in tx.recusals.of_meeting(meeting_id)]
    exported["absences"] = [_apart(a) for a in tx.absences.of_meeting(meeting_id)]
    exported["steps"] = [_step(s) for s in tx.steps.of_meeting(meeting_id)]
    exported["responses"] = [_response(r) for r in tx.responses.of_meeting(meeting_id)]
    exported["notices"] = [_notice(n, meeting) for n in tx.notices.of_meeting(meeting_id)]
    exported["cards"] = [_card(c) for c in tx.cards.of_meeting(meeting_id)]
    return exported


def _step(step: Step) -> Json:
    return {
        "id": f"step-{step.seq}",
        "act": step.act,
        "item": step.item,
        "actor": step.by,
        "at": _at(step.at),
        "version": step.seq,
    }


def _response(response: Response) -> Json:
    return {
        "id": f"{response.guest}-{response.seq}",
        "guest": response.guest,
        "reply": response.reply,
        "minutes": response.minutes,
        "substitute": response.substitute,
        "actor": response.person,
        "at": _at(response.at),
        "version": response.seq,
    }


def _meeting(meeting: Meeting) -> Json:
    return {
        "id": meeting.id,
        "body": meeting.body,
        "date": meeting.held_on.isoformat(),
        "start": _time(meeting.starts),
        "end": _time(meeting.ends),
        "place": meeting.place,
        "status": meeting.status,
        "closes": _time(meeting.closes),
        "closed_at": _at(meeting.closed_at),
        "version": meeting.version,
        "minutes_published_at": _at(meeting.minutes_published_at),
    }


def _item(item: Item, meeting: Meeting) -> Json:
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "start": _time(item.starts),
        "end": _time(item.ends),
        "open": item.is_open,
        "text": item.text,
        "version": item.text_version,
        "is_break": item.is_break,
        "is_fixed": item.is_fixed,
        "presentation": _minutes(item.presentation),
        "goals": list(item.goals),
        "duration": _minutes(item.duration),
        "rule": item.rule,
        "came_from": item.came_from,
        "came_on": item.came_on.isoformat() if item.came_on else None,
        "attachments": [a.id for a in meeting.attachments_of(item.id)],
        "actor": None,
        "at": None,
    }


def _paper(attachment: Attachment) -> Json:
    return {
        "id": attachment.id,
        "item": attachment.item,
        "number": attachment.number,
        "title": attachment.title,
        "open": attachment.is_open,
    }


def _guest(guest: Guest, item: Item) -> Json:
    return {
        "id": guest.id,
        "item": item.id,
        "name": guest.name,
        "title": guest.title,
        "person": guest.person,
        "invited": guest.invited,
        "attendance": guest.attendance,
        "actor": guest.person,
        "at": None,
        "version": item.text_version,
    }


def _approval(approval: Approval) -> Json:
    return {
        "id": approval.id,
        "item": approval.item,
        "actor": approval.director,
        "answer": approval.answer,
        "remark": approval.remark,
        "seq": approval.seq,
        "at": _at(approval.at),
        "version": approval.text_version,
    }


def _apart(said: Recusal | Absence) -> Json:
    """Of an absence `item` is null where it is of the whole meeting."""
    return {
        "id": said.id,
        "item": said.item,
        "person": said.person,
        "lifted": said.is_lifted,
        "actor": said.by,
        "at": _at(said.at),
        "version": said.seq,
    }


def _decision(decision: Decision) -> Json:
    return {
        "id": decision.id,
        "item": decision.item,
        "actor": decision.by,
        "outcome": decision.outcome,
        "text": decision.text,
        "corrects": decision.corrects,
        "decided_at": _at(decision.decided_at),
        "entered_later": is_entered_later(decision.decided_at, at=decision.at),
        "at": _at(decision.at),
        "version": decision.text_version,
    }


def _notice(notice: Notice, meeting: Meeting) -> Json:
    return {
        "id": notice.id,
        "key": notice.key,
        "recipient": notice.recipient.person or notice.recipient.conversation,
        "kind": notice.kind,
        "guest": notice.guest,
        "state": notice.state.listed,
        "reason": notice.why,
        "attempts": notice.attempts,
        "maybe_doubled": notice.is_maybe_doubled,
        "due_at": _at(notice.due_at),
        "at": _at(notice.at),
        "actor": notice.recipient.person,
        "version": meeting.version,
    }


def _card(card: PostedCard) -> Json:
    return {
        "id": card.id,
        "kind": card.kind,
        "recipient": card.person or card.conversation,
        "guest": card.guest,
        "activity": card.activity,
        "lost": card.lost,
    }


def _minutes(span: timedelta | None) -> int | None:
    return int(span / timedelta(minutes=1)) if span else None


def _time(at: object) -> str | None:
    return f"{at:%H:%M}" if at else None


def _at(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
