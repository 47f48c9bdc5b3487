"""An agenda dropped in the chat: who may, which body, fetched, read, and made a draft. Sends nothing."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.agenda import Agenda, Unreadable
from bot.domain.body import Body
from bot.domain.conversation import ConversationKind
from bot.domain.errors import Unusable
from bot.domain.facts import Banner, Preview, Refusal, RefusalReason
from bot.domain.person import same_words
from bot.teams.handlers.context import Acting
from bot.teams.inbound import Attached
from bot.usecases.answers.question import seat_at
from bot.usecases.compose.preview import preview
from bot.usecases.import_agenda import import_agenda
from bot.usecases.lookup import bodies_run_by
from bot.usecases.place_waiting import place_waiting
from bot.usecases.ports import Store, Transaction


class NotFetched(Exception):  # noqa: N818 - a state word, as all errors of this house
    """The file could not be had: host not allowed, too large, redirected, expired, or no answer."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """A document that was read, ready to be made a draft in a transaction."""

    agenda: Agenda
    digest: str
    body: Body
    acting: Acting

    def filed(self, tx: Transaction) -> Preview | Refusal:
        try:
            meeting, is_new = import_agenda(
                tx, self.agenda, digest=self.digest, body=self.body.key, actor=self.acting.actor
            )
        except Unusable:
            return Refusal(RefusalReason.NO_DATE)
        banner = Banner.IMPORTED if is_new else Banner.IMPORTED_BEFORE
        place_waiting(tx, self.body, at=self.acting.at)
        found = seat_at(tx, tx.meetings.get(meeting.id) or meeting, body=self.body, actor=self.acting.actor)
        return preview(tx, found, at=self.acting.at, banner=banner)


@dataclass(frozen=True, kw_only=True)
class Filing:
    """`fetch` raises NotFetched, `read` raises Unreadable; both are far from any transaction."""

    fetch: Callable[[str], Awaitable[bytes]]
    read: Callable[[bytes], Awaitable[Agenda]]

    async def take(self, store: Store, attached: Attached, *, acting: Acting) -> Taken | Refusal:
        """Nothing is fetched for somebody who prepares no body, or where others read along."""
        if acting.conversation.kind is not ConversationKind.PERSONAL:
            return Refusal(RefusalReason.ONLY_IN_PRIVATE)
        bodies = await store.read(lambda tx: bodies_run_by(tx, acting.actor))
        if not bodies:
            return Refusal(RefusalReason.NOT_YOURS)
        try:
            data = await self.fetch(attached.files[0].download_url)
            agenda = await self.read(data)
        except NotFetched:
            return Refusal(RefusalReason.FILE_NOT_FETCHED)
        except Unreadable as error:
            return Refusal(RefusalReason.UNREADABLE_FILE, str(error))
        body = _which(bodies, written=attached.text, read=agenda.body)
        if body is None:
            return Refusal(RefusalReason.WHICH_BODY, choices=tuple(b.name for b in bodies))
        return Taken(agenda=agenda, digest=hashlib.sha256(data).hexdigest(), body=body, acting=acting)


def _which(bodies: tuple[Body, ...], *, written: str, read: str | None) -> Body | None:
    """Named in the message beside the file, else in the document; a document that names none goes to
    the only body there is.
    """
    for name in (written, read):
        named = [b for b in bodies if name and (same_words(name, b.name) or same_words(name, b.key))]
        if len(named) == 1:
            return named[0]
    return bodies[0] if len(bodies) == 1 and read is None else None
