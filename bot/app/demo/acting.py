"""What a person does in Teams, as the activity that Teams sends of it: speak, give a file, press, install."""

from dataclasses import dataclass
from datetime import timedelta

from bot.app.demo.cards import Json
from bot.app.demo.municipality import Role
from bot.app.demo.stage import Stage
from bot.app.errors import Ends, Exit
from bot.standin.cloud import TENANT_ID

CARD = "application/vnd.microsoft.card.adaptive"
BETWEEN_ACTS = timedelta(minutes=1)
FILE = "application/vnd.microsoft.teams.file.download.info"


@dataclass(frozen=True)
class Actor:
    """A person on the stage. What they do has come to rest when it returns; raises Ends if it failed."""

    stage: Stage
    who: Role

    async def install(self) -> None:
        await self._done({"type": "installationUpdate", "action": "add"}, reason="installed")

    async def say(self, text: str, *, where: str | None = None) -> Json:
        """The card that the bot answers with."""
        await self._done({"type": "message", "text": text}, reason="said", where=where)
        return self._last_card(where or self.who.chat)

    async def attach(self, name: str, data: bytes) -> Json:
        """The card that the bot answers a file with, in the person's own chat."""
        path = self.stage.cloud.add_file(name.replace(" ", "-"), data, content_type="text/plain")
        content = {"downloadUrl": f"{self.stage.cloud_url}{path}", "uniqueId": name, "fileType": "txt"}
        offer = {"contentType": FILE, "name": name, "content": content}
        await self._done({"type": "message", "attachments": [offer]}, reason="attached")
        return self._last_card(self.who.chat)

    async def press(self, button: Json, *, where: str | None = None, **inputs: str) -> Json:
        """The card that the presser is shown in its place."""
        pressed = {**button, "data": {**button.get("data", {}), **inputs}}
        return await self._execute(pressed, trigger="manual", where=where)

    async def look(self, card: Json, *, where: str) -> Json:
        """Teams asks for the reader's own view of a shared card as soon as it comes in sight."""
        return await self._execute(card["refresh"]["action"], trigger="automatic", where=where)

    async def _execute(self, button: Json, *, trigger: str, where: str | None) -> Json:
        action = {"type": "Action.Execute", "verb": button["verb"], "data": button.get("data", {})}
        value = {"action": action, "trigger": trigger}
        act = {"type": "invoke", "name": "adaptiveCard/action", "value": value}
        answer = await self._done(act, reason=button["verb"], where=where)
        if not isinstance(answer, dict) or answer.get("type") != CARD:
            raise _failed(f"{button['verb']} was not answered with a card")
        shown: Json = answer["value"]
        return shown

    async def _done(self, act: Json, *, reason: str, where: str | None = None) -> object:
        await self.stage.until((self.stage.hands.at + BETWEEN_ACTS).replace(second=0, microsecond=0))
        token = self.stage.cloud.channel_token(self.stage.service_url)
        url, headers = f"{self.stage.bot_url}/api/messages", {"Authorization": f"Bearer {token}"}
        activity = self._activity(act, conversation=where or self.who.chat)
        try:
            async with self.stage.session.post(url, json=activity, headers=headers) as response:
                if response.status != 200:  # noqa: PLR2004 - HTTP's word for it
                    raise _failed(f"{reason} was answered with {response.status}")
                answer = await response.json() if response.content_type == "application/json" else None
        except TimeoutError as error:
            raise _failed(f"{reason} was not answered") from error
        await self.stage.settle(reason=reason)
        return answer

    def _activity(self, act: Json, *, conversation: str) -> Json:
        kind = "personal" if conversation == self.who.chat else "groupChat"
        return {
            "id": f"act-{next(self.stage.numbers)}",
            "timestamp": self.stage.hands.at.isoformat(),
            "channelId": "msteams",
            "serviceUrl": self.stage.service_url,
            "locale": "da-DK",
            "from": {"id": self.who.mri, "name": self.who.name, "aadObjectId": self.who.oid},
            "recipient": {"id": self.stage.cloud.bot_id, "name": "Ordstyrer"},
            "conversation": {"id": conversation, "conversationType": kind, "tenantId": TENANT_ID},
            "channelData": {"tenant": {"id": TENANT_ID}},
            **act,
        }

    def _last_card(self, conversation: str) -> Json:
        cards = self.stage.cards_in(conversation)
        if not cards:
            raise _failed("nothing was answered")
        return cards[-1]


def _failed(what: str) -> Ends:
    return Ends(Exit.REFUSED, f"the played day failed: {what}")
