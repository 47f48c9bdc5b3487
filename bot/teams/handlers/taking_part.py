"""Buttons with which somebody stands aside from an item, and with which chair and secretary record it."""

from functools import partial

from bot.domain.errors import NotFound
from bot.domain.facts import Fact, RecusalForm
from bot.domain.grants import Permission
from bot.domain.ids import Oid
from bot.domain.recusal import latest
from bot.teams.handlers.agenda import YES
from bot.teams.handlers.context import Handler, Press
from bot.usecases.compose.item import item_view
from bot.usecases.compose.participation import participation
from bot.usecases.lookup import item_of, seat
from bot.usecases.ports import Transaction
from bot.usecases.record_absence import AbsencePress, record_absence
from bot.usecases.record_recusal import RecusalPress, declare_recusal, record_recusal

MEETING, ITEM = "meeting", "item"
"""What an absence is from."""


def open_it(tx: Transaction, press: Press) -> Fact:
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.RECORD_RECUSAL)
    return participation(tx, found, item=item_of(found, press.item))


def declare(tx: Transaction, press: Press) -> Fact:
    """The question, until it was answered with yes."""
    if press.payload.choice != YES:
        return _question(tx, press)
    said = RecusalPress(press.item, press.actor, press.payload.seq or 0)
    return declare_recusal(tx, press.meeting, press=said, actor=press.actor, at=press.at)


def _question(tx: Transaction, press: Press) -> RecusalForm:
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.STAND_ASIDE)
    item = item_of(found, press.item)
    said = latest(tx.recusals.of_meeting(found.meeting.id)).get((item.id, press.actor))
    return RecusalForm(item_view(tx, found, item=item), said.seq if said else 0)


def _of_another(tx: Transaction, press: Press, *, is_lifted: bool) -> Fact:
    payload = press.payload
    said = RecusalPress(press.item, Oid(payload.person or ""), payload.seq or 0, is_lifted)
    return record_recusal(tx, press.meeting, press=said, actor=press.actor, at=press.at)


record: Handler = partial(_of_another, is_lifted=False)
lift: Handler = partial(_of_another, is_lifted=True)


def _absent(tx: Transaction, press: Press, *, is_lifted: bool) -> Fact:
    payload = press.payload
    if payload.choice not in (MEETING, ITEM):
        raise NotFound
    said = AbsencePress(
        press.item,
        Oid(payload.person or ""),
        payload.seq or 0,
        is_whole_meeting=payload.choice == MEETING,
        is_lifted=is_lifted,
    )
    return record_absence(tx, press.meeting, press=said, actor=press.actor, at=press.at)


record_absent: Handler = partial(_absent, is_lifted=False)
lift_absent: Handler = partial(_absent, is_lifted=True)
