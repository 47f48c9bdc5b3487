"""The room of a running meeting: each item with its guests, what they answered, who is absent."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.domain.facts import LastStep, Proposal, RunGuest, RunItem
from bot.domain.ids import GuestId, ItemId, Oid
from bot.domain.meeting import Attendance, Guest, Item
from bot.domain.notice import NoticeKind, NoticeState
from bot.domain.progress import UNDO_FOR, Act
from bot.domain.proposal import proposed
from bot.domain.response import Reply, Response, latest
from bot.domain.steps import can
from bot.domain.telling import call
from bot.usecases.compose.around import Around
from bot.usecases.compose.parts import guest_line
from bot.usecases.live import Live
from bot.usecases.lookup import substitute_in
from bot.usecases.ports import Transaction


def local(live: Live, at: datetime | None) -> datetime | None:
    """Where the meeting is."""
    return at.astimezone(live.body.zone) if at else None


@dataclass(frozen=True)
class Room:
    tx: Transaction
    live: Live
    known: Around

    @property
    def in_order(self) -> tuple[Item, ...]:
        return tuple(self.live.meeting.item(item) for item in self.live.so_far.order)

    @cached_property
    def responses(self) -> Mapping[tuple[GuestId, Oid], Response]:
        return latest(self.tx.responses.of_meeting(self.live.meeting.id))

    @cached_property
    def calls(self) -> Mapping[tuple[GuestId, Oid], NoticeState]:
        """What became of the last call of each guest."""
        told = self.tx.tellings.of_meeting(self.live.meeting.id)
        rows = {
            whose: self.tx.notices.get(call(t, NoticeKind.COME_NOW, number=t.called).key)
            for whose, t in told.items()
            if t.called is not None
        }
        return {whose: row.state.listed for whose, row in rows.items() if row}

    def item(self, item: Item) -> RunItem:
        live = self.live
        at = live.projected.get(item.id)
        planned = next(p for p in live.planned if p.item == item.id)
        return RunItem(
            line=self.known.line(item),
            stage=live.so_far.turn(item.id).stage,
            starts=local(live, at.starts if at else None),
            ends=local(live, at.ends if at else None),
            guests=tuple(self.guest(item, guest) for guest in item.guests if self.shows(item, guest)),
            is_assumed=planned.is_assumed,
            is_fixed=item.is_fixed,
            is_break=item.is_break,
            all_approve=self.all_approve(item),
            can=self.possible(item),
        )

    def shows(self, item: Item, guest: Guest) -> bool:
        return guest.invited and self.knows(item)

    def knows(self, item: Item) -> bool:
        """Whether the reader may see what a closed item is about."""
        return item.is_open is True or self.known.may_know(item)

    def possible(self, item: Item) -> tuple[Act, ...]:
        so_far = self.live.so_far
        if self.live.is_left:
            return ()
        acts = [act for act in (Act.SKIP, Act.SWAP) if can(so_far, act, item=item.id)]
        if self.all_approve(item) and can(so_far, Act.RELEASE, item=item.id):
            acts.append(Act.RELEASE)
        return tuple(acts)

    def all_approve(self, item: Item) -> bool:
        return self.known.ballot(item).is_unanimous

    def guest(self, item: Item, guest: Guest) -> RunGuest:
        line = guest_line(item, guest, people=self.known.people, with_contact=True)
        whose = (guest.id, guest.person or Oid(""))
        response = self.responses.get(whose)
        sent = substitute_in(self.tx, response)
        return RunGuest(
            guest=guest.id,
            label=line.label,
            contact=line.contact,
            response=response,
            call=self.calls.get(whose),
            substitute=sent.oid if sent else None,
        )

    @property
    def last(self) -> LastStep | None:
        so_far = self.live.so_far
        step = so_far.standing[-1] if so_far.standing else None
        if step is None:
            return None
        by = next(iter(self.tx.people.some((step.by,))), None) if step.by else None
        until = step.at + UNDO_FOR if so_far.undoable(self.live.now) else None
        items = self.live.meeting.items
        title = next((i.title for i in items if i.id == step.item and self.knows(i)), None)
        return LastStep(
            step.act,
            by.name if by else None,
            step.at.astimezone(self.live.body.zone),
            item=title,
            undo_until=local(self.live, until),
        )

    @property
    def proposal(self) -> Proposal | None:
        so_far = self.live.so_far
        for at in (so_far.current, so_far.following):
            item = self.live.meeting.item(at) if at else None
            known = item.guests if item and self.knows(item) else ()
            absent = next((g for g in known if item and self.is_absent(item, g)), None)
            if item and absent:
                return self._instead(item, absent)
        return None

    def is_absent(self, item: Item, guest: Guest) -> bool:
        """Said so, was recorded so, or could not be reached; who is late until they should be there."""
        if not guest.invited or guest.person is None:
            return False
        response = self.responses.get((guest.id, guest.person))
        if response and response.reply is Reply.LATE:
            starts = self.live.projected.get(item.id)
            needed = max(starts.starts, self.live.now) if starts else self.live.now
            return response.there_at is not None and response.there_at > needed
        is_refused = self.calls.get((guest.id, guest.person)) is NoticeState.REFUSED
        has_said_no = response is not None and response.reply is Reply.CANNOT
        return guest.attendance is Attendance.ABSENT or is_refused or has_said_no

    def _instead(self, item: Item, absent: Guest) -> Proposal | None:
        live = self.live
        found = proposed(live.planned, live.so_far, instead_of=item.id, ready=self._ready(), now=live.now)
        if found is None:
            return None
        act, other = found
        response = self.responses.get((absent.id, absent.person or Oid("")))
        return Proposal(
            absent=guest_line(item, absent, people=self.known.people, with_contact=False).label,
            item=other,
            title=live.meeting.item(other).title if self.knows(live.meeting.item(other)) else None,
            act=act,
            there_at=local(live, response.there_at if response else None),
        )

    def _ready(self) -> tuple[ItemId, ...]:
        """Items that rest on nobody who is not there."""
        return tuple(
            item.id
            for item in self.live.meeting.items
            if not item.is_break and all(self._is_ready(guest) for guest in item.guests if guest.invited)
        )

    def _is_ready(self, guest: Guest) -> bool:
        response = self.responses.get((guest.id, guest.person or Oid("")))
        return response is not None and response.reply is Reply.READY
