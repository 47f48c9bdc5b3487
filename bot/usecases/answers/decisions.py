"""`decisions`: all for members, the own for a guest."""

from dataclasses import replace

from bot.domain.decision import Decision, standing
from bot.domain.errors import NotPermitted
from bot.domain.facts import DecisionsAnswer
from bot.domain.grants import Permission, permissions
from bot.domain.ids import BodyKey, Oid
from bot.domain.meeting import Meeting
from bot.domain.recusal import recused_from
from bot.usecases.answers.question import LONG_AGO, Question, is_guest
from bot.usecases.as_published import as_published
from bot.usecases.compose.parts import decision_line, people_of
from bot.usecases.lookup import bodies_of
from bot.usecases.ports import Transaction

MOST_SHOWN = 25

Found = tuple[Meeting, Decision]


def decisions_answer(tx: Transaction, question: Question) -> DecisionsAnswer:
    """The newest first; raises NotPermitted for an outsider."""
    found = _decisions(tx, question)
    people = people_of(tx, (d.by for _, d in found if d.by))
    zones = {body.key: body.zone for body in tx.bodies.all()}
    return DecisionsAnswer(tuple(decision_line(d, m, people=people, zone=zones[m.body]) for m, d in found))


def _decisions(tx: Transaction, question: Question) -> list[Found]:
    bodies = [
        body.key
        for body in bodies_of(tx, question.actor)
        if Permission.SEE_DECISIONS in permissions(body.roles(question.actor))
    ]
    if not bodies and not is_guest(tx, question.actor):
        raise NotPermitted
    known = [f for f in _of_bodies(tx, bodies) if _may_know(tx, f, reader=question.actor)]
    found = [*known, *_own(tx, question, beside=bodies)]
    return sorted(found, key=lambda pair: pair[1].at, reverse=True)[:MOST_SHOWN]


def _of_bodies(tx: Transaction, bodies: list[BodyKey]) -> list[Found]:
    found = tx.decisions.of_bodies(bodies, at_most=MOST_SHOWN)
    held = (tx.meetings.get(meeting) for meeting in {d.meeting for d in found})
    meetings = {meeting.id: as_published(tx, meeting) for meeting in held if meeting}
    return [(meetings[d.meeting], d) for d in found if d.meeting in meetings]


def _may_know(tx: Transaction, found: Found, *, reader: Oid) -> bool:
    """Whoever was recused from a closed item does not learn what was decided there."""
    meeting, decision = found
    is_open = any(item.id == decision.item and item.is_open is True for item in meeting.items)
    return is_open or reader not in recused_from(tx.recusals.of_meeting(meeting.id), decision.item)


def _own(tx: Transaction, question: Question, *, beside: list[BodyKey]) -> list[Found]:
    """A guest's: of the own items, once the minutes are published, if the body shows them to guests; none of
    bodies whose decisions the guest sees anyway.
    """
    found: list[Found] = []
    for guested in tx.meetings.with_guest(question.actor, LONG_AGO):
        meeting = as_published(tx, guested)
        body = tx.bodies.get(meeting.body)
        if body is None or body.key in beside or not body.decision_to_guest:
            continue
        if meeting.minutes_published_at is None:
            continue
        own = {item.id for item, _ in meeting.slots_of(question.actor)}
        decided = standing(tx.decisions.of_meeting(meeting.id))
        shown = meeting if body.closed_title_to_guest else _without_closed_titles(meeting)
        found += [(shown, replace(decision, by=None)) for item, decision in decided.items() if item in own]
    return found


def _without_closed_titles(meeting: Meeting) -> Meeting:
    items = tuple(i if i.is_open is True else replace(i, title=None) for i in meeting.items)
    return replace(meeting, items=items)
