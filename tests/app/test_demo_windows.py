"""A person's window onto the Playground: who the page is told to be, what it is shown, what the bot hears."""

from typing import Any

from toy_playground import Around, around, own_card

from bot.app.demo.municipality import DIGITAL, HOME, LEARNING, SECRETARY, WORKS, Role

Json = dict[str, Any]
REFRESHED = {
    "type": "AdaptiveCard",
    "body": [{"type": "TextBlock", "text": "for everybody"}],
    "refresh": {"action": {"type": "Action.Execute", "verb": "card.refresh", "data": {"v": 1}}},
}


def text(words: str) -> Json:
    return {"type": "message", "text": words}


def posted(card: Json) -> Json:
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "content": card}
    return {"type": "message", "attachments": [attachment]}


async def stream(it: Around, who: Role) -> Any:
    return await it.session.ws_connect(f"{it.windows[who.key]}/_ws_conversation/v1/conversations/stream")


async def says(it: Around, who: Role, words: str, *, where: str, mentions: Any = ()) -> None:
    url = f"{it.windows[who.key]}/_conversation/v1/conversations/{where}/messages"
    body = {"from": {"id": who.oid}, "text": words, "mentions": list(mentions)}
    async with it.session.post(url, json=body) as answer:
        assert answer.status == 200


async def test_the_page_is_told_who_looks_at_it() -> None:
    async with around(LEARNING, DIGITAL) as it:
        async with it.session.get(f"{it.windows[LEARNING.key]}/_internal/v1/config") as answer:
            director = (await answer.json())["config"]
        async with it.session.get(f"{it.windows[DIGITAL.key]}/_internal/v1/config") as answer:
            guest = (await answer.json())["config"]

    assert director["currentUser"]["name"] == LEARNING.name
    assert len(director["users"]) == 5
    assert [group["id"] for group in director["groupChats"]] == [HOME]
    assert guest["currentUser"]["aadObjectId"] == DIGITAL.oid
    assert guest["personalChat"]["id"] == DIGITAL.chat
    assert guest["groupChats"] == []


async def test_the_body_talks_without_its_guests() -> None:
    async with around() as it:
        url = f"{it.exchange.service_url}/v3/conversations/{HOME}/pagedmembers?pageSize=500"
        async with it.session.get(url) as answer:
            members = (await answer.json())["members"]

    assert DIGITAL.oid not in {member["id"] for member in members}
    assert {SECRETARY.oid, LEARNING.oid} < {member["id"] for member in members}


async def test_what_was_said_before_the_page_was_ready_comes_when_it_is_and_only_what_is_said_here() -> None:
    async with around(DIGITAL, LEARNING) as it:
        await it.bot_posts(HOME, text("the agenda"))
        shown = await stream(it, DIGITAL)
        early = await it.bot_posts(DIGITAL.chat, text("your slot"))
        await it.bot_edits(DIGITAL.chat, early, activity=text("your slot, later"))
        await it.opens(DIGITAL)
        await it.bot_posts(LEARNING.chat, text("for the director"))
        await it.bot_posts(DIGITAL.chat, text("a reminder"))

        events = [await shown.receive_json(timeout=5) for _ in range(2)]

    assert [event["message"]["text"] for event in events] == ["your slot, later", "a reminder"]
    assert {event["actionConversationId"] for event in events} == {DIGITAL.chat}
    assert {event["action"] for event in events} == {"createMessage"}


async def test_an_edit_is_shown_as_one() -> None:
    async with around(DIGITAL) as it:
        shown = await stream(it, DIGITAL)
        await it.opens(DIGITAL)
        message = await it.bot_posts(DIGITAL.chat, text("at ten"))
        first = await shown.receive_json(timeout=5)
        await it.bot_edits(DIGITAL.chat, message, activity=text("at eleven"))
        second = await shown.receive_json(timeout=5)

    assert (first["action"], second["action"]) == ("createMessage", "updateMessage")
    assert first["message"]["messageId"] == second["message"]["messageId"] == message
    assert second["message"]["text"] == "at eleven"


async def test_each_is_shown_their_own_view_of_a_shared_card_as_in_teams() -> None:
    async with around(LEARNING) as it:
        shown = await stream(it, LEARNING)
        await it.opens(LEARNING)
        message = await it.bot_posts(HOME, posted(REFRESHED))
        event = await shown.receive_json(timeout=5)

    assert event["message"]["attachments"][0]["content"] == own_card(LEARNING.oid)
    assert it.invoked[0]["value"]["trigger"] == "automatic"
    assert it.invoked[0]["value"]["action"]["verb"] == "card.refresh"
    assert it.invoked[0]["replyToId"] == message


async def test_the_bot_hears_what_is_typed_in_that_persons_name_and_in_danish() -> None:
    async with around(LEARNING) as it:
        await says(it, LEARNING, "næste dagsorden", where=LEARNING.chat)

    heard = it.heard[-1]
    assert (heard["type"], heard["text"], heard["locale"]) == ("message", "næste dagsorden", "da-DK")
    assert heard["from"]["aadObjectId"] == LEARNING.oid
    assert heard["conversation"]["conversationType"] == "personal"
    assert heard["serviceUrl"] == it.exchange.service_url


async def test_among_others_the_bot_hears_only_what_mentions_it_and_the_others_see_who_spoke() -> None:
    mention = {"mentioned": {"id": "28:bot"}, "text": "<at>Ordstyrer</at>"}
    async with around(LEARNING, WORKS) as it:
        shown = await stream(it, WORKS)
        await it.opens(WORKS)
        await says(it, LEARNING, "Er alle klar?", where=HOME)
        await says(it, LEARNING, "<at>Ordstyrer</at> hjælp", where=HOME, mentions=[mention])

        events = [await shown.receive_json(timeout=5) for _ in range(2)]

    assert [activity["text"] for activity in it.heard] == ["<at>Ordstyrer</at> hjælp"]
    assert it.heard[0]["entities"][0]["type"] == "mention"
    assert events[0]["message"]["text"] == "Maja Krogh: Er alle klar?"
    assert events[1]["message"]["text"] == "Maja Krogh: Ordstyrer hjælp"
