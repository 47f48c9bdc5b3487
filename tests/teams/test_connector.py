"""What goes to Teams' connector, and what each of its answers means."""

import asyncio
from dataclasses import replace
from urllib.parse import unquote

import pytest
from aiohttp import ClientSession, ClientTimeout, web
from sink import BOT_ID, Asked, GivenTokens, Reply, answers, connected, hangs_up, page

from bot.teams.admission import ServiceUrls
from bot.teams.delivery import (
    Broken,
    Conflict,
    Delivery,
    Forbidden,
    Gone,
    NotAllowed,
    NotDelivered,
    NoToken,
    Throttled,
    TooLarge,
    Unreached,
    Unsure,
)
from bot.teams.inbound import Member, Place
from bot.teams.messages import card_message, text_message
from bot.teams.outbound import Connector

LOCAL = ServiceUrls(hosts=frozenset(), loopback_allowed=True)


async def test_a_message_is_sent_and_gets_its_id() -> None:
    async with connected() as (connector, sink):
        sent = await connector.send(sink.place(), text_message("Punkt 3 om 5 minutter – kom gerne nu"))

    assert sent == "1796112000999"
    assert sink.asked == [
        Asked(
            method="POST",
            path="/connector/v3/conversations/a:signe/activities",
            query="",
            authorization=None,
            body={"type": "message", "text": "Punkt 3 om 5 minutter – kom gerne nu", "textFormat": "plain"},
        )
    ]


async def test_a_card_goes_alone_with_its_summary() -> None:
    card = {"type": "AdaptiveCard", "version": "1.5", "body": []}
    async with connected() as (connector, sink):
        await connector.send(sink.place(), card_message(card, "Dagsorden 2. december"))

    assert sink.asked[0].body == {
        "type": "message",
        "summary": "Dagsorden 2. december",
        "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}],
    }


async def test_a_card_is_updated_in_place() -> None:
    async with connected() as (connector, sink):
        sink.replies.append(answers(200, {"id": "1796112000999"}))
        await connector.update(sink.place(), "1796112000999", body=text_message("Aflyst"))

    assert (sink.asked[0].method, sink.asked[0].path) == (
        "PUT",
        "/connector/v3/conversations/a:signe/activities/1796112000999",
    )


async def test_a_conversation_with_a_person_is_opened() -> None:
    async with connected() as (connector, sink):
        sink.replies.append(answers(201, {"id": "a:1pL"}))
        opened = await connector.open_personal(sink.service_url, tenant="ravnholt", oid="signe-oid")

    assert opened == "a:1pL"
    assert sink.asked[0].path == "/connector/v3/conversations"
    assert sink.asked[0].body == {
        "bot": {"id": BOT_ID},
        "members": [{"id": "signe-oid"}],
        "isGroup": False,
        "tenantId": "ravnholt",
        "channelData": {"tenant": {"id": "ravnholt"}},
    }


async def test_members_are_read_page_by_page() -> None:
    async with connected() as (connector, sink):
        sink.replies.extend(
            [
                answers(
                    200,
                    {
                        "continuationToken": "a+b/c=&d",
                        "members": [{"id": "29:signe", "aadObjectId": "SIGNE-OID"}],
                    },
                ),
                answers(
                    200, {"members": [{"id": "29:mads", "objectId": "mads-oid"}, {"id": "28:another-bot"}]}
                ),
            ]
        )
        members = await connector.members(sink.place("19:aa@thread.tacv2;messageid=17"))

    assert members == (
        Member(mri="29:signe", oid="signe-oid"),
        Member(mri="29:mads", oid="mads-oid"),
        Member(mri="28:another-bot", oid=None),
    )
    assert [asked.path for asked in sink.asked] == [
        "/connector/v3/conversations/19:aa@thread.tacv2/pagedmembers",
        "/connector/v3/conversations/19:aa@thread.tacv2/pagedmembers",
    ]
    assert sink.asked[1].query == "pageSize=500&continuationToken=a%2Bb/c%3D%26d"


async def test_pages_without_end_are_given_up() -> None:
    async with connected() as (connector, sink):
        sink.replies.extend([answers(200, {"continuationToken": "again", "members": []})] * 200)
        with pytest.raises(Unsure):
            await connector.members(sink.place())

    assert len(sink.asked) == 100


