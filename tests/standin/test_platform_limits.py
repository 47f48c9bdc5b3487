"""The platform's published limits, kept with a clock that the test moves."""

from bot_side import ADA, BO, BOARD, HELLO, BotSide, bot_at_cloud, card

from bot.standin.limits import RateLimits


async def statuses(bot: BotSide, times: int, *, conversation: str = BOARD) -> list[int]:
    return [(await bot.say(conversation)).status for _ in range(times)]


async def test_seven_messages_a_second_then_429_with_the_time_to_wait() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.rate_limits = RateLimits()
        assert await statuses(bot, 7) == [201] * 7

        reply = await bot.say(BOARD)
        assert (reply.status, reply.code, reply.headers["Retry-After"]) == (429, "Throttled", "1")
        assert len(bot.cloud.visible_to(BO)) == 7

        bot.clock.pass_by(seconds=1)
        assert await statuses(bot, 2) == [201, 429]
        bot.clock.pass_by(seconds=1)
        assert await statuses(bot, 8) == [201] * 7 + [429]


async def test_sixty_in_half_a_minute_and_the_wait_is_told() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.rate_limits = RateLimits()
        for _ in range(15):
            assert await statuses(bot, 4) == [201] * 4
            bot.clock.pass_by(seconds=1)

        reply = await bot.say(BOARD)
        assert (reply.status, reply.headers["Retry-After"]) == (429, "15")


async def test_eighteen_hundred_an_hour() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.rate_limits = RateLimits()
        said = bot.cloud.rate_limits
        for _ in range(1800):
            assert said.take(f"send {BOARD}", windows=((1800, 3600),), at=bot.clock()) == 0
            bot.clock.pass_by(seconds=1.9)

        assert (await bot.say(BOARD)).headers["Retry-After"] == "180"
        bot.clock.pass_by(seconds=181)
        bot.token = bot.cloud.tokens.issue()
        assert (await bot.say(BOARD)).status == 201


async def test_conversations_are_counted_apart_and_the_tenant_as_a_whole() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.rate_limits = RateLimits()
        groups = [f"19:{n}@thread.v2" for n in range(8)]
        for group in groups:
            bot.cloud.add_group(group, [ADA])
        sent = [(await bot.say(group)).status for group in groups for _ in range(7)]

    assert sent == [201] * 50 + [429] * 6


async def test_a_split_message_counts_twice_and_edits_count_as_sends() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.rate_limits = RateLimits()
        said = (await bot.say(BOARD)).body["id"]
        for _ in range(2):
            assert (await bot.edit(said, HELLO, conversation=BOARD)).status == 200
        for _ in range(2):
            assert (await bot.say(BOARD, card() | {"text": "hello"})).status == 202

        assert (await bot.say(BOARD)).status == 429


async def test_opening_and_reading_have_their_own_limits() -> None:
    async with bot_at_cloud() as bot:
        bot.cloud.rate_limits = RateLimits()
        opened = [(await bot.open(ADA)).status for _ in range(8)]
        path = f"/connector/v3/conversations/{BOARD}/members"
        read = [(await bot.ask("GET", path)).status for _ in range(15)]

    assert opened == [201] * 7 + [429]
    assert read == [200] * 14 + [429]


async def test_without_limits_nothing_is_counted() -> None:
    async with bot_at_cloud() as bot:
        assert await statuses(bot, 20) == [201] * 20
