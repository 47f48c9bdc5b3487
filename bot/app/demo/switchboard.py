"""What was said in the Playground, by whom, in which chat, and who listens. Never HTTP, never a page."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from bot.app.demo.cards import Json


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """`sender` None: the bot. `edits` counts how often it was changed. `at` is when it was first said."""

    conversation: str
    id: str
    at: datetime
    sender: str | None
    text: str
    attachments: tuple[Json, ...] = ()
    edits: int = 0


Listener = Callable[[Spoken], None]


@dataclass
class Switchboard:
    """Everything in the order in which it was first said."""

    clock: Callable[[], datetime]
    spoken: dict[tuple[str, str], Spoken] = field(default_factory=dict)
    listeners: list[Listener] = field(default_factory=list)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def bot_said(self, conversation: str, *, message: str, activity: Json) -> None:
        """Told again under the same id it is an edit."""
        before = self.spoken.get((conversation, message))
        self._keep(
            Spoken(
                conversation=conversation,
                id=message,
                at=before.at if before else self.clock(),
                sender=None,
                text=str(activity.get("text") or ""),
                attachments=tuple(activity.get("attachments") or ()),
                edits=before.edits + 1 if before else 0,
            )
        )

    def person_said(self, conversation: str, *, sender: str, text: str) -> Spoken:
        at = self.clock()
        name = f"{int(at.timestamp() * 1000)}-{next(self._numbers)}"
        spoken = Spoken(conversation=conversation, id=name, at=at, sender=sender, text=text)
        self._keep(spoken)
        return spoken

    def history(self, conversations: frozenset[str]) -> list[Spoken]:
        return [spoken for spoken in self.spoken.values() if spoken.conversation in conversations]

    def _keep(self, spoken: Spoken) -> None:
        self.spoken[spoken.conversation, spoken.id] = spoken
        for listener in tuple(self.listeners):
            listener(spoken)
