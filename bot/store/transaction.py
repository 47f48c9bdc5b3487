"""One transaction over the whole store: each part of it by its name. Never when it begins or ends."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.store.apart import Absences, Recusals
from bot.store.approvals import Approvals
from bot.store.bodies import Bodies
from bot.store.calendars import Calendars
from bot.store.cards import PostedCards, Tellings
from bot.store.conversations import Conversations
from bot.store.decisions import Decisions
from bot.store.follow_ups import FollowUps
from bot.store.inbox import Inbox
from bot.store.ledger import Ledger
from bot.store.meetings import Meetings
from bot.store.notices import Notices
from bot.store.people import People
from bot.store.running import Responses, Steps
from bot.store.search import Search
from bot.store.verifying import Audit


@dataclass(frozen=True)
class SqlTransaction:
    people: People
    bodies: Bodies
    meetings: Meetings
    approvals: Approvals
    decisions: Decisions
    follow_ups: FollowUps
    recusals: Recusals
    absences: Absences
    conversations: Conversations
    cards: PostedCards
    tellings: Tellings
    steps: Steps
    responses: Responses
    calendars: Calendars
    notices: Notices
    inbox: Inbox
    search: Search
    ledger: Ledger
    audit: Audit
    ids: Callable[[], str]

    def new_id(self) -> str:
        return self.ids()


def transaction(connection: Connection, ids: Callable[[], str], *, reached_at: str | None) -> SqlTransaction:
    return SqlTransaction(
        people=People(connection),
        bodies=Bodies(connection),
        meetings=Meetings(connection),
        approvals=Approvals(connection),
        decisions=Decisions(connection),
        follow_ups=FollowUps(connection),
        recusals=Recusals(connection),
        absences=Absences(connection),
        conversations=Conversations(connection),
        cards=PostedCards(connection),
        tellings=Tellings(connection),
        steps=Steps(connection),
        responses=Responses(connection),
        calendars=Calendars(connection, reached_at),
        notices=Notices(connection, ids),
        inbox=Inbox(connection),
        search=Search(connection),
        ledger=Ledger(connection),
        audit=Audit(connection),
        ids=ids,
    )
