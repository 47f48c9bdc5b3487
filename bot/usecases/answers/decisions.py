"""`decisions` and `follow-ups`, all or about something: for members with the own ones first, the own for a
guest.
"""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.body import Body
from bot.domain.decision import Decision, FollowUp, standing
from bot.domain.errors import NotFound
from bot.domain.facts import DecisionHit, DecisionLine, DecisionsAnswer, FollowUpHit, FollowUpsFound
from bot.domain.meeting import Meeting
from bot.domain.recusal import recused_items
from bot.domain.search import Findable, Forms, stands
from bot.usecases.answers.question import Question
from bot.usecases.answers.searching import search
from bot.usecases.as_published import as_published
from bot.usecases.compose.parts import decision_line, people_of
from bot.usecases.lookup import bodies_of
from bot.usecases.ports import Transaction

MOST_SHOWN = 25
MOST_FOLLOWED = 100
"""So many decisions are looked through for follow-ups."""


def decisions_answer(tx: Transaction, question: Question) -> DecisionsAnswer:
    """The newest first; raises NotPermitted for an outsider."""
    searched = search(tx, question)
    kept = searched.found[:MOST_SHOWN]
    return DecisionsAnswer(
        hits=hits(tx, kept, question=question),
        left_out=len(searched.found) - len(kept),
        is_search=is_search(question),
        is_near=searched.is_near,
    )


def follow_ups_found(tx: Transaction, question: Question) -> FollowUpsFound:
    """Own ones first, then the newest; raises NotPermitted for an outsider. Where the words are those of a
    follow-up itself, such as its owner's, only these; else all of what was decided about them.
    """
    searched = search(tx, question)
    looked_through = searched.found[:MOST_FOLLOWED]
    mine = {body.key for body in bodies_of(tx, question.actor)}
    lines = [
        FollowUpHit(
            follow_up=follow_up,
            item_title=hit.title,
            held_on=hit.held_on,
            is_own=follow_up.person == question.actor,
        )
        for one, hit in zip(looked_through, hits(tx, looked_through, question=question), strict=True)
        for follow_up in (hit.decision.follow_ups if hit.decision else ())
        if one.body in mine or follow_up.person == question.actor
    ]
    named = [line for line in lines if _names(tx, line.follow_up, words=searched.words)]
    return FollowUpsFound(
        lines=tuple(sorted(named or lines, key=lambda line: not line.is_own)),
        is_near=searched.is_near,
        has_older=len(searched.found) > MOST_FOLLOWED,
    )


def is_search(question: Question) -> bool:
    query = question.query
    return bool(query.rest or query.day or query.year or query.goal)


def _names(tx: Transaction, follow_up: FollowUp, *, words: Iterable[Forms]) -> bool:
    said = tx.search.words(f"{follow_up.owner} {follow_up.task or ''}")
    forms = frozenset[str]().union(*said)
    return all(stands(word, forms) for word in words)


def hits(tx: Transaction, found: Iterable[Findable], *, question: Question) -> tuple[DecisionHit, ...]:
    bodies = {body.key: body for body in tx.bodies.all()}
    mine = {body.key for body in bodies_of(tx, question.actor)}
    recused = recused_items(tx.recusals.of_person(question.actor), question.actor)
    told = ((one, _hit(tx, one, body=bodies[one.body], is_member=one.body in mine)) for one in found)
    return tuple(replace(hit, can_open=False) if one.item in recused else hit for one, hit in told)


def _hit(tx: Transaction, one: Findable, *, body: Body, is_member: bool) -> DecisionHit:
    """A guest is not told who recorded it, nor a closed item's title where the body does not want that."""
    stored = tx.meetings.get(one.meeting)
    if stored is None:
        raise NotFound
    meeting = as_published(tx, stored)
    item = next((item for item in meeting.items if item.id == one.item), None)
    is_titled = is_member or body.closed_title_to_guest or (item is not None and item.is_open is True)
    decision = standing(tx.decisions.of_meeting(meeting.id)).get(one.item)
    return DecisionHit(
        meeting=meeting.id,
        version=meeting.version,
        item=one.item,
        body=body.name,
        held_on=meeting.held_on,
        title=item.title if item and is_titled else None,
        decision=_line(tx, decision, meeting=meeting, body=body, with_name=is_member) if decision else None,
        can_open=is_member and item is not None,
    )


def _line(
    tx: Transaction, decision: Decision, *, meeting: Meeting, body: Body, with_name: bool
) -> DecisionLine:
    people = people_of(tx, [decision.by] if decision.by and with_name else [])
    return decision_line(decision, meeting, people=people, zone=body.zone)
