"""Buttons that open, publish, withdraw, move and cancel an agenda."""

from dataclasses import replace

from bot.domain.errors import NotPermitted, Outdated, Unresolved, Unusable
from bot.domain.facts import Banner, Confirm, Fact
from bot.domain.grants import Permission
from bot.teams.handlers.context import Press
from bot.teams.handlers.writing import day_of, sent
from bot.usecases.answers.deliveries import deliveries_for
from bot.usecases.call_off_meeting import cancel_meeting, move_meeting, withdraw_agenda
from bot.usecases.compose.parts import heading
from bot.usecases.compose.preview import preview
from bot.usecases.edit_meeting import read_time
from bot.usecases.lookup import Seat, at_version, seat
from bot.usecases.open_agenda import open_agenda, open_item, refresh_agenda
from bot.usecases.ports import Transaction
from bot.usecases.publish_agenda import publish_agenda, to_publish
from bot.usecases.run_meeting import refresh_run
from cards.actions import Verb

YES = "yes"
WITHOUT = "without"
RUN = "run"
"""What a refresh is about where the card is the one to run the meeting from."""


def open_the_agenda(tx: Transaction, press: Press) -> Fact:
    return open_agenda(tx, press.meeting, actor=press.actor, at=press.at)


def open_the_item(tx: Transaction, press: Press) -> Fact:
    return open_item(tx, press.meeting, item=press.item, actor=press.actor)


def refresh(tx: Transaction, press: Press) -> Fact:
    """The card in a 1:1 chat shows its item or agenda anew; one in a shared chat what its reader may see."""
    if press.payload.choice == RUN:
        return refresh_run(tx, press.meeting, actor=press.actor, where=press.by.conversation, at=press.at)
    if press.payload.item is not None:
        return open_the_item(tx, press)
    return refresh_agenda(tx, press.meeting, actor=press.actor, conversation=press.by.conversation.id)


def publish(tx: Transaction, press: Press) -> Fact:
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.PREPARE)
    try:
        found = to_publish(tx, press.meeting, version=press.payload.version, actor=press.actor)
        without = press.payload.choice == WITHOUT
        after, banner = publish_agenda(tx, found, without_unresolved=without, at=press.at)
    except Outdated:
        return preview(tx, found, at=press.at, banner=Banner.AGENDA_CHANGED)
    except Unresolved:
        return preview(tx, found, at=press.at, banner=Banner.UNRESOLVED)
    return preview(tx, after, at=press.at, banner=banner)


def show_deliveries(tx: Transaction, press: Press) -> Fact:
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.SEE_DELIVERIES)
    return deliveries_for(tx, found)


def release_deliveries(tx: Transaction, press: Press) -> Fact:
    """Somebody looked at the clock and says that it is right. It is this process's own memory that changes,
    also where the transaction is run again: done twice it is done once.
    """
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.PREPARE)
    press.by.hold.release()
    return replace(deliveries_for(tx, found), banner=Banner.SENDING_AGAIN)


def withdraw(tx: Transaction, press: Press) -> Fact:
    found = _confirmed(tx, press, act=Verb.AGENDA_WITHDRAW)
    if isinstance(found, Confirm):
        return found
    after, banner = withdraw_agenda(tx, found, at=press.at)
    return preview(tx, after, at=press.at, banner=banner)


def cancel(tx: Transaction, press: Press) -> Fact:
    found = _confirmed(tx, press, act=Verb.MEETING_CANCEL)
    if isinstance(found, Confirm):
        return found
    after, banner = cancel_meeting(tx, found, at=press.at)
    return preview(tx, after, at=press.at, banner=banner)


def move(tx: Transaction, press: Press) -> Fact:
    """The form asks for the day (`due`) and the first start, or the deadline (`time`)."""
    found = _confirmed(tx, press, act=Verb.MEETING_MOVE)
    if isinstance(found, Confirm):
        return found
    try:
        after, banner = _moved(tx, found, press=press)
    except Unusable as error:
        return _ask(tx, found, act=Verb.MEETING_MOVE, field=error.field)
    return preview(tx, after, at=press.at, banner=banner)


def _moved(tx: Transaction, found: Seat, *, press: Press) -> tuple[Seat, Banner]:
    if found.meeting.is_written:
        return sent(tx, found, press=press)
    day = day_of(press.payload.due)
    starts = read_time(press.payload.time) if press.payload.time else None
    return move_meeting(tx, found, day=day, starts=starts, at=press.at)


def _confirmed(tx: Transaction, press: Press, *, act: Verb) -> Seat | Confirm:
    """The question, until it was answered with yes on the present version."""
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.PREPARE)
    if press.payload.choice != YES:
        return _ask(tx, found, act=act)
    try:
        return at_version(found, press.payload.version)
    except Outdated:
        return _ask(tx, found, act=act)


def _ask(tx: Transaction, found: Seat, *, act: Verb, field: str | None = None) -> Confirm:
    told = tx.tellings.of_meeting(found.meeting.id).values()
    return Confirm(
        meeting=found.meeting.id,
        version=found.meeting.version,
        heading=heading(found.meeting, found.body),
        act=act,
        guests=len({t.slot.person for t in told if t.off is None}),
        field=field,
    )


def show_stale(tx: Transaction, press: Press) -> Fact:
    """An outdated press, answered with how things stand."""
    try:
        return open_agenda(tx, press.meeting, actor=press.actor, at=press.at, banner=Banner.AGENDA_CHANGED)
    except NotPermitted:
        return refresh(tx, press)
