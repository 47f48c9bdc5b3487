"""What black-box tests ask of the stand-in itself."""

import asyncio
import base64

import jwt
import pytest
from bot_side import ADA, BO, CILLE, NOBODY, bot_at_cloud

from bot.standin.calls import Json


async def test_people_and_groups_are_added_and_what_they_see_is_shown() -> None:
    async with bot_at_cloud() as bot:
        person = {"oid": NOBODY, "name": "Dorte Friis", "mri": "29:u-dorte"}
        added = await bot.ask("POST", "/standin/people", json=person)
        group = await bot.ask(
            "POST", "/standin/groups", json={"id": "19:two@thread.v2", "members": [ADA, NOBODY]}
        )
        await bot.say("19:two@thread.v2")
        seen = await bot.ask("GET", f"/standin/visible/{NOBODY}")

    assert added.body == {"mri": "29:u-dorte", "conversation": "a:personal-dorte"}
    assert group.body == {"conversation": "19:two@thread.v2", "members": [ADA, NOBODY]}
    assert [message["versions"][0]["content"]["text"] for message in seen.body] == ["hello"]


async def test_a_person_may_be_without_the_app_or_have_blocked_it() -> None:
    async with bot_at_cloud() as bot:
        await bot.ask(
            "POST", "/standin/people", json={"oid": ADA, "name": "Ada", "mri": "29:u-ada", "blocked": True}
        )
        await bot.ask("POST", "/standin/people", json={"oid": BO, "name": "Bo", "installed": False})

        assert (await bot.say()).code == "ConversationBlockedByUser"
        assert (await bot.open(BO)).code == "ForbiddenOperationException"


async def test_a_script_is_replaced_and_a_held_request_released() -> None:
    async with bot_at_cloud() as bot:
        rules = [{"when": {"method": "POST"}, "then": {"kind": "hold"}}]
        replaced = await bot.ask("POST", "/standin/script", json=rules)
        asking = asyncio.create_task(bot.say())
        await bot.cloud.journal.until(lambda: bot.cloud.held.numbers)
        held = await bot.ask("GET", "/standin/held")
        released = await bot.ask("POST", "/standin/release", json={"n": held.body[0]})

        assert replaced.body == {"rules": 1}
        assert held.body == [1]
        assert released.body == {"released": 1}
        assert (await asking).status == 201
        assert (await bot.ask("POST", "/standin/release")).body == {"released": 0}


async def test_the_journal_is_read_and_does_not_hold_these_requests() -> None:
    async with bot_at_cloud() as bot:
        await bot.say()
        await bot.ask("GET", "/standin/held")
        journal = await bot.ask("GET", "/standin/journal")

    assert [(line["line"], line["n"]) for line in journal.body] == [("arrival", 1), ("answer", 1)]


async def test_tokens_are_signed_plain_and_odd() -> None:
    async with bot_at_cloud() as bot:
        plain = await bot.ask(
            "POST", "/standin/token", json={"service_url": bot.url, "claims": {"aud": "else"}}
        )
        odd = {"claims": {"exp_in_seconds": 5}, "key": "none", "kid": None, "alg": "none"}
        unsigned = await bot.ask("POST", "/standin/token", json=odd)
        now = int(bot.clock().timestamp())

    claims = jwt.decode(plain.body["token"], options={"verify_signature": False})
    assert (claims["aud"], claims["serviceurl"]) == ("else", bot.url)
    assert jwt.get_unverified_header(unsigned.body["token"]) == {"alg": "none", "typ": "JWT"}
    assert jwt.decode(unsigned.body["token"], options={"verify_signature": False}) == {"exp": now + 5}


async def test_keys_and_files_are_put() -> None:
    async with bot_at_cloud() as bot:
        await bot.ask("POST", "/standin/keys", json={"published": ["rolled"]})
        keys = await bot.ask("GET", "/openid/keys")
        octets = base64.b64encode(b"Dagsorden").decode()
        put = await bot.ask(
            "POST", "/standin/files", json={"name": "a.txt", "base64": octets, "answer": "expired"}
        )
        fetched = await bot.ask("GET", put.body["url"].removeprefix(bot.url))

    assert [key["kid"] for key in keys.body["keys"]] == ["channel-2"]
    assert fetched.status == 403


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("script", [{"then": {"kind": "explode"}}], "then.kind"),
        ("script", {"rules": []}, "list"),
        ("people", {"oid": CILLE}, "missing: name"),
        ("people", {"oid": CILLE, "name": "Cille", "admin": True}, "unknown: admin"),
        ("people", {"oid": CILLE, "name": "Cille", "installed": "yes"}, "wrong type: installed"),
        ("people", [], "JSON object"),
        ("groups", {"id": "19:a@thread.v2", "members": [NOBODY]}, "not among the people"),
        ("groups", {"id": "19:a@thread.v2", "members": ADA}, "wrong type: members"),
        ("files", {"name": "a", "base64": "?"}, "base64"),
        ("files", {"name": "a", "base64": "eA==", "answer": "burnt"}, "answer"),
        ("keys", {"published": ["nobody"]}, "no such key"),
        ("token", {"claims": {}, "key": "nobody"}, "no such key"),
        ("token", {"claims": {}, "alg": "RS999"}, "not supported"),
        ("release", {"n": "all"}, "wrong type: n"),
    ],
    ids=str,
)
async def test_a_wrong_request_is_told_what_is_wrong_with_it(path: str, body: Json, told: str) -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask("POST", f"/standin/{path}", json=body)

    assert reply.status == 400
    assert told in reply.message


async def test_an_unknown_address_is_not_found() -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.ask("GET", "/standin/secrets")

        assert reply.status == 404
        assert bot.cloud.journal.entries == []
