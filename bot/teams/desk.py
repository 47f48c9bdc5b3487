"""Takes what came through the front door, has it handled in one transaction, and gives back the answer.

What is answered as done is on disk by then. Nothing is sent from here: replies go to the outbox in the
same transaction, so that a redelivery finds them there.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.conversation import Conversation, ConversationKind, root
from bot.domain.facts import Fact, Refusal
from bot.domain.ids import ConversationId, Oid
from bot.domain.notice import NoticeKind, Recipient, Wanted
from bot.teams.filing import Filing
from bot.teams.handlers.context import Acting, Hold, Press, as_held
from bot.teams.inbound import (
    Attached,
    Inbound,
    Installed,
    MeetingBegan,
    MembersChanged,
    Pressed,
    Received,
    Said,
    Uninstalled,
)
from bot.teams.messages import card_message
from bot.teams.pressing import answer_press
from bot.teams.router import PRESSED, Route
from bot.teams.turn import Answer, CardAnswer
from bot.teams.turned_away import BadPress
from bot.texts import words
from bot.usecases.answer_query import Typed, answer_query
from bot.usecases.greet import forget_roster, leave, remember_conversation, welcome
from bot.usecases.hint_start import hint_start
from bot.usecases.ports import Store, Transaction
from cards import card, summary
from cards.actions import BadPayload, Payload, UnknownVerb, unpack

LANGUAGES = ("da", "en")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The bot's own code as the front door sees it."""

    store: Store
    clock: Callable[[], datetime]
    filing: Filing
    hold: Hold

    async def __call__(self, inbound: Inbound) -> Answer | None:
        match inbound:
            case Pressed():
                return await self._pressed(inbound)
            case Said():
                await self._said(inbound)
            case Attached():
                await self._attached(inbound)
            case Installed():
                await self._installed(inbound)
            case Uninstalled():
                await self.store.run(lambda tx: leave(tx, ConversationId(inbound.place.conversation)))
            case MeetingBegan():
                await self._meeting_began(inbound)
            case MembersChanged():
                await self._members_changed(inbound)
        return None

    async def _pressed(self, pressed: Pressed) -> Answer | None:
        route, payload = _unpacked(pressed)
        press = Press(self._acting(pressed), payload)
        if pressed.via == "submit":
            await self.store.run(lambda tx: self._submitted(tx, pressed, route=route, press=press))
            return None
        is_automatic = pressed.trigger == "automatic"
        reads = route is None or is_automatic or not route.writes
        transaction = self.store.read if reads else self.store.run
        return await transaction(lambda tx: _executed(tx, pressed, route=route, press=press))

    def _submitted(self, tx: Transaction, pressed: Pressed, *, route: Route | None, press: Press) -> None:
        """An old client can't be shown an answer in place: it comes as a message to the presser alone."""
        if _is_known(tx, pressed):
            return
        remember_conversation(tx, press.by.conversation)
        fact = answer_press(tx, route, press=press, is_automatic=pressed.trigger == "automatic")
        self._reply(tx, pressed, fact=fact, to=Recipient(person=press.actor))

    async def _said(self, said: Said) -> None:
        acting = self._acting(said)

        def work(tx: Transaction) -> None:
            if _is_known(tx, said):
                return
            here = remember_conversation(tx, acting.conversation)
            fact = answer_query(tx, Typed(said.text, acting.actor, here, acting.today, acting.at))
            if fact is None:
                self._remember(tx, said)
            else:
                self._reply(tx, said, fact=fact, to=Recipient(conversation=here.id))

        await self.store.run(work)

    async def _attached(self, attached: Attached) -> None:
        acting = self._acting(attached)
        taken = await self.filing.take(self.store, attached, acting=acting)

        def work(tx: Transaction) -> None:
            if _is_known(tx, attached):
                return
            here = remember_conversation(tx, acting.conversation)
            fact = taken if isinstance(taken, Refusal) else taken.filed(tx)
            self._reply(tx, attached, fact=fact, to=Recipient(conversation=here.id))

        await self.store.run(work)

    async def _installed(self, installed: Installed) -> None:
        seen, at = conversation_of(installed), self.clock()
        actor = Oid(installed.sender.oid) if installed.sender.oid else None

        def work(tx: Transaction) -> None:
            if _is_known(tx, installed):
                return
            today = Acting(actor or Oid(""), seen, at, self.hold).today
            fact = welcome(tx, seen, actor=actor, today=today, at=at)
            if fact:
                self._reply(tx, installed, fact=fact, to=Recipient(conversation=seen.id))

        await self.store.run(work)

    async def _meeting_began(self, began: MeetingBegan) -> None:
        here, at = ConversationId(began.place.conversation), self.clock()
        await self.store.run(lambda tx: hint_start(tx, here, join_url=began.join_url, at=at))

    async def _members_changed(self, changed: MembersChanged) -> None:
        here = ConversationId(changed.place.conversation)
        await self.store.run(lambda tx: forget_roster(tx, here))

    def _reply(self, tx: Transaction, received: Received, *, fact: Fact, to: Recipient) -> None:
        speaking = words(_language_there(tx, received) if to.conversation else language_of(received))
        fact = as_held(fact, self.hold)
        said = json.dumps(card_message(card(fact, speaking), summary(fact, speaking)))
        where = f"{received.place.conversation}/{received.activity_id}"
        tx.notices.want(Wanted(f"answer/{where}", NoticeKind.ANSWER, to, said=said))
        self._remember(tx, received)

    def _remember(self, tx: Transaction, received: Received) -> None:
        tx.inbox.remember(received.place.conversation, received.activity_id, answer="", at=self.clock())

    def _acting(self, received: Received) -> Acting:
        """The front door lets nobody without an object id say or press anything."""
        return Acting(Oid(received.sender.oid or ""), conversation_of(received), self.clock(), self.hold)


