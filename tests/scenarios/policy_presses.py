"""What stands on a button as its reader was shown it, and how whoever holds a client may change it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from policy_house import ADMIN, DORTE, EVERYBODY, Assembly
from policy_model import World
from town import Json
from townsfolk import CHAIR, IT_CHIEF, JURIST, METTE, OLE, STRANGER, Character

from bot.domain.meeting import Item
from cards import Verb

T = TypeVar("T")
Draw = Callable[[list[T]], T]

NOWHERE = "f" * 32
OFTEN = {
    **dict.fromkeys((Verb.MEETING_CANCEL, Verb.AGENDA_WITHDRAW, Verb.MEETING_CLOSE, Verb.MEETING_MOVE), 1),
    **dict.fromkeys((verb for verb in Verb if verb.startswith("approval.")), 7),
    **dict.fromkeys((verb for verb in Verb if verb.startswith(("recusal.", "absence.", "decision."))), 4),
    **dict.fromkeys((verb for verb in Verb if verb.startswith(("slot.", "attendance.", "minutes."))), 3),
}
VERBS = sorted(
    (verb for verb in Verb for _ in range(OFTEN.get(verb, 2))), key=lambda verb: -OFTEN.get(verb, 2)
)
WAYS = (
    "stale version",
    "later version",
    "stale seq",
    "later seq",
    "no meeting",
    "meeting nowhere",
    "their meeting",
    "their item",
    "their meeting and item",
    "no item",
    "item nowhere",
    "another item",
    "a break",
    "another guest",
    "another person",
    "the meeting as item",
)
"""In which a payload is not that of the button."""


@dataclass(frozen=True)
class Sight:
    """The two meetings: the one that the press is about, and another body's."""

    ours: World
    theirs: World
    assembly: Assembly


def right_person(world: World, verb: Verb) -> list[Character]:
    """Those in whose hands such a button is laid, most of the time."""
    if verb.startswith("approval."):
        return [OLE, METTE, DORTE]
    if verb == Verb.RECUSAL_DECLARE:
        return [OLE, METTE, CHAIR]
    if verb.startswith("slot.") and verb != Verb.SLOT_PREVIEW:
        return [JURIST, IT_CHIEF]
    found = [who for who in EVERYBODY if who.oid in world.seats.secretary or who.oid == world.seats.chair]
    return found or [CHAIR]


def as_shown(sight: Sight, verb: Verb, who: Character, *, draw: Draw[Any]) -> Json:
    """The data of the button, with its inputs filled in."""
    world = sight.ours
    items = [item for item in world.shown.items if not item.is_break]
    item = draw(items)
    marks = sight.assembly.marks[items.index(item) % len(sight.assembly.marks)]
    data: Json = {"meeting": world.meeting.id, "item": item.id}
    if verb.startswith("approval."):
        before = world.answer(item, who.oid)
        remark = draw([None, f"Hvad med {marks.remark}?"])
        return _with(data, version=item.text_version, seq=before.seq if before else 0, remark=remark)
    if verb.startswith("decision."):
        return _decision(world, data, item=item, words=f"Det blev {marks.decided}.", draw=draw)
    if verb.startswith(("recusal.", "absence.")):
        return _apart(world, verb, who, data=data, draw=draw)
    if verb.startswith("slot.") or verb in (Verb.SUBSTITUTE_CONFIRM, Verb.ATTENDANCE_RECORD):
        return _slot(world, verb, who, data=data, draw=draw)
    if verb.startswith("meeting.") and verb not in (Verb.MEETING_MOVE, Verb.MEETING_CANCEL):
        return _step(world, verb, data=data, draw=draw)
    return _prepared(world, verb, data=data, draw=draw)


def _with(data: Json, **more: Any) -> Json:
    return {name: value for name, value in {**data, **more}.items() if value is not None}


def _decision(world: World, data: Json, *, item: Item, words: str, draw: Draw[Any]) -> Json:
    before = world.decision(item.id)
    outcome = draw(["approved", "rejected", "postponed"])
    return _with(
        data, version=item.text_version, choice=before[0] if before else None, outcome=outcome, text=words
    )


def _apart(world: World, verb: Verb, who: Character, *, data: Json, draw: Draw[Any]) -> Json:
    if verb == Verb.RECUSAL_DECLARE:
        person, choice = who.oid, "yes"
    else:
        person, choice = draw([OLE, METTE, DORTE, CHAIR, STRANGER]).oid, draw(["item", "meeting"])
    said = world.recusals if verb.startswith("recusal.") else world.absences
    mine = [r.seq for r in said if r.who == person and (said is world.absences or r.item == data["item"])]
    data = _with(data, choice=choice, seq=max(mine, default=0))
    return data if verb == Verb.RECUSAL_DECLARE else _with(data, person=person)


