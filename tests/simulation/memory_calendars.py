"""Calendar files in memory: whose, how often changed. Nobody fetches one here."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.domain.calendar import Kept, Owner
from bot.domain.ids import MeetingId


@dataclass
class MemoryCalendars:
    known: dict[str, Kept] = field(default_factory=dict)

    def keep(self, owner: Owner, *, shown: str, at: datetime) -> None:
        before = self.known.get(owner.key)
        if before is None:
            self.known[owner.key] = Kept(f"token-{len(self.known)}", owner, sequence=0, shown=shown, at=at)
        elif before.shown != shown:
            self.known[owner.key] = replace(before, sequence=before.sequence + 1, shown=shown, at=at)

    def of(self, owner: Owner) -> Kept | None:
        return self.known.get(owner.key)

    def of_meeting(self, meeting: MeetingId) -> tuple[Kept, ...]:
        return tuple(
            self.known[key] for key in sorted(self.known) if self.known[key].owner.meeting == meeting
        )

    def with_token(self, token: str) -> Kept | None:
        return next((kept for kept in self.known.values() if kept.token == token), None)

    def address(self, owner: Owner) -> str | None:  # noqa: ARG002 - reached at nowhere
        return None
