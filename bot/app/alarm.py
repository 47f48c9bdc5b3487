"""Tells the secretaries that nothing is sent while the clock is doubted: else nobody would look.

It comes as the delivery list of their next meeting, which has the button that releases what is held.
"""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.app.clock_watch import ClockWatch
from bot.domain.body import Body
from bot.domain.conversation import Conversation
from bot.domain.facts import DeliveriesAnswer
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.teams.messages import card_message
from bot.texts import words
from bot.usecases.answers.deliveries import delivery_list
from bot.usecases.ports import Store, Transaction
from cards import card, summary


@dataclass(kw_only=True)
class Alarm:
    """Once for each time that the clock is doubted. `owner` is this process, of which the doubt is."""

    store: Store
    watch: ClockWatch
    owner: str
    _sounded: int = 0

    async def sound(self) -> None:
        doubt, shows = self.watch.doubts, self.watch.clock_shows()
        if doubt == self._sounded or shows is None:
            return
        key, now = f"doubt/{self.owner}/{doubt}", self.watch.trusted_now()
        await self.store.run(lambda tx: _tell(tx, key, shows=shows, now=now))
        self._sounded = doubt


def _tell(tx: Transaction, key: str, *, shows: datetime, now: datetime) -> None:
    for body in tx.bodies.all():
        listed = _listed(tx, body, today=now.astimezone(ZoneInfo(body.time_zone)).date())
        for secretary in body.secretary if listed else ():
            chat = tx.conversations.personal(secretary)
            if listed and chat:
                said = _said(replace(listed, clock_shows=shows), chat, body=body)
                to = Recipient(person=secretary)
                tx.notices.want(Wanted(f"{key}/{body.key}/{secretary}", NoticeKind.ANSWER, to, said=said))


def _listed(tx: Transaction, body: Body, *, today: date) -> DeliveriesAnswer | None:
    meeting = tx.meetings.next_of(body.key, today)
    return delivery_list(tx, meeting, body=body) if meeting else None


def _said(answer: DeliveriesAnswer, chat: Conversation, *, body: Body) -> str:
    speaking = words(chat.language or body.language)
    return json.dumps(card_message(card(answer, speaking), summary(answer, speaking)))