@pytest.mark.parametrize(
    "body", [None, [], {"members": "x"}, {"members": [1]}, {"members": [{"name": "Signe"}]}]
)
async def test_a_list_of_members_that_is_none(body: object) -> None:
    async with connected() as (connector, sink):
        sink.replies.append(answers(200, body))
        with pytest.raises(Unsure):
            await connector.members(sink.place())


@pytest.mark.parametrize(
    ("reply", "outcome"),
    [
        (answers(400, {"error": {"code": "BadArgument"}}), Broken(400)),
        (
            answers(403, {"error": {"code": "BotNotInConversationRoster"}}),
            Forbidden("BotNotInConversationRoster"),
        ),
        (
            answers(403, {"subCode": "MessageWritesBlocked", "errorCode": 209}),
            Forbidden("MessageWritesBlocked"),
        ),
        (answers(403, {"error": {"code": "Signe Lundtofte blocked\nthe bot"}}), Forbidden("")),
        (answers(403, {"error": "no"}), Forbidden("")),
        (answers(403), Forbidden("")),
        (page(403), Forbidden("")),
        (answers(404, {"error": {"code": "ConversationNotFound"}}), Gone()),
        (page(404), Gone()),
        (answers(405), Broken(405)),
        (answers(408), Unsure()),
        (answers(412, {"error": {"code": "PreconditionFailed"}}), Conflict()),
        (answers(413, {"error": {"code": "MessageSizeTooBig"}}), TooLarge()),
        (answers(429, **{"Retry-After": "7"}), Throttled(7.0)),
        (answers(429, **{"Retry-After": "-7"}), Throttled(0.0)),
        (answers(429, **{"Retry-After": "nan"}), Throttled(None)),
        (answers(429, **{"Retry-After": "inf"}), Throttled(None)),
        (answers(429, **{"Retry-After": "9e99"}), Throttled(86_400.0)),
        (answers(429, **{"Retry-After": "soon"}), Throttled(None)),
        (answers(429), Throttled(None)),
        (page(429), Throttled(None)),
        (answers(500, {"error": {"code": "ServiceError"}}), Unsure()),
        (page(502), Unsure()),
        (answers(503), Unsure()),
        (answers(504), Unsure()),
        (answers(599), Unsure()),
        (page(200), Unsure()),
        (hangs_up, Unsure()),
        (answers(302, Location="/connector/elsewhere"), Broken(302)),
        (answers(307, Location="/connector/elsewhere"), Broken(307)),
        (answers(418), Broken(418)),
    ],
)
async def test_what_an_answer_means(reply: Reply, outcome: Delivery) -> None:
    async with connected() as (connector, sink):
        sink.replies.append(reply)
        with pytest.raises(Delivery) as raised:
            await connector.send(sink.place(), text_message("Kom gerne nu"))

    assert type(raised.value) is type(outcome)
    assert vars(raised.value) == vars(outcome)
    assert len(sink.asked) == 1


async def test_a_wait_told_as_a_date_counts_from_the_answers_own_clock() -> None:
    told = {"Retry-After": "Tue, 01 Dec 2026 08:00:30 GMT", "Date": "Tue, 01 Dec 2026 08:00:00 GMT"}
    async with connected() as (connector, sink):
        sink.replies.append(answers(429, **told))
        with pytest.raises(Throttled) as throttled:
            await connector.send(sink.place(), text_message("Kom gerne nu"))

    assert throttled.value.retry_after == 30.0


@pytest.mark.parametrize(
    "reply", [answers(200), answers(201, {}), answers(202, {"id": ""}), answers(201, [])]
)
async def test_taken_without_an_id_is_taken(reply: Reply) -> None:
    async with connected() as (connector, sink):
        sink.replies.append(reply)

        assert await connector.send(sink.place(), text_message("Kom gerne nu")) is None


async def test_a_conversation_without_an_id_is_not_open() -> None:
    async with connected() as (connector, sink):
        sink.replies.append(answers(200))
        with pytest.raises(Unsure):
            await connector.open_personal(sink.service_url, tenant="ravnholt", oid="signe-oid")


async def test_where_nobody_listens_nothing_was_sent() -> None:
    async with connected() as (connector, sink):
        nowhere = Place(conversation="a:signe", kind="personal", service_url="http://127.0.0.1:1/connector/")
        with pytest.raises(Unreached):
            await connector.send(nowhere, text_message("Kom gerne nu"))

    assert sink.asked == []


