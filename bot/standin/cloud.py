"""The state of Microsoft's cloud, and the hands that tests have on it; no HTTP, no waiting."""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.standin.calls import Clock, Json, Members
from bot.standin.files import FileAnswer, StoredFile
from bot.standin.held import Held
from bot.standin.journal import Journal
from bot.standin.keys import OWN_KID, KeyRing
from bot.standin.limits import RateLimits
from bot.standin.records import Conversation, Message, Person, Version
from bot.standin.script import Script
from bot.standin.tokens import Tokens

TENANT_ID = "00000000-0000-0000-0000-000000000001"
APP_ID = "00000000-0000-0000-0000-000000000011"
APP_SECRET = "stand-in-secret"  # noqa: S105 - opens nothing but this stand-in
CHANNEL_ISSUER = "https://api.botframework.com"


class Cloud:
    """`open_door`, for runs by hand: unknown people, conversations, tenants and apps are taken in."""

    def __init__(
        self,
        clock: Clock,
        *,
        journal: Journal | None = None,
        ids: Iterator[int] | None = None,
        open_door: bool = False,
    ) -> None:
        self.clock = clock
        self.journal = journal or Journal()
        self.open_door = open_door
        self.tenant_id = TENANT_ID
        self.app_id = APP_ID
        self.tokens = Tokens(clock, APP_SECRET)
        self.keys = KeyRing()
        self.script = Script()
        self.held = Held()
        self.rate_limits: RateLimits | None = None
        self.people: dict[str, Person] = {}
        self.conversations: dict[str, Conversation] = {}
        self.messages: dict[tuple[str, str], Message] = {}
        self.files: dict[str, StoredFile] = {}
        self._ids = ids or itertools.count(1)

    @property
    def bot_id(self) -> str:
        return f"28:{self.app_id}"

    # People and where they are

    def add_person(
        self, oid: str, name: str, *, mri: str = "", upn: str = "", installed: bool = True
    ) -> Person:
        """Without `mri` it is `29:u-` and the object id; the personal conversation of `29:u-ada` is
        `a:personal-ada`.
        """
        mri = mri or f"29:u-{oid}"
        upn = upn or f"{mri.removeprefix('29:u-')}@kommune.example"
        self.people[oid] = Person(oid, mri, name, upn, is_installed=installed)
        return self.people[oid]

    def add_group(
        self, conversation_id: str, members: Sequence[str], *, kind: str = "groupChat", has_bot: bool = True
    ) -> Conversation:
        strangers = [oid for oid in members if oid not in self.people]
        if strangers:
            raise ValueError(f"not among the people: {', '.join(strangers)}")
        self.conversations[conversation_id] = Conversation(
            conversation_id, kind, tuple(members), has_bot=has_bot
        )
        return self.conversations[conversation_id]

    def install(self, oid: str) -> None:
        self.people[oid] = replace(self.people[oid], is_installed=True)

    def uninstall(self, oid: str) -> None:
        self.people[oid] = replace(self.people[oid], is_installed=False)

    def block(self, oid: str) -> None:
        self.people[oid] = replace(self.people[oid], is_blocked=True)

    def unblock(self, oid: str) -> None:
        self.people[oid] = replace(self.people[oid], is_blocked=False)

    def personal(self, oid: str) -> Conversation:
        """The one personal conversation with this person, made at first use."""
        for conversation in self.conversations.values():
            if conversation.kind == "personal" and conversation.members == (oid,):
                return conversation
        known = f"a:personal-{self.people[oid].mri.removeprefix('29:').removeprefix('u-')}"
        self.conversations[known] = Conversation(known, "personal", (oid,))
        return self.conversations[known]

    def person(self, identity: str) -> Person | None:
        """By Entra object id or MRI."""
        found = self.people.get(identity)
        return found or next((p for p in self.people.values() if p.mri == identity), None)

    def take_in_person(self, identity: str) -> Person:
        """The open door: somebody named by MRI or object id whom nobody added."""
        oid = identity.removeprefix("29:").removeprefix("u-")
        return self.add_person(oid, oid, mri=identity if identity.startswith("29:") else "")

    def take_in_conversation(self, conversation_id: str) -> Conversation:
        """The open door: `a:...` is personal, with somebody of that name; the rest are groups of nobody."""
        if not conversation_id.startswith("a:"):
            return self.add_group(conversation_id, ())
        mri = "29:u-" + conversation_id.removeprefix("a:").removeprefix("personal-")
        person = self.person(mri) or self.take_in_person(mri)
        self.conversations[conversation_id] = Conversation(conversation_id, "personal", (person.oid,))
        return self.conversations[conversation_id]

    # What was said

    def say(self, conversation_id: str, content: Members) -> Message:
        message_id = str(1_700_000_000_000 + next(self._ids))
        message = Message(conversation_id, message_id, (Version(self.clock(), content),))
        self.messages[conversation_id, message_id] = message
        return message

    def edit(self, message: Message, content: Members) -> Message:
        edited = replace(message, versions=(*message.versions, Version(self.clock(), content)))
        self.messages[message.conversation_id, message.id] = edited
        return edited

    def delete(self, message: Message) -> None:
        self.messages[message.conversation_id, message.id] = replace(message, is_deleted=True)

    def message(self, conversation_id: str, message_id: str) -> Message | None:
        found = self.messages.get((conversation_id, message_id))
        return None if found is None or found.is_deleted else found

    def visible_to(self, oid: str) -> list[Message]:
        """Every message in this person's conversations, in the order of sending, with all that ever stood in
        it; deleted ones, too, since they were seen.
        """
        own = {c.id for c in self.conversations.values() if oid in c.members}
        return [message for message in self.messages.values() if message.conversation_id in own]

    # Tokens, files

    @property
    def metadata_fetches(self) -> int:
        return len(self.journal.find("GET", "/openid/.well-known/openidconfiguration"))

    def channel_token(self, service_url: str, **claims: Json) -> str:
        """What Teams sends with an activity; a claim given replaces the usual one, None removes it."""
        now = self.clock()
        usual = {
            "iss": CHANNEL_ISSUER,
            "aud": self.app_id,
            "nbf": seconds(now - timedelta(seconds=10)),
            "exp": seconds(now + timedelta(hours=1)),
            "serviceurl": service_url,
        }
        wanted = usual | claims
        return self.sign({name: value for name, value in wanted.items() if value is not None})

    def sign(
        self,
        claims: Mapping[str, Json],
        *,
        key: str = "channel",
        kid: str | None = OWN_KID,
        headers: Mapping[str, Json] | None = None,
        alg: str = "RS256",
    ) -> str:
        """As KeyRing.sign, where `exp_in_seconds` and `nbf_in_seconds` become `exp` and `nbf`, from now."""
        now = seconds(self.clock())
        ahead = ("exp_in_seconds", "nbf_in_seconds")
        dated = {n.removesuffix("_in_seconds"): now + v if n in ahead else v for n, v in claims.items()}
        return self.keys.sign(dated, key=key, kid=kid, headers=headers, alg=alg)

    def add_file(
        self,
        name: str,
        data: bytes,
        *,
        content_type: str = "application/octet-stream",
        answer: FileAnswer = "ok",
    ) -> str:
        """The path at which it can be fetched."""
        self.files[name] = StoredFile(data, content_type, answer)
        return f"/files/{name}"


def seconds(at: datetime) -> int:
    return int(at.timestamp())
