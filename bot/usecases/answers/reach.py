"""Which items the asker may find, and what of each they may know. Never what was asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.domain.body import Body
from bot.domain.decision import standing
from bot.domain.errors import NotPermitted
from bot.domain.grants import Permission, permissions
from bot.domain.ids import ItemId, MeetingId
from bot.domain.meeting import Meeting, MeetingStatus
from bot.domain.recusal import recused_items
from bot.domain.search import Findable, Forms, Sought
from bot.usecases.answers.question import LONG_AGO, Question, is_guest
from bot.usecases.as_published import as_published
from bot.usecases.lookup import bodies_of
from bot.usecases.ports import Transaction

NOTHING: Forms = frozenset()


@dataclass(frozen=True)
class Reach:
    """The asker's own bodies, those of them that they prepare, and as a guest the own items elsewhere, told
    apart by whether the title is shown. `hidden`: closed items that the asker is recused from; of open ones
    in `apart` they know what everybody may.
    """

    bodies: tuple[Body, ...]
    prepares: frozenset[str]
    titled: tuple[ItemId, ...]
    untitled: tuple[ItemId, ...]
    hidden: frozenset[ItemId]
    apart: frozenset[ItemId]


def reach_of(tx: Transaction, question: Question) -> Reach:
    actor = question.actor
    mine = [(body, permissions(body.roles(actor))) for body in bodies_of(tx, actor)]
    bodies = tuple(body for body, may in mine if Permission.SEE_DECISIONS in may)
    if not bodies and not is_guest(tx, actor):
        raise NotPermitted
    own = _own(tx, question, beside=bodies)
    recused = tx.recusals.of_person(actor)
    apart = recused_items(recused, actor)
    return Reach(
        bodies,
        frozenset(body.key for body, may in mine if Permission.PREPARE in may),
        titled=tuple(item for item, is_titled in own if is_titled),
        untitled=tuple(item for item, is_titled in own if not is_titled),
        hidden=apart - _open(tx, {said.meeting for said in recused if said.item in apart}),
        apart=apart,
    )


def _open(tx: Transaction, meetings: Iterable[MeetingId]) -> frozenset[ItemId]:
    """The items of these meetings that were open when they were published last."""
    stored = (tx.meetings.get(meeting) for meeting in meetings)
    published = (as_published(tx, meeting) for meeting in stored if meeting)
    return frozenset(item.id for meeting in published for item in meeting.items if item.is_open is True)


def _own(tx: Transaction, question: Question, *, beside: Iterable[Body]) -> list[tuple[ItemId, bool]]:
    """A guest's decided items, once the minutes are published, if the body shows decisions to guests; none of
    bodies whose decisions the guest sees anyway.
    """
    known = {body.key for body in beside}
    own: list[tuple[ItemId, bool]] = []
    for guested in tx.meetings.with_guest(question.actor, LONG_AGO):
        body = tx.bodies.get(guested.body)
        if body is None or body.key in known or not body.decision_to_guest:
            continue
        if guested.minutes_published_at:
            own += _own_at(tx, as_published(tx, guested), body=body, question=question)
    return own


def _own_at(
    tx: Transaction, meeting: Meeting, *, body: Body, question: Question
) -> list[tuple[ItemId, bool]]:
    decided = standing(tx.decisions.of_meeting(meeting.id))
    return [
        (item.id, item.is_open is True or body.closed_title_to_guest)
        for item, _ in meeting.slots_of(question.actor)
        if item.id in decided
    ]


def seen(tx: Transaction, reach: Reach, *, sought: Sought) -> list[Findable]:
    """With no more of each than its reader may know, so that nothing else can be found out by asking."""
    of_bodies = tx.search.of_bodies((body.key for body in reach.bodies), sought)
    shown = [*(one for one in of_bodies if _is_shown(one, reach)), *_seen_as_guest(tx, reach, sought=sought)]
    known = (
        replace(one, text=NOTHING, goals=()) if one.item in reach.apart else one
        for one in shown
        if one.item not in reach.hidden
    )
    meant = (one for one in known if sought.goal in (None, *one.goals))
    return sorted(meant, key=lambda one: one.held_on, reverse=True)


def _seen_as_guest(tx: Transaction, reach: Reach, *, sought: Sought) -> list[Findable]:
    """Without the case text, and so without the goals that it names."""
    titled = tx.search.of_items(reach.titled, sought)
    untitled = tx.search.of_items(reach.untitled, sought)
    return [
        *(replace(one, text=NOTHING, goals=()) for one in titled),
        *(replace(one, text=NOTHING, goals=(), title=NOTHING) for one in untitled),
    ]


def _is_shown(one: Findable, reach: Reach) -> bool:
    """An agenda that was taken back is seen by those who prepare it; of one that is off, what was decided."""
    if one.status is MeetingStatus.WITHDRAWN:
        return one.body in reach.prepares
    return one.is_decided or one.status is MeetingStatus.PUBLISHED
