"""Who the connector lets write to whom, and what it takes."""

import pytest
from bot_side import ADA, ADA_ALONE, BO, BOARD, CILLE, HELLO, NOBODY, bot_at_cloud, card

from bot.standin.calls import Json, Members


@pytest.mark.parametrize("member", [ADA, "29:u-ada"])
async def test_a_conversation_is_opened_by_object_id_or_mri_and_is_always_the_same(member: str) -> None:
    async with bot_at_cloud() as bot:
        first = await bot.open(member)
        second = await bot.open(ADA, channelData=None, tenantId=bot.cloud.tenant_id)

    assert (first.status, first.body) == (201, {"id": ADA_ALONE})
    assert second.body == {"id": ADA_ALONE}


async def test_a_conversation_may_be_opened_with_a_first_message() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.open(BO, activity=HELLO)

        assert reply.body["activityId"]
        assert bot.texts_seen_by(BO) == ["hello"]


@pytest.mark.parametrize(
    ("member", "status", "code"),
    [
        (CILLE, 403, "ForbiddenOperationException"),
        (NOBODY, 403, "ForbiddenOperationException"),
        ("29:u-nobody", 400, "BadSyntax"),
        ("ada@kommune.example", 400, "BadSyntax"),
        ("", 400, "BadArgument"),
    ],
)
async def test_who_cannot_be_reached_is_refused(member: str, status: int, code: str) -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.open(member)

    assert (reply.status, reply.code) == (status, code)


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"channelData": None}, 400),
        ({"channelData": {"tenant": {"id": "00000000-0000-0000-0000-000000000002"}}}, 403),
        ({"isGroup": True}, 400),
        ({"members": []}, 400),
        ({"members": [{"id": ADA}, {"id": BO}]}, 400),
        ({"members": ["29:u-ada"]}, 400),
    ],
)
async def test_a_conversation_wants_the_tenant_and_one_member(more: Members, status: int) -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.open(ADA, **more)

    assert reply.status == status


async def test_installing_and_uninstalling_opens_and_shuts_the_door() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.install(CILLE)
        conversation = (await bot.open(CILLE)).body["id"]
        assert (await bot.say(conversation)).status == 201

        bot.cloud.uninstall(CILLE)
        assert (await bot.open(CILLE)).code == "ForbiddenOperationException"
        reply = await bot.say(conversation)
        assert (reply.status, reply.code) == (403, "BotNotInConversationRoster")


async def test_a_person_who_blocked_the_bot_gets_nothing() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.block(ADA)
        reply = await bot.say()
        opened = await bot.open(ADA, activity=HELLO)

        assert (reply.status, reply.code) == (403, "ConversationBlockedByUser")
        assert reply.body["error"]["subCode"] == "MessageWritesBlocked"
        assert opened.status == 403
        assert bot.texts_seen_by(ADA) == []

        bot.cloud.unblock(ADA)
        assert (await bot.say()).status == 201


async def test_a_group_without_the_bot_and_an_unknown_one_are_refused() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.add_group("19:others@thread.v2", [ADA], has_bot=False)
        others = await bot.say("19:others@thread.v2")
        unknown = await bot.say("19:nowhere@thread.v2")

    assert (others.status, others.code) == (403, "BotNotInConversationRoster")
    assert (unknown.status, unknown.code) == (404, "ConversationNotFound")


async def test_what_is_said_in_a_group_is_seen_by_its_members_only() -> None:
    async with bot_at_cloud() as bot:
        await bot.say(BOARD)

        assert bot.texts_seen_by(ADA) == ["hello"]
        assert bot.texts_seen_by(BO) == ["hello"]
        assert bot.texts_seen_by(CILLE) == []


async def test_a_channel_thread_is_written_to_as_the_channel() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.add_group("19:room@thread.tacv2", [BO], kind="channel")
        reply = await bot.say("19:room@thread.tacv2;messageid=1700000000000")

        assert reply.status == 201
        assert bot.texts_seen_by(BO) == ["hello"]


async def test_an_edit_keeps_what_stood_there_and_a_deleted_message_was_seen() -> None:
    async with bot_at_cloud() as bot:
        said = (await bot.say()).body["id"]
        bot.clock.pass_by(minutes=1)
        edited = await bot.edit(said, {"type": "message", "text": "hello again"})
        path = f"/connector/v3/conversations/{ADA_ALONE}/activities/{said}"
        deleted = await bot.ask("DELETE", path)

        [message] = bot.cloud.visible_to(ADA)
        assert (edited.status, edited.body) == (200, {"id": said})
        assert deleted.status == 200
        assert [version.content["text"] for version in message.versions] == ["hello", "hello again"]
        assert message.is_deleted
        assert (await bot.edit(said, HELLO)).status == 404
        assert (await bot.ask("DELETE", path)).status == 404


