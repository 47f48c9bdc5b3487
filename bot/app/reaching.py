"""How somebody is reached: their chat opened, a conversation's members learnt, a failure judged."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.app.clock import Clock
from bot.domain.conversation import Conversation, ConversationKind, Member
from bot.domain.ids import ConversationId, Oid
from bot.domain.notice import Notice, NoticeKind, Why
from bot.teams.delivery import (
    Conflict,
    Delivery,
    Forbidden,
    Gone,
    Lost,
    NoToken,
    Throttled,
    TooLarge,
    Unreached,
    Unsure,
)
from bot.teams.inbound import Place, PlaceKind
from bot.teams.outbound import Connector
from bot.usecases.ports import Claimed, Refused, Retry, Settlement, Store

BLOCKED = {"ConversationBlockedByUser", "MessageWritesBlocked"}
LONGEST_WAIT = 20.0

log = logging.getLogger(__name__)


class NoChat(Delivery):
    """The person has no chat with the bot, and no address is known to open one at."""


@dataclass(frozen=True, kw_only=True)
class Reach:
    """`default_url`: where a chat is opened before Teams has spoken at all; None when run locally."""

    store: Store
    connector: Connector
    clock: Clock
    tenant: str
    default_url: str | None

    async def conversation(self, notice: Notice) -> Conversation:
        """One that the bot was never spoken to in: a person's chat is opened, a home named by the bodies file
        is taken at its word. Raises NoChat and what the connector raises.
        """
        known = await self.store.read(lambda tx: tx.conversations.service_url())
        service_url = known or self.default_url
        person, shared = notice.recipient.person, notice.recipient.conversation
        if service_url is None:
            raise NoChat
        if person is None and shared:
            kind = ConversationKind.CHANNEL if "@thread.tacv2" in shared else ConversationKind.GROUP
            return Conversation(shared, kind, service_url)
        if person is None:
            raise NoChat
        opened = await self.connector.open_personal(service_url, tenant=self.tenant, oid=person)
        chat = Conversation(ConversationId(opened), ConversationKind.PERSONAL, service_url, person=person)
        await self.store.run(lambda tx: tx.conversations.put(chat))
        return chat

    async def learn_roster(self, notice: Notice) -> None:
        """Before an agenda is shown in a shared conversation it must be known who reads along there.

        If the platform does not say, the card holds no items.
        """
        where = notice.recipient.conversation
        if where is None or notice.guest or notice.kind is NoticeKind.ANSWER:
            return
        conversation = await self.store.read(lambda tx: tx.conversations.get(where))
        is_known = conversation is None or conversation.roster is not None
        if conversation is None or (is_known and notice.kind is not NoticeKind.AGENDA):
            return
        try:
            found = await self.connector.members(place_of(conversation))
        except Delivery as failure:
            log.warning("the members of a conversation can't be learnt: %s", type(failure).__name__)
            return
        roster = tuple(Member(m.mri, _oid(m.oid)) for m in found if not m.mri.startswith("28:"))
        learnt = replace(conversation, roster=roster)
        if learnt != conversation:
            await self.store.run(lambda tx: tx.conversations.put(learnt))


def place_of(conversation: Conversation) -> Place:
    kinds: dict[ConversationKind, PlaceKind] = {
        ConversationKind.PERSONAL: "personal",
        ConversationKind.GROUP: "groupChat",
        ConversationKind.CHANNEL: "channel",
    }
    kind = kinds[conversation.kind]
    return Place(conversation=conversation.id, kind=kind, service_url=conversation.service_url)


def judge(claimed: Claimed, failure: Delivery, *, now: datetime, can_repeat: bool) -> Settlement | None:
    """What follows from a failure; None where a new message may have arrived: the lease decides then.

    `can_repeat`: an edit that may have arrived is made again at once, as twice the same edit is one.
    https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability
    """
    again = Retry(backoff(claimed.attempt, now=now))
    match failure:
        case Throttled(retry_after=seconds):
            return Retry(backoff(claimed.attempt, now=now, retry_after=seconds), throttled_at=now)
        case Conflict() | Unreached() | NoToken():
            return again
        case Unsure():
            return again if can_repeat else _second_time(claimed, now)
        case Forbidden(code=code):
            return Refused(Why.BLOCKED if code in BLOCKED else Why.NOT_INSTALLED, now)
    return Refused(_FINAL.get(type(failure), Why.REJECTED), now)


def is_lost(failure: Delivery) -> bool:
    """Whether Teams no longer has the message that was to be edited; it says so in two ways.

    https://github.com/MicrosoftDocs/msteams-docs/issues/6139 (404) and
    https://github.com/microsoft/BotFramework-Services/issues/269 (403, ServiceError)
    """
    return isinstance(failure, Lost) or (isinstance(failure, Forbidden) and failure.code == "ServiceError")


def _second_time(claimed: Claimed, now: datetime) -> Settlement | None:
    """A late double beats a missed slot, but only once: then a person must look."""
    return Refused(Why.MAYBE_DOUBLED, now) if claimed.notice.is_maybe_doubled else None


_FINAL: dict[type[Delivery], Why] = {
    NoChat: Why.NO_CHAT,
    Gone: Why.GONE,
    Lost: Why.GONE,
    TooLarge: Why.TOO_LARGE,
}


def backoff(attempt: int, *, now: datetime, retry_after: float | None = None) -> datetime:
    """2, 4, 8, 16, at most 20 s, as the rate-limit page advises; the platform's own figure goes first.

    https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit
    """
    seconds = min(2.0 ** min(attempt, 5), LONGEST_WAIT) if retry_after is None else max(retry_after, 1.0)
    return now + timedelta(seconds=seconds)


def _oid(oid: str | None) -> Oid | None:
    return Oid(oid) if oid else None
