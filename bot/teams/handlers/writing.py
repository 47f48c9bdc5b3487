"""Buttons of what is decided between meetings, in writing. Never an answer: those are as at a meeting."""

from dataclasses import replace
from datetime import date

from bot.domain.errors import Outdated, Unusable
from bot.domain.facts import Banner, Fact, WrittenNews, WrittenNotice
from bot.domain.grants import Permission
from bot.teams.handlers.context import Press
from bot.usecases.compose.agenda import agenda_view
from bot.usecases.compose.item import item_view
from bot.usecases.compose.preview import preview
from bot.usecases.confirm_result import confirm_result
from bot.usecases.edit_meeting import read_time
from bot.usecases.lookup import Seat, at_version, seat
from bot.usecases.ports import Transaction
from bot.usecases.send_in_writing import Deadline, send_in_writing

RESULT = "result"
"""The press was on the card that tells how all of the procedure ended."""


def send(tx: Transaction, press: Press) -> Fact:
    """`due` and `time` are the deadline."""
    found = seat(tx, press.meeting, actor=press.actor, needs=Permission.PREPARE)
    try:
        at_version(found, press.payload.version)
        after, banner = sent(tx, found, press=press)
    except Outdated:
        return preview(tx, found, at=press.at, banner=Banner.AGENDA_CHANGED)
    except Unusable as error:
        shown = preview(tx, found, at=press.at, banner=Banner.CANNOT_USE)
        return replace(shown, field=error.field)
    return preview(tx, after, at=press.at, banner=banner)


def sent(tx: Transaction, found: Seat, *, press: Press) -> tuple[Seat, Banner]:
    """Raises Unusable for a deadline that can't be read or is over."""
    until = Deadline(day_of(press.payload.due), read_time(press.payload.time or ""))
    return send_in_writing(tx, found, until=until, at=press.at)


def confirm(tx: Transaction, press: Press) -> Fact:
    about = (press.item, press.payload.version or 0)
    found, banner = confirm_result(tx, press.meeting, press=about, actor=press.actor, at=press.at)
    if press.payload.choice == RESULT:
        return WrittenNotice(agenda_view(tx, found), WrittenNews.RESULT, banner=banner)
    return item_view(tx, found, item=found.matter(press.item), banner=banner)


def day_of(written: str | None) -> date:
    try:
        return date.fromisoformat(written or "")
    except ValueError as error:
        raise Unusable("due") from error
