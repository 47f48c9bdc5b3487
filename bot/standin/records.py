"""What the cloud remembers: people, conversations and what was said in them; facts only, no rule."""

from dataclasses import dataclass
from datetime import datetime

from bot.standin.calls import Members


@dataclass(frozen=True)
class Person:
    oid: str
    mri: str
    name: str
    upn: str
    is_installed: bool = True
    is_blocked: bool = False


@dataclass(frozen=True)
class Conversation:
    """`kind` is personal, groupChat or channel; `members` are Entra object ids, the bot not among them."""

    id: str
    kind: str
    members: tuple[str, ...]
    has_bot: bool = True


@dataclass(frozen=True)
class Version:
    at: datetime
    content: Members


@dataclass(frozen=True)
class Message:
    """`versions` holds everything that ever stood there, the newest last."""

    conversation_id: str
    id: str
    versions: tuple[Version, ...]
    is_deleted: bool = False

    @property
    def content(self) -> Members:
        return self.versions[-1].content

    @property
    def sent_at(self) -> datetime:
        return self.versions[0].at

    @property
    def text(self) -> str:
        return str(self.content.get("text") or "")

    @property
    def card(self) -> Members:
        """The first attachment's content; empty when there is none."""
        attachments = self.content.get("attachments") or [{}]
        card = attachments[0].get("content", {})
        return card if isinstance(card, dict) else {}
