"""Who is in a conversation, as the connector tells it."""

import pytest
from bot_side import ADA, ADA_ALONE, BO, BOARD, CILLE, bot_at_cloud

BASE = "/connector/v3/conversations"


async def test_a_roster_names_everybody_but_the_bot() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask("GET", f"{BASE}/{BOARD}/members")

    assert [member["id"] for member in reply.body] == ["29:u-ada", "29:u-bo"]
    assert reply.body[0] == {
        "id": "29:u-ada",
        "name": "Ada Holm",
        "givenName": "Ada",
        "surname": "Holm",
        "objectId": ADA,
        "aadObjectId": ADA,
        "email": "ada@kommune.example",
        "userPrincipalName": "ada@kommune.example",
        "tenantId": "00000000-0000-0000-0000-000000000001",
        "userRole": "user",
    }


async def test_pages_follow_each_other_until_the_last() -> None:
    async with bot_at_cloud() as bot:
        first = await bot.ask("GET", f"{BASE}/{BOARD}/pagedmembers?pageSize=1")
        token = first.body["continuationToken"]
        second = await bot.ask("GET", f"{BASE}/{BOARD}/pagedmembers?pageSize=1&continuationToken={token}")
        whole = await bot.ask("GET", f"{BASE}/{BOARD}/pagedmembers")

    assert [member["aadObjectId"] for member in first.body["members"]] == [ADA]
    assert [member["aadObjectId"] for member in second.body["members"]] == [BO]
    assert "continuationToken" not in second.body
    assert len(whole.body["members"]) == 2


async def test_a_page_token_that_was_not_given_is_refused() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask("GET", f"{BASE}/{BOARD}/pagedmembers?continuationToken=next")

    assert reply.status == 400


@pytest.mark.parametrize("wanted", [ADA, "29:u-ada"])
async def test_one_member_is_found_by_object_id_or_mri(wanted: str) -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask("GET", f"{BASE}/{ADA_ALONE}/members/{wanted}")

    assert (reply.status, reply.body["name"]) == (200, "Ada Holm")


async def test_somebody_else_is_no_member() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask("GET", f"{BASE}/{ADA_ALONE}/members/{BO}")
        unknown = await bot.ask("GET", f"{BASE}/19:nowhere@thread.v2/members")

    assert (reply.status, reply.code) == (404, "MemberNotFoundInConversation")
    assert unknown.code == "ConversationNotFound"


async def test_a_roster_is_shut_without_token_and_after_uninstalling() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.install(CILLE)
        conversation = bot.cloud.personal(CILLE).id
        bot.cloud.uninstall(CILLE)
        shut = await bot.ask("GET", f"{BASE}/{conversation}/members")
        bot.token = ""
        unknown = await bot.ask("GET", f"{BASE}/{BOARD}/members")

    assert (shut.status, shut.code) == (403, "BotNotInConversationRoster")
    assert unknown.status == 401
