"""The bot is put into a conversation, taken out of it, or members come and go. Each is greeted once."""

from dataclasses import replace
from datetime import date, datetime

from bot.domain.conversation import CardKind, Conversation, ConversationKind, root
from bot.domain.facts import Welcome
from bot.domain.ids import ConversationId, Oid
from bot.usecases.answers.question import roles_of
from bot.usecases.ports import Transaction
from bot.usecases.renew_cards import renew_cards
from bot.usecases.tell_body import tell_new_home
from bot.usecases.tell_guests import announce_again
from bot.usecases.tell_owners import tell_owner_again


def remember_conversation(tx: Transaction, seen: Conversation) -> Conversation:
    """As it is spoken from now; what was learnt about it before is kept. A 1:1 chat belongs to its person."""
    before = tx.conversations.get(seen.id)
    known = seen
    if before:
        known = replace(
            seen,
            language=seen.language or before.language,
            roster=seen.roster if seen.roster is not None else before.roster,
            is_welcomed=seen.is_welcomed or before.is_welcomed,
        )
    if known != before:
        tx.conversations.put(known)
    return known


def welcome(
    tx: Transaction, seen: Conversation, *, actor: Oid | None, today: date, at: datetime
) -> Welcome | None:
    """None if this conversation was welcomed before: Teams announces one installation twice.

    A guest who could not be reached before is told their slots now; a body's home gets the next agenda.
    """
    before = tx.conversations.get(seen.id)
    remember_conversation(tx, replace(seen, is_welcomed=True))
    if seen.kind is not ConversationKind.PERSONAL:
        _post_at_home(tx, root(seen.id), today=today)
    elif actor:
        announce_again(tx, actor, today=today, at=at)
        tell_owner_again(tx, actor)
    if before and before.is_welcomed and before.is_open:
        return None
    person = tx.people.get(actor) if actor and seen.kind is ConversationKind.PERSONAL else None
    return Welcome(person.name if person else None, roles_of(tx, actor or Oid("")))


def _post_at_home(tx: Transaction, conversation: ConversationId, *, today: date) -> None:
    for body in tx.bodies.all():
        if body.home == conversation:
            tell_new_home(tx, body, today=today)


def leave(tx: Transaction, conversation: ConversationId) -> None:
    """The bot was removed: nothing is sent there until it is put back."""
    if tx.conversations.get(conversation):
        tx.conversations.close(conversation)


def forget_roster(tx: Transaction, conversation: ConversationId) -> None:
    """Members came or went: who reads along is learnt anew before a card is shown there, and every agenda
    that lies there is shown as they may see it.
    """
    known = tx.conversations.get(root(conversation))
    if known and known.roster is not None:
        tx.conversations.put(replace(known, roster=None))
        for meeting in tx.cards.meetings_in(known.id, CardKind.AGENDA):
            renew_cards(tx, meeting, CardKind.AGENDA)
