"""The played meeting as its players know it: when it is, which items it has, who acts. Never an act."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.app.demo.acting import BETWEEN_ACTS, Actor
from bot.app.demo.cards import Json, button, kind
from bot.app.demo.municipality import CHAIR, Role, direktionen
from bot.app.demo.stage import Stage
from bot.app.errors import Ends, Exit
from bot.domain.body import DEFAULT_ZONE

STARTS = datetime(2026, 5, 20, 9, 0, tzinfo=ZoneInfo(DEFAULT_ZONE))
OPENS = STARTS - timedelta(days=2, minutes=30)

STRATEGY, BUDGET, ROTA, HARBOUR, ROOF, POOL, ACTING_HEAD, SEMINAR = range(8)
"""The items in the order of the agenda, without the break."""


@dataclass
class Day:
    """`items` are the ids of the items in their order, known once the preview stands."""

    stage: Stage
    items: list[str] = field(default_factory=list)

    def actor(self, who: Role) -> Actor:
        return Actor(self.stage, who)

    async def until(self, clock: str, *, days: int = 0) -> None:
        """`days` counts from the day of the meeting."""
        await self.stage.until(_at(clock) + timedelta(days=days))

    async def next_at(self, clock: str) -> None:
        """The next act is done at that minute of the day of the meeting."""
        await self.stage.until(_at(clock) - BETWEEN_ACTS)

    async def learn_items(self) -> None:
        """The timeline names them by title, too: a guest's card bears nothing but that."""
        body, day = direktionen().key, STARTS.date()
        meeting = (await self.stage.bot.store.read(lambda tx: tx.meetings.on(body, day)))[0]
        self.items = [item.id for item in meeting.items if not item.is_break]
        self.stage.timeline.meeting = meeting.id
        self.stage.timeline.titles = {item.id: item.title for item in meeting.items if item.title}

    def about(self, card: Json, verb: str, *, item: int, **data: object) -> Json:
        """Raises NoButton."""
        return button(card, verb, item=self.items[item], **data)

    def lying(self, where: str, *kinds: str) -> Json:
        """The newest card of these kinds in that conversation, as it stands there now. Raises Ends."""
        cards = [card for card in self.stage.cards_in(where) if kind(card) in kinds]
        if not cards:
            raise Ends(Exit.REFUSED, f"the played day failed: no card {' or '.join(kinds)} in {where}")
        return cards[-1]

    async def step(self, verb: str, *, who: Role = CHAIR, item: int | None = None, **data: object) -> Json:
        """On the run card that lies in the person's chat."""
        about = {} if item is None else {"item": self.items[item]}
        pressed = button(self.lying(who.chat, "run"), verb, **about, **data)
        return await self.actor(who).press(pressed)


def _at(clock: str) -> datetime:
    hour, minute = (int(part) for part in clock.split("."))
    return STARTS.replace(hour=hour, minute=minute)
