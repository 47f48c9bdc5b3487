"""A person as the Playground and the bot know them: what they send, and the page's settings as theirs."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.app.demo.cards import Json
from bot.app.demo.municipality import BOARD, HOME, Role
from bot.app.demo.playground import BOT_NAME, account
from bot.teams.endpoint import LOCAL_TENANT


@dataclass(frozen=True, kw_only=True)
class Persona:
    """`chat` is the person's own chat with the bot in the Playground."""

    who: Role
    chat: str
    bot_id: str
    service_url: str
    clock: Callable[[], datetime]

    @property
    def places(self) -> frozenset[str]:
        """Guests are not in the body's conversation."""
        return frozenset({self.chat, HOME} if self.who in BOARD else {self.chat})

    @property
    def sender(self) -> Json:
        return {"id": self.who.oid, "name": self.who.name, "aadObjectId": self.who.oid}

    def configured(self, config: Json) -> Json:
        """The page's settings with this person as the one who looks, and nowhere else than they are."""
        everybody = [config["currentUser"], *config["users"]]
        groups = config["groupChats"] if HOME in self.places else []
        members = [str(who.oid) for who in BOARD if who != self.who]
        return {
            **config,
            "currentUser": account(self.who),
            "users": [user for user in everybody if user["id"] != self.who.oid],
            "personalChat": {**config["personalChat"], "id": self.chat, "name": BOT_NAME},
            "groupChats": [{**group, "members": members} for group in groups],
            "teams": [],
        }

    def activity(self, act: Json, *, conversation: str) -> Json:
        """As Teams would send it."""
        kind = "personal" if conversation == self.chat else "groupChat"
        where = {"id": conversation, "conversationType": kind, "tenantId": LOCAL_TENANT}
        return {
            "id": uuid.uuid4().hex,
            "timestamp": self.clock().isoformat(),
            "channelId": "msteams",
            "serviceUrl": self.service_url,
            "from": self.sender,
            "recipient": {"id": self.bot_id, "name": BOT_NAME},
            "conversation": where,
            "channelData": {"tenant": {"id": LOCAL_TENANT}},
            **act,
        }

    def refresh(self, card: Json, *, conversation: str, message: str) -> Json:
        """What the Playground is to ask the bot when this person sees the card."""
        return {
            "name": "adaptiveCard/action",
            "value": {"action": card["refresh"]["action"], "trigger": "automatic"},
            "from": {"id": self.who.oid},
            "conversation": {"id": conversation},
            "replyToId": message,
        }