async def test_what_takes_too_long_may_have_been_sent() -> None:
    release = asyncio.Event()

    async def hanging(_: web.Request) -> web.Response:
        await release.wait()
        return web.Response()

    async with connected() as (_, sink), ClientSession(timeout=ClientTimeout(total=0.1)) as impatient:
        connector = Connector(impatient, service_urls=LOCAL, tokens=None, bot_id=BOT_ID)
        sink.replies.append(hanging)
        with pytest.raises(Unsure):
            await connector.send(sink.place(), text_message("Kom gerne nu"))
        release.set()

    assert len(sink.asked) == 1


async def test_an_answer_that_breaks_off_leaves_it_open() -> None:
    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(status=201, headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"id": "17')
        return await hangs_up(request)

    async with connected() as (connector, sink):
        sink.replies.append(half)
        with pytest.raises(Unsure):
            await connector.send(sink.place(), text_message("Kom gerne nu"))


@pytest.mark.parametrize(
    "identifier", ["a/b", "a?b#c", "a%2Fb", "a b", "æ", "..%2f..", "a\\b", "a:b;messageid=1@x"]
)
async def test_an_id_stays_one_segment_of_the_path(identifier: str) -> None:
    async with connected() as (connector, sink):
        await connector.update(sink.place(identifier), identifier, body=text_message("Aflyst"))

    segments = sink.asked[0].path.split("/")
    assert segments[:4] == ["", "connector", "v3", "conversations"]
    assert [unquote(segment) for segment in segments[4:]] == [identifier, "activities", identifier]


@pytest.mark.parametrize("identifier", [".", "..", ""])
async def test_an_id_that_would_lead_elsewhere_is_not_sent(identifier: str) -> None:
    tokens = GivenTokens()
    async with connected(tokens) as (connector, sink):
        with pytest.raises(NotAllowed):
            await connector.update(sink.place(), identifier, body=text_message("Aflyst"))

    assert (sink.asked, tokens.given) == ([], [])


async def test_an_address_that_is_not_allowed_costs_no_token() -> None:
    tokens = GivenTokens()
    async with connected(tokens) as (connector, sink):
        elsewhere = replace(sink.place(), service_url="https://collector.evil.example/")
        with pytest.raises(NotAllowed):
            await connector.send(elsewhere, text_message("Kom gerne nu"))
        with pytest.raises(NotAllowed):
            await connector.open_personal(
                "https://collector.evil.example/", tenant="ravnholt", oid="signe-oid"
            )

    assert tokens.given == []


async def test_a_token_goes_along() -> None:
    async with connected(GivenTokens()) as (connector, sink):
        await connector.send(sink.place(), text_message("Kom gerne nu"))

    assert sink.asked[0].authorization == "Bearer first"


async def test_a_token_that_is_refused_is_renewed_once() -> None:
    async with connected(GivenTokens()) as (connector, sink):
        sink.replies.append(answers(401))
        assert await connector.send(sink.place(), text_message("Kom gerne nu")) == "1796112000999"

    assert [asked.authorization for asked in sink.asked] == ["Bearer first", "Bearer after-first"]


async def test_a_token_that_is_refused_twice_is_a_refusal() -> None:
    tokens = GivenTokens()
    async with connected(tokens) as (connector, sink):
        sink.replies.extend([answers(401), answers(401)])
        with pytest.raises(Broken) as broken:
            await connector.send(sink.place(), text_message("Kom gerne nu"))

    assert broken.value.status == 401
    assert tokens.given == [None, "first"]


async def test_without_a_token_nothing_is_sent() -> None:
    class NoTokens(GivenTokens):
        async def connector_token(self, *, refused: str | None = None) -> str:
            assert refused is None
            raise NoToken(retry=True)

    async with connected(NoTokens()) as (connector, sink):
        with pytest.raises(NotDelivered):
            await connector.send(sink.place(), text_message("Kom gerne nu"))

    assert sink.asked == []


async def test_sends_share_their_connections() -> None:
    seen: set[object] = set()

    async def remembering(request: web.Request) -> web.Response:
        assert request.transport is not None
        seen.add(request.transport.get_extra_info("peername"))
        return web.json_response({"id": "1"})

    async with connected() as (connector, sink):
        sink.replies.extend([remembering] * 10)
        for _ in range(10):
            await connector.send(sink.place(), text_message("Kom gerne nu"))

    assert len(seen) == 1


async def test_what_utf8_refuses_is_sent_all_the_same() -> None:
    async with connected() as (connector, sink):
        await connector.send(sink.place(), text_message("punkt \ud800"))

    assert sink.asked[0].body == {"type": "message", "text": "punkt \ud800", "textFormat": "plain"}
