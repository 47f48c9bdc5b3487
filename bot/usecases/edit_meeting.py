"""The secretary's changes before publishing: times, breaks, openness, papers, place and link, guests.

Each is one press on the preview. Guests hear of it when the agenda is published (again).
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from urllib.parse import urlsplit

from bot.domain.ballot import DecisionRule
from bot.domain.errors import Closed, NotFound, NotPublished, Recused, Unusable
from bot.domain.goals import in_numbers
from bot.domain.grants import Permission
from bot.domain.ids import AttachmentId, GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Guest, Item, Meeting, MeetingStatus
from bot.domain.written import without_hours
from bot.usecases.lookup import Seat, at_version, person_called, seat
from bot.usecases.ports import Transaction

LONGEST_PLACE = 200
LONGEST_TALK = 120
"""Minutes that a guest may be given to speak."""
_TIME = re.compile(r"(\d{1,2})[.:]?(\d{2})", re.ASCII)

Change = Callable[[Meeting], Meeting]


def edit_meeting(
    tx: Transaction, meeting: MeetingId, *, version: int | None, actor: Oid, change: Change
) -> Seat:
    """Saved as the next version. Raises NotPermitted, Outdated, NotPublished for a meeting that is cancelled,
    Closed for a written procedure that is over, Recused where a closed item would change in which the actor
    takes no part, and what `change` raises.
    """
    found = at_version(seat(tx, meeting, actor=actor, needs=Permission.PREPARE), version)
    if found.meeting.closed_at:
        raise Closed
    if found.meeting.status is MeetingStatus.CANCELLED:
        raise NotPublished
    changed = without_hours(change(found.meeting))
    if changed == found.meeting:
        return found
    if any(_of(changed, item) != _of(found.meeting, item) for item in found.hidden):
        raise Recused
    saved = replace(changed, version=found.meeting.version + 1)
    tx.meetings.save(saved)
    return replace(found, meeting=saved)


def set_time(item: ItemId, written: str) -> Change:
    """HH:MM, HH.MM or HHMM; empty for no time."""
    starts = read_time(written) if written.strip() else None

    def change(meeting: Meeting) -> Meeting:
        old = meeting.item(item)
        is_fixed = old.is_fixed and starts is not None
        return meeting.with_item(replace(old, starts=starts, ends=None, is_fixed=is_fixed))

    return change


def set_fixed(item: ItemId, *, is_fixed: bool) -> Change:
    """Never before its time, or as soon as the meeting gets there. Raises Unusable("time") for an item that
    has none; a break is always kept, so that there is nothing to set (NotFound).
    """

    def change(meeting: Meeting) -> Meeting:
        old = meeting.matter(item)
        if is_fixed and old.starts is None:
            raise Unusable("time")
        return meeting.with_item(replace(old, is_fixed=is_fixed))

    return change


def set_presentation(item: ItemId, minutes: int) -> Change:
    """How long a guest may speak when the item begins; 0 for no time of their own. Raises NotFound for what
    no card offers: a break, or a length that is none.
    """
    if not 0 <= minutes <= LONGEST_TALK:
        raise NotFound
    span = timedelta(minutes=minutes) if minutes else None
    return lambda meeting: meeting.with_item(replace(meeting.matter(item), presentation=span))


def set_rule(item: ItemId, rule: DecisionRule | None) -> Change:
    """None: as the body does. What was answered stays: it is about the text."""
    return lambda meeting: meeting.with_item(replace(meeting.matter(item), rule=rule))


def set_goals(item: ItemId, written: str) -> Change:
    """The numbers that somebody lists; none takes every tag off. Raises Unusable("goals")."""
    goals = in_numbers(written)
    if goals is None:
        raise Unusable("goals")
    return lambda meeting: meeting.with_item(replace(meeting.matter(item), goals=goals))


def set_break(tx: Transaction, item: ItemId, *, is_break: bool) -> Change:
    """A break is nothing to decide, so an item that was answered or decided can't become one: raises
    Unusable("break"). What becomes an item again is open or closed only when somebody says so.
    """

    def change(meeting: Meeting) -> Meeting:
        old = meeting.item(item)
        if old.is_break == is_break:
            return meeting
        if meeting.is_written:
            raise Unusable("break")
        if is_break and (tx.approvals.of_item(item) or _is_decided(tx, meeting, item=item)):
            raise Unusable("break")
        if is_break:
            return meeting.with_item(replace(old, is_break=True, is_fixed=False, presentation=None))
        return meeting.with_item(
            replace(old, is_break=False, is_open=False if old.is_open is False else None)
        )

    return change


def set_openness(item: ItemId, *, is_open: bool) -> Change:
    return lambda meeting: meeting.with_item(replace(meeting.item(item), is_open=is_open))


def set_place(written: str) -> Change:
    place = " ".join(written.split())
    if len(place) > LONGEST_PLACE:
        raise Unusable("place")
    return lambda meeting: replace(meeting, place=place or None)


def set_link(written: str) -> Change:
    """An https address, or empty for none."""
    link = written.strip()
    if link and not _is_address(link):
        raise Unusable("link")
    return lambda meeting: replace(meeting, join_url=link or None)


def lay_attachment(attachment: AttachmentId, item: ItemId | None) -> Change:
    """On the item, or back on the whole meeting if it lies there already or no item is named. Both items'
    texts are new versions by that: an approval is about exact papers.
    """

    def change(meeting: Meeting) -> Meeting:
        before = next((a for a in meeting.attachments if a.id == attachment), None)
        if before is None:
            raise NotFound
        after = replace(before, item=meeting.matter(item).id if item and item != before.item else None)
        papers = tuple(after if a.id == attachment else a for a in meeting.attachments)
        items = tuple(_renewed(i) if i.id in (before.item, after.item) else i for i in meeting.items)
        return replace(meeting, attachments=papers, items=items)

    return change


def choose_guest(tx: Transaction, guest: GuestId, *, person: str) -> Change:
    """The person who is meant by the document's words. One who is a guest of the item already stays that one
    guest: nobody is invited twice to the same item.
    """
    oid = _known(tx, person)

    def change(meeting: Meeting) -> Meeting:
        item = _item_with(meeting, guest)
        there = next((g for g in item.guests if g.person == oid), item.guest(guest))
        meant = item.with_guest(replace(there, person=oid, invited=True))
        others = tuple(g for g in meant.guests if g.id == there.id or g.id != guest)
        return meeting.with_item(replace(meant, guests=others))

    return change


def add_guest(tx: Transaction, item: ItemId, *, written: str) -> Change:
    """By the name as the secretary writes it; one that fits nobody, or several, waits for the person to be
    chosen, as one in a document does. Adding somebody who is there already changes nothing.
    """
    name = " ".join(written.split())
    if not name:
        raise Unusable("person")
    known = person_called(tx, name)
    guest = Guest(id=GuestId(tx.new_id()), name=name, title=None, person=known.oid if known else None)

    def change(meeting: Meeting) -> Meeting:
        old = meeting.matter(item)
        if any(
            (g.person, g.invited) == (guest.person, True) for g in old.guests if g.person or g.name == name
        ):
            return meeting
        return meeting.with_item(replace(old, guests=(*old.guests, guest)))

    return change


def remove_guest(guest: GuestId) -> Change:
    def change(meeting: Meeting) -> Meeting:
        item = _item_with(meeting, guest)
        return meeting.with_item(replace(item, guests=tuple(g for g in item.guests if g.id != guest)))

    return change


def read_time(written: str) -> time:
    """Raises Unusable("time")."""
    found = _TIME.fullmatch(written.strip())
    if found is None:
        raise Unusable("time")
    try:
        return time(int(found[1]), int(found[2]))
    except ValueError as error:
        raise Unusable("time") from error


def _is_address(link: str) -> bool:
    try:
        address = urlsplit(link)
        is_whole = bool(address.hostname) and address.port != 0
    except ValueError:  # brackets without an end, a port that is no number
        return False
    return is_whole and address.scheme == "https" and not address.username


def _of(meeting: Meeting, item: ItemId) -> tuple[object, ...]:
    return meeting.item(item), meeting.attachments_of(item)


def _renewed(item: Item) -> Item:
    return replace(item, text_version=item.text_version + 1)


def _is_decided(tx: Transaction, meeting: Meeting, *, item: ItemId) -> bool:
    return any(decision.item == item for decision in tx.decisions.of_meeting(meeting.id))


def _item_with(meeting: Meeting, guest: GuestId) -> Item:
    for item in meeting.items:
        if any(g.id == guest for g in item.guests):
            return item
    raise NotFound


def _known(tx: Transaction, person: str) -> Oid:
    found = tx.people.get(Oid(person))
    if found is None:
        raise Unusable("person")
    return found.oid
