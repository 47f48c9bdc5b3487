"""Buttons with which a meeting is run, and with which guests answer about their slot."""

from functools import partial

from bot.domain.errors import NotFound
from bot.domain.facts import Fact
from bot.domain.ids import GuestId, ItemId, Oid
from bot.domain.progress import Act
from bot.domain.response import Reply
from bot.teams.handlers.context import Handler, Press
from bot.usecases.ports import Transaction
from bot.usecases.respond import ResponsePress, respond
from bot.usecases.run_meeting import StepPress, open_run, run_meeting
from bot.usecases.send_substitute import SubstitutePress, confirm_substitute

RESUME = "resume"


def open_it(tx: Transaction, press: Press) -> Fact:
    return open_run(tx, press.meeting, actor=press.actor, at=press.at)


def _step(tx: Transaction, press: Press, *, act: Act) -> Fact:
    payload = press.payload
    item = ItemId(payload.item) if payload.item else None
    pressed = StepPress(act, payload.seq or 0, item)
    return run_meeting(tx, press.meeting, press=pressed, actor=press.actor, at=press.at)


start: Handler = partial(_step, act=Act.START)
move_on: Handler = partial(_step, act=Act.NEXT)
go_back: Handler = partial(_step, act=Act.BACK)
extend: Handler = partial(_step, act=Act.EXTEND)
skip: Handler = partial(_step, act=Act.SKIP)
swap: Handler = partial(_step, act=Act.SWAP)
release: Handler = partial(_step, act=Act.RELEASE)
undo: Handler = partial(_step, act=Act.UNDO)
close: Handler = partial(_step, act=Act.CLOSE)


def pause(tx: Transaction, press: Press) -> Fact:
    """`choice` "resume" goes on."""
    return _step(tx, press, act=Act.RESUME if press.payload.choice == RESUME else Act.PAUSE)


def _answer(tx: Transaction, press: Press, *, reply: Reply) -> Fact:
    """`choice` is the guest, for LATE with the minutes after a colon."""
    payload = press.payload
    guest, _, minutes = (payload.choice or "").partition(":")
    if not guest:
        raise NotFound
    given = ResponsePress(
        GuestId(guest),
        reply,
        seen_seq=payload.seq or 0,
        seen_revision=payload.version,
        minutes=int(minutes) if minutes.isascii() and minutes.isdigit() else None,
        substitute=payload.person,
    )
    return respond(tx, press.meeting, press=given, actor=press.actor, at=press.at)


confirm: Handler = partial(_answer, reply=Reply.CONFIRM)
be_ready: Handler = partial(_answer, reply=Reply.READY)
be_late: Handler = partial(_answer, reply=Reply.LATE)
cannot_come: Handler = partial(_answer, reply=Reply.CANNOT)
propose_substitute: Handler = partial(_answer, reply=Reply.SUBSTITUTE)


def accept_substitute(tx: Transaction, press: Press) -> Fact:
    """`choice` is the guest who sends somebody, `person` the account of who comes instead."""
    sent = SubstitutePress(GuestId(press.payload.choice or ""), Oid(press.payload.person or ""))
    return confirm_substitute(tx, press.meeting, press=sent, actor=press.actor, at=press.at)
