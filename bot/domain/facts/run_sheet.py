"""What the chair has on paper at the table: the agenda with room to write. Never for anybody else's eyes."""

from dataclasses import dataclass
from datetime import time

from bot.domain.facts.parts import Contact, Heading
from bot.domain.meeting import MeetingStatus


@dataclass(frozen=True)
class SheetGuest:
    """`label` is "Title Name" of the confirmed person, or the document's words."""

    label: str
    phone: str | None


@dataclass(frozen=True)
class SheetItem:
    number: str | None
    title: str | None
    starts: time | None
    ends: time | None
    is_open: bool | None
    guests: tuple[SheetGuest, ...]
    papers: int


@dataclass(frozen=True)
class RunSheet:
    """`version` is that of the meeting: whoever has two sheets knows which is the newer one."""

    heading: Heading
    status: MeetingStatus
    version: int
    chair: str | None
    contact: Contact | None
    items: tuple[SheetItem, ...]

    @property
    def shows_closed(self) -> bool:
        return any(item.is_open is not True for item in self.items)
