"""The played meeting as its players know it: when it is, which items it has, who acts. Never an act."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.app.demo.acting import Actor
from bot.app.demo.cards import Json, button, buttons
from bot.app.demo.municipality import Role, direktionen
from bot.app.demo.stage import Stage
from bot.domain.body import DEFAULT_ZONE

STARTS = datetime(2026, 5, 20, 9, 0, tzinfo=ZoneInfo(DEFAULT_ZONE))
OPENS = STARTS - timedelta(days=2, minutes=30)

STRATEGY, BUDGET, ROTA, ACTING_HEAD, SEMINAR = range(5)
"""The items in the order of the agenda."""


@dataclass
class Day:
    """`items` are the ids of the items in their order, known once the preview stands."""

    stage: Stage
    items: list[str] = field(default_factory=list)

    def actor(self, who: Role) -> Actor:
        return Actor(self.stage, who)

    async def until(self, clock: str, *, days: int = 0) -> None:
        """`days` counts from the day of the meeting."""
        hour, minute = (int(part) for part in clock.split("."))
        day = STARTS.replace(hour=hour, minute=minute) + timedelta(days=days)
        await self.stage.until(day)

    async def learn_items(self, preview: Json) -> None:
        """The timeline names them by title, too: a guest's card bears nothing but that."""
        edits = [b["data"].get("item") for b in buttons(preview, "item.edit")]
        self.items = list(dict.fromkeys(item for item in edits if item))
        body, day = direktionen().key, STARTS.date()
        meeting = (await self.stage.bot.store.read(lambda tx: tx.meetings.on(body, day)))[0]
        self.stage.timeline.meeting = meeting.id
        self.stage.timeline.titles = {item.id: item.title for item in meeting.items if item.title}

    def about(self, card: Json, verb: str, *, item: int, **data: object) -> Json:
        """Raises NoButton."""
        return button(card, verb, item=self.items[item], **data)
