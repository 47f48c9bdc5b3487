"""Downloads of files that people sent, good and bad."""

from bot_side import bot_at_cloud

from bot.standin.files import OVERSIZE


async def test_a_file_is_fetched_without_a_token() -> None:
    async with bot_at_cloud() as bot:
        bot.token = ""
        reply = await bot.ask(
            "GET", bot.cloud.add_file("agenda.txt", b"Dagsorden", content_type="text/plain")
        )

    assert (reply.status, reply.text, reply.headers["Content-Type"]) == (200, "Dagsorden", "text/plain")


async def test_a_file_may_be_gone_expired_or_unknown() -> None:
    async with bot_at_cloud() as bot:
        gone = await bot.ask("GET", bot.cloud.add_file("gone", b"x", answer="missing"))
        expired = await bot.ask("GET", bot.cloud.add_file("expired", b"x", answer="expired"))
        unknown = await bot.ask("GET", "/files/unknown")

    assert [reply.status for reply in (gone, expired, unknown)] == [404, 403, 404]


async def test_a_file_may_have_moved() -> None:
    async with bot_at_cloud() as bot:
        path = bot.cloud.add_file("moved", b"Dagsorden", answer="redirect")
        moved = await bot.ask("GET", path, allow_redirects=False)
        followed = await bot.ask("GET", path)

    assert (moved.status, moved.headers["Location"]) == (302, "?moved=1")
    assert followed.text == "Dagsorden"


async def test_an_oversize_file_does_not_say_how_long_it_is() -> None:
    async with bot_at_cloud() as bot:
        url = bot.url + bot.cloud.add_file("big", b"", answer="oversize")
        async with bot.session.get(url) as response:
            read = 0
            async for chunk in response.content.iter_chunked(1024 * 1024):
                read += len(chunk)

    assert "Content-Length" not in response.headers
    assert read == OVERSIZE