def conversation_of(received: Received) -> Conversation:
    place, kind = received.place, ConversationKind(received.place.kind)
    is_personal = kind is ConversationKind.PERSONAL and received.sender.oid
    return Conversation(
        id=ConversationId(place.conversation),
        kind=kind,
        service_url=place.service_url,
        person=Oid(received.sender.oid) if is_personal and received.sender.oid else None,
        language=language_of(received) if received.locale and is_personal else None,
    )


def language_of(received: Received) -> str:
    """Danish for a client in any language that the bot does not speak."""
    spoken = (received.locale or "").partition("-")[0].lower()
    return spoken if spoken in LANGUAGES else LANGUAGES[0]


def _language_there(tx: Transaction, received: Received) -> str:
    """Where others read along it is that of the body at home there, whoever asked."""
    if received.place.kind == "personal":
        return language_of(received)
    where = root(ConversationId(received.place.conversation))
    spoken = (body.language for body in tx.bodies.all() if body.home == where)
    return next(spoken, LANGUAGES[0])


def _unpacked(pressed: Pressed) -> tuple[Route | None, Payload]:
    """None for a verb that is unknown or not served any more. Raises BadPress for data of a wrong shape."""
    try:
        verb, payload = unpack(pressed.verb, pressed.data)
    except UnknownVerb:
        return None, Payload()
    except BadPayload as error:
        raise BadPress from error
    return PRESSED.get(verb), payload


def _is_known(tx: Transaction, received: Received) -> bool:
    return tx.inbox.answer(received.place.conversation, received.activity_id) is not None


def _executed(tx: Transaction, pressed: Pressed, *, route: Route | None, press: Press) -> CardAnswer:
    """A press that was handled before gets the very answer that it got then; the answer is the presser's
    own, so that nobody else is given it for an activity of the same id.
    """
    where = (f"{pressed.place.conversation}/{press.actor}", pressed.activity_id)
    before = tx.inbox.answer(*where)
    if before:
        return CardAnswer(json.loads(before))
    is_automatic = pressed.trigger == "automatic"
    fact = as_held(answer_press(tx, route, press=press, is_automatic=is_automatic), press.by.hold)
    shown = card(fact, words(language_of(pressed)))
    if route and route.writes and not is_automatic:
        tx.inbox.remember(*where, answer=json.dumps(shown), at=press.at)
    return CardAnswer(shown)
