"""A day made up from a seed: bodies, meetings, items and guests. Never how the day goes."""

import random
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.body import Body
from bot.domain.ids import BodyKey, ConversationId, GuestId, ItemId, MeetingId, Oid
from bot.domain.meeting import Guest, Item, Meeting
from bot.domain.person import Person

ZONE = ZoneInfo("Europe/Copenhagen")
CHAIR, SECRETARY = Oid("chair"), Oid("secretary")
DAYS = (date(2026, 3, 4), date(2026, 3, 29), date(2026, 6, 17), date(2026, 10, 25))
"""Two of them are those on which the clocks change."""

NAMES = (
    "Asta Krogh",
    "Birk Holm",
    "Carla Lund",
    "Dines Fjord",
    "Ea Mose",
    "Frode Bæk",
    "Gry Ask",
    "Hans Elm",
)
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Day:
    seed: int
    people: tuple[Person, ...]
    bodies: tuple[Body, ...]
    meetings: tuple[Meeting, ...]

    def body_of(self, meeting: Meeting) -> Body:
        return next(body for body in self.bodies if body.key == meeting.body)


def made_up(seed: int) -> Day:
    chance = random.Random(f"day {seed}")
    guests = tuple(Person(Oid(f"p{n}"), name) for n, name in enumerate(NAMES))
    runners = (Person(CHAIR, "Ulla Storm"), Person(SECRETARY, "Sanne Holt"))
    held_on = chance.choice(DAYS)
    keys = ("direktionen", "hovedudvalget")[: 2 if chance.random() < 0.2 else 1]
    bodies = tuple(_body(BodyKey(key), chance) for key in keys)
    meetings = tuple(_meeting(body, held_on, chance=chance, people=guests) for body in bodies)
    return Day(seed, (*guests, *runners), bodies, meetings)


def _body(key: BodyKey, chance: random.Random) -> Body:
    return Body(
        key,
        key.capitalize(),
        "Sundkøbing Kommune",
        secretary=(SECRETARY,),
        chair=CHAIR,
        home=ConversationId(f"19:{key}@thread.tacv2") if chance.random() < 0.5 else None,
        threshold=chance.choice((3, 5, 10)) * MINUTE,
        place="Byrådssalen",
        closed_title_to_guest=chance.random() < 0.5,
    )


def _meeting(body: Body, held_on: date, *, chance: random.Random, people: tuple[Person, ...]) -> Meeting:
    at = datetime.combine(held_on, time(chance.randrange(8, 15), chance.choice((0, 15, 30))))
    starts = at.time()
    items = []
    for number in range(chance.randint(3, 10)):
        lasts = chance.choice((5, 10, 10, 15, 20, 30, 45)) * MINUTE
        items.append(_item(f"{body.key}-{number}", at, lasts=lasts, chance=chance, people=people))
        slack = chance.choice((5, 10, 15)) * MINUTE if items[-1].ends else 0 * MINUTE
        at += lasts + slack
    if not any(item.starts for item in items):
        items[0] = Item(items[0].id, items[0].title, starts=starts, guests=items[0].guests)
    return Meeting(MeetingId(f"m-{body.key}"), body.key, held_on, starts=starts, items=tuple(items))


def _item(
    name: str, at: datetime, *, lasts: timedelta, chance: random.Random, people: tuple[Person, ...]
) -> Item:
    is_break = chance.random() < 0.1
    is_timed = is_break or chance.random() < 0.85
    count = 0 if is_break else chance.choice((0, 1, 1, 1, 2, 3))
    guests = tuple(
        Guest(GuestId(f"{name}-{p.oid}"), p.name, None, p.oid) for p in chance.sample(people, count)
    )
    return Item(
        ItemId(name),
        f"Sag {name}",
        starts=at.time() if is_timed else None,
        ends=(at + lasts).time() if is_timed and chance.random() < 0.2 else None,
        is_open=chance.choice((True, False, None)),
        guests=guests,
        duration=lasts if chance.random() < 0.2 else None,
        is_fixed=is_timed and chance.random() < 0.1,
        is_break=is_break,
        presentation=5 * MINUTE if guests and chance.random() < 0.15 else None,
    )