async def test_an_unknown_activity_cannot_be_edited_nor_one_of_another_conversation() -> None:
    async with bot_at_cloud() as bot:
        said = (await bot.say()).body["id"]
        unknown = await bot.edit("17", HELLO)
        elsewhere = await bot.edit(said, HELLO, conversation=BOARD)

    assert (unknown.status, unknown.code) == (404, "ActivityNotFoundInConversation")
    assert elsewhere.status == 404


async def test_a_reply_remembers_what_it_answers() -> None:
    async with bot_at_cloud() as bot:
        await bot.ask("POST", f"/connector/v3/conversations/{ADA_ALONE}/activities/f:1", json=HELLO)

        [message] = bot.cloud.visible_to(ADA)
        assert message.content["replyToId"] == "f:1"


async def test_typing_is_taken_and_leaves_no_message() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.say(activity={"type": "typing"})

        assert reply.status == 202
        assert bot.cloud.visible_to(ADA) == []


async def test_a_text_with_a_card_becomes_two_messages_without_an_id() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.say(activity=card() | {"text": "hello"})

        assert (reply.status, reply.body) == (202, {})
        assert [bool(message.card) for message in bot.cloud.visible_to(ADA)] == [False, True]


@pytest.mark.parametrize(
    "activity",
    [
        {"text": "no type"},
        {"type": "trace", "text": "x"},
        {"type": "event", "name": "x"},
        {"type": "message"},
        {"type": "message", "text": "", "attachments": []},
        {"type": "message", "text": 7},
        {"type": "message", "attachments": {"content": 1}},
        {"type": "message", "attachments": ["card"]},
        ["message"],
        "message",
    ],
    ids=str,
)
async def test_an_activity_of_the_wrong_shape_is_a_bad_request(activity: Json) -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.say(activity=activity)

        assert reply.status == 400
        assert reply.message
        assert bot.cloud.visible_to(ADA) == []


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"null", b"[" * 100_000], ids=range(5))
async def test_what_is_not_json_is_a_bad_request(body: bytes) -> None:
    async with bot_at_cloud() as bot:
        path = f"/connector/v3/conversations/{ADA_ALONE}/activities"
        reply = await bot.ask("POST", path, data=body, headers={"Content-Type": "application/json"})

    assert (reply.status, reply.code) == (400, "BadSyntax")


async def test_a_message_may_have_100_kilobytes_of_utf_16_and_no_more() -> None:
    around = len('{"type":"message","text":""}')
    fits = 100 * 1024 // 2 - around
    async with bot_at_cloud() as bot:
        largest = await bot.say(activity={"type": "message", "text": "å" * fits})
        larger = await bot.say(activity={"type": "message", "text": "å" * (fits + 1)})

    assert largest.status == 201
    assert (larger.status, larger.code) == (413, "MessageSizeTooBig")


async def test_what_the_stand_in_does_not_have_is_said_plainly() -> None:
    async with bot_at_cloud() as bot:
        path = f"/connector/v3/conversations/{ADA_ALONE}/activities?isTargetedActivity=true"
        targeted = await bot.ask("POST", path, json=HELLO)
        nowhere = await bot.ask("GET", "/connector/v1/meetings/1")
        graph = await bot.ask("GET", "/graph/v1.0/users")

        assert targeted.status == 400
        assert "isTargetedActivity" in targeted.message
        assert nowhere.status == 404
        assert (graph.status, graph.code) == (501, "notImplemented")
        assert [entry.status for entry in bot.cloud.journal.entries] == [400, 404, 501]


async def test_an_open_door_takes_in_whoever_comes() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.open_door = True
        token = await bot.ask_for_token(tenant="own", client_id="own", client_secret="own")
        opened = await bot.open(NOBODY, channelData={"tenant": {"id": "own"}})
        said = await bot.say(opened.body["id"])
        personal = await bot.say("a:elsewhere")
        group = await bot.say("19:new@thread.v2")
        by_mail = await bot.open("dorte@kommune.example")

        assert [reply.status for reply in (token, opened, said, personal, group)] == [200, 201, 201, 201, 201]
        assert bot.texts_seen_by(NOBODY) == ["hello"]
        assert by_mail.status == 400
