"""Buttons of the secretary's preview: one control for each doubt."""

from collections.abc import Callable

from bot.domain.ballot import DecisionRule
from bot.domain.errors import NotFound, Outdated, Recused, Unusable
from bot.domain.facts import Banner, Fact, ItemForm, SlotPreview
from bot.domain.grants import Permission
from bot.domain.ids import AttachmentId, GuestId
from bot.domain.meeting import MeetingStatus
from bot.domain.notice import NoticeKind
from bot.domain.slot import slot_of
from bot.teams.handlers.context import Press
from bot.usecases.compose.parts import guest_line, people_of
from bot.usecases.compose.preview import preview
from bot.usecases.compose.slot import slot_notice
from bot.usecases.edit_meeting import (
    Change,
    add_guest,
    choose_guest,
    edit_meeting,
    lay_attachment,
    remove_guest,
    set_break,
    set_fixed,
    set_goals,
    set_link,
    set_openness,
    set_place,
    set_presentation,
    set_rule,
    set_time,
)
from bot.usecases.lookup import Seat, seat
from bot.usecases.ports import Transaction

ATTACHMENT = "attachment:"
SPEAKS = "speaks:"
"""How long a guest may speak: minutes follow."""

RULE = "rule:"
"""By which rule it is decided; nothing after it: by that of the body."""

_OF_THE_MEETING = {"place", "link"}


def edit_item(tx: Transaction, press: Press) -> Fact:
    """Without a choice the form opens; else the choice says which control was pressed."""
    if not press.payload.choice:
        return _shown(tx, _seat(tx, press), press=press)
    return _saved(tx, press, change=lambda: _item_change(tx, press))


def choose(tx: Transaction, press: Press) -> Fact:
    person = press.payload.person or ""
    return _saved(tx, press, change=lambda: choose_guest(tx, _guest(press), person=person))


def add(tx: Transaction, press: Press) -> Fact:
    written = press.payload.person or ""
    return _saved(tx, press, change=lambda: add_guest(tx, press.item, written=written))


def remove(tx: Transaction, press: Press) -> Fact:
    return _saved(tx, press, change=lambda: remove_guest(_guest(press)))


def show_as_guest(tx: Transaction, press: Press) -> Fact:
    """Exactly what that guest will get. Raises NotFound for a guest who has no confirmed person."""
    found = _seat(tx, press)
    for item in found.meeting.items:
        for guest in item.guests:
            if guest.id == _guest(press) and guest.person and item.id not in found.hidden:
                slot = slot_of(found.meeting, item, guest=guest, body=found.body)
                label = guest_line(
                    item, guest, people=people_of(tx, (guest.person,)), with_contact=False
                ).label
                return SlotPreview(label, slot_notice(tx, slot, kind=NoticeKind.SLOT))
    raise NotFound


def _item_change(tx: Transaction, press: Press) -> Change:
    choice, payload = press.payload.choice or "", press.payload
    if choice.startswith(ATTACHMENT):
        item = press.item if payload.item else None
        return lay_attachment(AttachmentId(choice.removeprefix(ATTACHMENT)), item)
    if choice.startswith(SPEAKS):
        return set_presentation(press.item, _minutes(choice.removeprefix(SPEAKS)))
    if choice.startswith(RULE):
        return set_rule(press.item, _rule(choice.removeprefix(RULE)))
    changes: dict[str, Callable[[], Change]] = {
        "time": lambda: set_time(press.item, payload.time or ""),
        "open": lambda: set_openness(press.item, is_open=True),
        "closed": lambda: set_openness(press.item, is_open=False),
        "fixed": lambda: set_fixed(press.item, is_fixed=True),
        "flexible": lambda: set_fixed(press.item, is_fixed=False),
        "break": lambda: set_break(tx, press.item, is_break=True),
        "item": lambda: set_break(tx, press.item, is_break=False),
        "goals": lambda: set_goals(press.item, payload.text or ""),
        "place": lambda: set_place(payload.text or ""),
        "link": lambda: set_link(payload.text or ""),
    }
    if choice not in changes:
        raise NotFound
    return changes[choice]()


def _rule(written: str) -> DecisionRule | None:
    if written and written not in set(DecisionRule):
        raise NotFound
    return DecisionRule(written) if written else None


def _minutes(written: str) -> int:
    """As a button says it; anything else is none of ours."""
    if not (written.isascii() and written.isdecimal() and len(written) <= 3):  # noqa: PLR2004 - minutes
        raise NotFound
    return int(written)


def _saved(tx: Transaction, press: Press, *, change: Callable[[], Change]) -> Fact:
    version = press.payload.version
    try:
        after = edit_meeting(tx, press.meeting, version=version, actor=press.actor, change=change())
    except Outdated:
        return _shown(tx, _seat(tx, press), press=press, banner=Banner.AGENDA_CHANGED)
    except Unusable as error:
        return _shown(tx, _seat(tx, press), press=press, banner=Banner.CANNOT_USE, field=error.field)
    return _shown(tx, after, press=press, banner=Banner.SAVED)


def _shown(
    tx: Transaction, found: Seat, *, press: Press, banner: Banner | None = None, field: str | None = None
) -> Fact:
    """The form of the item that the press was about, or the whole preview."""
    is_over = found.meeting.status is MeetingStatus.CANCELLED
    if is_over or press.payload.item is None or press.payload.choice in _OF_THE_MEETING:
        return preview(tx, found, at=press.at, banner=banner)
    item = found.meeting.item(press.item)
    if item.id in found.hidden:
        raise Recused
    return ItemForm(
        preview(tx, found, at=press.at, opened=item.id), item.id, item.goals, banner=banner, field=field
    )


def _seat(tx: Transaction, press: Press) -> Seat:
    return seat(tx, press.meeting, actor=press.actor, needs=Permission.PREPARE)


def _guest(press: Press) -> GuestId:
    return GuestId(press.payload.choice or "")
