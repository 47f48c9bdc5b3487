"""Which cards the connector refuses, more strictly than Teams, which drops some in silence."""

import pytest
from bot_side import ADA, CARD_TYPE, bot_at_cloud, card

from bot.standin.calls import Members

EXECUTE = {"type": "Action.Execute", "title": "Approve", "verb": "approval.give", "data": {"v": 1}}
SILENT = {"type": "Action.Execute", "title": "Approve"}
REFRESH = {"action": EXECUTE, "userIds": ["29:u-ada"]}


@pytest.mark.parametrize(
    "more",
    [
        {"version": "1.4"},
        {"actions": [EXECUTE]},
        {"body": [{"type": "ActionSet", "actions": [EXECUTE | {"fallback": {"type": "Action.Submit"}}]}]},
        {"refresh": REFRESH},
        {"refresh": REFRESH | {"userIds": [f"29:u-{n}" for n in range(60)]}},
        {"refresh": {"action": EXECUTE}},
        {"actions": [EXECUTE | {"data": {"type": "Action.Execute"}}]},
        {"msteams": {"width": "Full"}},
    ],
    ids=str,
)
async def test_a_sound_card_is_shown(more: Members) -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.say(activity=card(**more))

        assert reply.status == 201
        [message] = bot.cloud.visible_to(ADA)
        assert message.card == card(**more)["attachments"][0]["content"]


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"version": "1.6"}, "1.5"),
        ({"version": "2.0"}, "1.5"),
        ({"version": None}, "version"),
        ({"version": "new"}, "version"),
        ({"type": "HeroCard"}, "AdaptiveCard"),
        ({"actions": [SILENT]}, "verb"),
        ({"actions": [SILENT | {"verb": ""}]}, "verb"),
        ({"body": [{"type": "Container", "items": [{"selectAction": SILENT}]}]}, "verb"),
        ({"actions": [{"type": "Action.ShowCard", "card": {"actions": [SILENT]}}]}, "verb"),
        ({"refresh": {"action": SILENT}}, "verb"),
        ({"refresh": "always"}, "refresh"),
        ({"refresh": {"userIds": []}}, "refresh"),
        ({"refresh": REFRESH | {"userIds": "29:u-ada"}}, "userIds"),
        ({"refresh": REFRESH | {"userIds": [ADA]}}, "MRI"),
        ({"refresh": REFRESH | {"userIds": [f"29:u-{n}" for n in range(61)]}}, "60"),
    ],
    ids=str,
)
async def test_a_card_that_would_fail_in_teams_is_refused_with_its_reason(more: Members, told: str) -> None:
    async with bot_at_cloud() as bot:
        posted = await bot.say(activity=card(**more))
        said = (await bot.say(activity=card())).body["id"]
        edited = await bot.edit(said, card(**more))

        assert [posted.status, edited.status] == [400, 400]
        assert told in posted.message
        [message] = bot.cloud.visible_to(ADA)
        assert len(message.versions) == 1


@pytest.mark.parametrize(
    "attachment",
    [
        {"contentType": "application/vnd.microsoft.card.hero", "content": {}},
        {"contentType": CARD_TYPE},
        {"contentType": CARD_TYPE, "content": "{}"},
        {"content": card()["attachments"][0]["content"]},
    ],
    ids=str,
)
async def test_an_attachment_that_is_no_adaptive_card_is_refused(attachment: Members) -> None:
    async with bot_at_cloud() as bot:
        reply = await bot.say(activity={"type": "message", "attachments": [attachment]})

    assert (reply.status, reply.code) == (400, "BadArgument")