def _slot(world: World, verb: Verb, who: Character, *, data: Json, draw: Draw[Any]) -> Json:
    guests = [g for i in world.shown.items for g in i.guests]
    own = [g for g in guests if g.person == who.oid] or guests
    guest = draw(own).id if own else NOWHERE
    if verb == Verb.ATTENDANCE_RECORD:
        return _with(data, choice=f"{draw(['came', 'absent'])}:{guest}")
    if verb == Verb.SUBSTITUTE_CONFIRM:
        sent = [r.guest for r in world.responses if r.reply == "substitute"] or [guest]
        return _with(data, choice=draw(sent), person=draw([STRANGER, ADMIN]).oid)
    seq = max((r.seq for r in world.responses if (r.guest, r.who) == (guest, who.oid)), default=0)
    choice = f"{guest}:{draw([5, 10])}" if verb == Verb.SLOT_LATE else guest
    return _with(data, choice=choice, seq=seq, person=draw([STRANGER, ADMIN]).name)


def _step(world: World, verb: Verb, *, data: Json, draw: Draw[Any]) -> Json:
    seq = world.steps[-1].seq if world.steps else 0
    of_an_item = verb in (Verb.MEETING_SKIP, Verb.MEETING_SWAP, Verb.MEETING_RELEASE)
    choice = draw([None, "resume"]) if verb == Verb.MEETING_PAUSE else None
    return _with(data if of_an_item else {"meeting": data["meeting"]}, seq=seq, choice=choice)


def _prepared(world: World, verb: Verb, *, data: Json, draw: Draw[Any]) -> Json:
    version, papers = world.meeting.version, [a.id for a in world.meeting.attachments]
    guests = [str(g.id) for i in world.meeting.items for g in i.guests] or [NOWHERE]
    if verb == Verb.ITEM_EDIT:
        edits = ["open", "closed", "time", "rule:all", "speaks:10", "place", "break", "item", None]
        choice = draw([*edits, *(f"attachment:{paper}" for paper in papers)])
        return _with(data, version=version, choice=choice, time="10:45", text="Mødelokale 2")
    if verb.startswith("guest."):
        person = draw([STRANGER, ADMIN, JURIST])
        written = person.name if verb == Verb.GUEST_ADD else person.oid
        return _with(data, version=version, choice=draw(guests), person=written)
    if verb == Verb.SLOT_PREVIEW:
        return _with(data, choice=draw(guests))
    choice = "yes" if verb in (Verb.AGENDA_WITHDRAW, Verb.MEETING_CANCEL, Verb.MEETING_MOVE) else None
    choice = "incomplete" if verb == Verb.MINUTES_APPROVE else choice
    moved = {"due": draw(["2026-03-04", "2026-03-05"]), "time": "10:25"} if verb == Verb.MEETING_MOVE else {}
    return _with(data if verb == Verb.ITEM_OPEN else {"meeting": data["meeting"]}) | _with(
        {}, version=version, choice=choice, **moved
    )


def forged(data: Json, way: str, sight: Sight, *, draw: Draw[Any]) -> Json:
    """As somebody may send it who holds a client, or whose card is old."""
    ours, theirs = sight.ours.shown, sight.theirs.shown
    version, seq = data.get("version", 1), data.get("seq", 0)
    guests = [str(g.id) for m in (ours, theirs) for i in m.items for g in i.guests] or [NOWHERE]
    word, colon, _ = str(data.get("choice", "")).rpartition(":")
    changes: dict[str, Json] = {
        "stale version": {"version": max(version - 1, 0)},
        "later version": {"version": version + 1},
        "stale seq": {"seq": max(seq - 1, 0)},
        "later seq": {"seq": seq + 1},
        "no meeting": {"meeting": None},
        "meeting nowhere": {"meeting": NOWHERE},
        "their meeting": {"meeting": theirs.id},
        "their item": {"item": draw([i.id for i in theirs.items])},
        "their meeting and item": {"meeting": theirs.id, "item": draw([i.id for i in theirs.items])},
        "no item": {"item": None},
        "item nowhere": {"item": NOWHERE},
        "another item": {"item": draw([i.id for i in ours.items])},
        "a break": {"item": next((i.id for i in ours.items if i.is_break), None)},
        "another guest": {"choice": f"{word}{colon}{draw(guests)}"},
        "another person": {"person": draw([who.oid for who in EVERYBODY])},
        "the meeting as item": {"item": ours.id},
    }
    change = changes[way]
    kept = {name: value for name, value in data.items() if name not in change}
    return kept | _with({}, **change)
