"""Sends one notice that is held: has it composed and drawn, and writes down what became of it.

It knows no kind of notice: what is told is composed by the use case, how it looks by the cards.
"""

import asyncio
import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.app.clock import Clock
from bot.app.clock_watch import ClockWatch
from bot.app.reaching import Reach, is_lost, judge, place_of
from bot.app.rendering import rendered
from bot.domain.ids import ActivityId
from bot.domain.notice import NoticeKind, Why
from bot.teams.delivery import Delivery, Unsure
from bot.teams.outbound import Connector
from bot.usecases.compose_notice import ToSend, compose_notice
from bot.usecases.edit_failed import is_edit, lose_card, no_longer_known
from bot.usecases.follow_meeting import look_again
from bot.usecases.keep_quiet import waits_until
from bot.usecases.ports import Claimed, Deferred, Needless, Refused, Retry, Settlement, Store, TooLate
from bot.usecases.settle_notice import Delivered, settle_sent
from bot.usecases.tell_together import settle_with_others, with_others
from cards import CardTooLarge

LONGEST_DELIVERY = timedelta(seconds=25)
"""For all requests of one delivery together: they are over before the lease is."""

REST = timedelta(seconds=2)
"""Between two edits of one card: in a channel each draws the whole card anew under its reader's eyes.
https://github.com/MicrosoftDocs/msteams-docs/issues/9391
"""

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Courier:
    store: Store
    connector: Connector
    reach: Reach
    clock: Clock
    watch: ClockWatch

    async def deliver(self, claimed: Claimed) -> None:
        self.watch.look()
        if self.watch.is_holding and claimed.notice.kind is not NoticeKind.ANSWER:
            await self._settle(claimed, Retry(self.watch.trusted_now()))
            return
        now = self.clock.now()
        try:
            async with asyncio.timeout(LONGEST_DELIVERY.total_seconds()):
                await self._attempt(claimed, now)
        except Delivery as failure:
            await self._failed(claimed, failure)
        except TimeoutError:
            await self._failed(claimed, Unsure())
        except CardTooLarge:
            await self._settle(claimed, Refused(Why.TOO_LARGE, now))

    async def _attempt(self, claimed: Claimed, now: datetime) -> None:
        notice = claimed.notice
        if notice.kind is NoticeKind.WATCH:
            await self.store.run(lambda tx: look_again(tx, claimed, at=now))
            return
        await self.reach.learn_roster(notice)
        composed, until = await self.store.read(
            lambda tx: (compose_notice(tx, notice, at=now), waits_until(tx, notice, at=now))
        )
        if isinstance(composed, Why):
            await self._settle(claimed, Needless(composed, now))
        elif notice.expires_at and now > notice.expires_at:
            await self._settle(claimed, TooLate(now))
        elif until:
            await self._settle(claimed, Deferred(until, Why.QUIET))
        elif notice.why is Why.QUIET:
            alone = composed
            together = await self.store.run(lambda tx: with_others(tx, claimed, alone=alone, at=now))
            await self._send(claimed, together)
        else:
            await self._send(claimed, composed)

    async def _send(self, claimed: Claimed, to_send: ToSend) -> None:
        conversation = to_send.conversation or await self.reach.conversation(claimed.notice)
        body, shown = rendered(to_send, language=conversation.language or to_send.language)
        card = to_send.card
        if card and card.shown == shown and not card.is_lost:
            await self._settle(claimed, Needless(Why.SAID_ALREADY, self.clock.now()))
            return
        if card and not card.is_lost:
            activity: ActivityId | None = card.activity
            await self.connector.update(place_of(conversation), card.activity, body=body)
        else:
            activity = _activity(await self.connector.send(place_of(conversation), body))
        now = self.clock.now()
        delivered = Delivered(conversation.id, activity, shown, at=now, rest=REST * self.clock.speed)
        await self.store.run(lambda tx: settle_sent(tx, claimed, sent=to_send, delivered=delivered))

    async def _failed(self, claimed: Claimed, failure: Delivery) -> None:
        now, notice = self.clock.now(), claimed.notice
        if is_lost(failure) and await self.store.run(lambda tx: lose_card(tx, claimed, at=now)):
            return
        rested = now + REST * self.clock.speed
        if notice.kind is NoticeKind.EDIT and isinstance(failure, Unsure):
            await self.store.run(lambda tx: no_longer_known(tx, notice, rests_until=rested))
        can_repeat = await self.store.read(lambda tx: is_edit(tx, notice))
        settlement = judge(claimed, failure, now=now, can_repeat=can_repeat)
        if settlement is None:
            log.warning("unsure whether a notice arrived: %s", notice.kind)
            return
        if can_repeat and isinstance(settlement, Retry):
            settlement = replace(settlement, at=max(settlement.at, rested))
        await self._settle(claimed, settlement)

    async def _settle(self, claimed: Claimed, settlement: Settlement) -> None:
        await self.store.run(lambda tx: settle_with_others(tx, claimed, settlement=settlement))


def _activity(activity: str | None) -> ActivityId | None:
    return ActivityId(activity) if activity else None
