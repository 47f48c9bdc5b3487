"""What an owner was answered as taken is there after `kill -9`, and a person who is erased is nobody."""

import socket
from datetime import UTC, datetime, timedelta
from pathlib import Path

from acts import MORNING, ZONE, published
from aiohttp import ClientSession
from bot_process import MEETING, Json, Stage, killed, stage, with_an_agenda_published
from following import decided, own, passed
from sqlalchemy import text
from town import button, texts, town
from townsfolk import CHAIR, DIREKTIONEN, OLE, SECRETARY

from bot.domain.agenda import Outcome
from bot.domain.decision import Decision, FollowUp
from bot.domain.follow_up import FollowUpAct
from bot.domain.follow_up_list import Untold
from bot.domain.ids import DecisionId, FollowUpId, ItemId
from bot.standin.cloud import TENANT_ID
from bot.store.transaction import SqlTransaction
from bot.texts import words


def decide(tx: SqlTransaction) -> None:
    owes = FollowUp(FollowUpId("f1"), OLE.name, "Indhenter tilbud", None, OLE.oid)
    at = datetime.now(UTC) - timedelta(hours=1)
    decision = Decision(
        DecisionId("d1"), MEETING, ItemId("i1"), 1, Outcome.APPROVED, "Ja.", (owes,), by=CHAIR.oid, at=at
    )
    tx.decisions.append(decision, body=DIREKTIONEN.key, text_digest="d")


async def pressed(it: Stage, port: int) -> Json:
    service_url = f"{it.cloud_url}/connector/"
    data = {"meeting": MEETING, "choice": "f1", "seq": 0}
    activity = {
        "id": "act-1",
        "type": "invoke",
        "name": "adaptiveCard/action",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "locale": "da-DK",
        "from": {"id": OLE.mri, "name": OLE.name, "aadObjectId": OLE.oid},
        "recipient": {"id": it.cloud.bot_id, "name": "Ordstyrer"},
        "conversation": {"id": OLE.chat, "conversationType": "personal", "tenantId": TENANT_ID},
        "channelData": {"tenant": {"id": TENANT_ID}},
        "value": {
            "action": {"type": "Action.Execute", "verb": "followup.accept", "data": data},
            "trigger": "manual",
        },
    }
    headers = {"Authorization": f"Bearer {it.cloud.channel_token(service_url)}"}
    address = f"http://127.0.0.1:{port}/api/messages"
    async with ClientSession() as session, session.post(address, json=activity, headers=headers) as answer:
        card: Json = (await answer.json())["value"]
        return card


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


async def test_what_was_answered_as_taken_is_there_after_a_kill(tmp_path: Path) -> None:
    async with stage(tmp_path) as it:
        await with_an_agenda_published(it)
        await it.store.run(decide)
        port = free_port()
        process = await it._started("serve", "--host", "127.0.0.1", "--port", str(port))
        assert process.stdout
        assert (await process.stdout.readline()).startswith(b"ready")
        shown = await pressed(it, port)
        killed(process)
        await process.wait()

        assert "taget" in texts(shown)
        steps = await it.store.read(lambda tx: tx.follow_ups.of_meeting(MEETING))
        assert [(s.act, s.by) for s in steps if s.act is FollowUpAct.ACCEPT] == [
            (FollowUpAct.ACCEPT, OLE.oid)
        ]
        assert await it.store.read(lambda tx: tx.audit.verify().holds)


def erase(tx: SqlTransaction) -> None:
    """As it is done to a person: their key and account go, what was written stays."""
    execute = tx.notices._connection.execute
    execute(text("DELETE FROM pseudonyms WHERE oid = :oid"), {"oid": OLE.oid})
    execute(text("UPDATE follow_ups SET person = NULL WHERE person = :oid"), {"oid": OLE.oid})
    tx.people.replace([person for person in tx.people.all() if person.oid != OLE.oid])


async def test_of_an_erased_person_the_record_holds_and_nothing_is_sent(tmp_path: Path) -> None:
    async with town(tmp_path, at=MORNING) as it:
        await published(it)
        await decided(it, "Ole Dam: indhenter tilbud", due="2026-03-05")
        await passed(it)
        await it.press(OLE, button(own(it, OLE)[0], "followup.accept"))
        await it.rested()
        await it.bot.store.run(erase)
        known = len(it.messages_in(OLE.chat))
        await passed(it, datetime(2026, 3, 20, 12, 0, tzinfo=ZONE) - it.at)

        assert len(it.messages_in(OLE.chat)) == known
        assert words("da").name(Untold.NO_ACCOUNT) in texts(await it.say(SECRETARY, "opfølgninger"))
        meeting = await it.meeting()
        steps = await it.read(lambda tx: tx.follow_ups.of_meeting(meeting.id))
        assert {(s.by, s.person) for s in steps} == {(None, None)}
        assert await it.read(lambda tx: tx.audit.verify().holds)
