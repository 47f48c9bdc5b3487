"""Payloads as Teams sends them, ids made up, and what the bot sees of each."""

import copy
import json
from pathlib import Path

import pytest

from bot.teams.fields import Json
from bot.teams.inbound import (
    Attached,
    FileOffer,
    Ignored,
    Installed,
    MeetingBegan,
    Member,
    MembersChanged,
    Place,
    Pressed,
    Said,
    Sender,
    Uninstalled,
)
from bot.teams.reading import read_activity
from bot.teams.turned_away import BadShape, UnknownInvoke

ACTIVITIES = Path(__file__).parents[1] / "data" / "activities"
SIGNE = Sender(
    tenant="7d1f9c52-3c1e-4a53-9b0e-2f6f0c1a5e11",
    oid="3b0c7f3e-8a55-4d4e-9f65-0a1c5d2e7b90",
    mri="29:1GvTq0_signe-MRI-as-Teams-writes-it",
    name="Signe Lundtofte",
)
MADS = Member(mri="29:1Kx_mads-MRI-as-Teams-writes-it", oid="c2a4d7a6-51f0-4f5b-8f3e-6d1f3a9b2c44")


def activity(name: str) -> dict[str, Json]:
    found: dict[str, Json] = json.loads((ACTIVITIES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def changed(name: str, *path: str, to: Json) -> dict[str, Json]:
    """The payload with one member replaced; `path` leads to it."""
    whole = copy.deepcopy(activity(name))
    inner: Json = whole
    for step in path[:-1]:
        assert isinstance(inner, dict)
        inner = inner[step]
    assert isinstance(inner, dict)
    inner[path[-1]] = to
    return whole


def test_a_message_in_a_personal_chat() -> None:
    assert read_activity(activity("said_personal")) == Said(
        activity_id="1796112001001",
        sender=SIGNE,
        place=Place(
            conversation="a:1pL-personal-conversation",
            kind="personal",
            service_url="https://smba.trafficmanager.net/emea/7d1f9c52-3c1e-4a53-9b0e-2f6f0c1a5e11/",
        ),
        locale="da-DK",
        text="næste dagsorden",
    )


def test_the_mention_of_the_bot_is_no_part_of_what_was_said() -> None:
    said = read_activity(activity("said_group_mention"))

    assert isinstance(said, Said)
    assert said.text == "dagsorden 2. december"
    assert said.place.kind == "groupChat"


def test_the_mention_of_a_person_stays() -> None:
    said = read_activity(activity("said_channel_two_mentions"))

    assert isinstance(said, Said)
    assert said.text == "tilføj <at>Mads Thygesen</at> til punkt 3"
    assert said.place.conversation == "19:aa11bb22cc33@thread.tacv2;messageid=1796112000123"
    assert said.place.kind == "channel"


@pytest.mark.parametrize("mentioned", [None, "28:bot", {}, {"id": 7}])
def test_a_mention_made_up_by_a_client_does_no_harm(mentioned: Json) -> None:
    entity: dict[str, Json] = {"type": "mention", "mentioned": mentioned, "text": "<at>Ordstyrer</at>"}
    said = read_activity(changed("said_personal", "entities", to=[entity]))

    assert isinstance(said, Said)
    assert said.text == "næste dagsorden"


def test_a_picture_without_words_is_an_empty_message() -> None:
    said = read_activity(activity("image_only"))

    assert isinstance(said, Said)
    assert said.text == ""


def test_a_press_on_a_card() -> None:
    pressed = read_activity(activity("pressed_execute"))

    assert isinstance(pressed, Pressed)
    assert (pressed.verb, pressed.trigger, pressed.via) == ("approval.give", "manual", "execute")
    assert pressed.reply_to == "1796112000999"
    assert pressed.data == {
        "v": 1,
        "meeting": "m-2026-12-02",
        "item": "3",
        "version": 4,
        "seq": 0,
        "choice": "approve",
        "remark": "Husk bilag 2 – også på dansk",
    }


def test_a_refresh_is_told_from_a_click() -> None:
    refreshed = read_activity(activity("refreshed"))

    assert isinstance(refreshed, Pressed)
    assert refreshed.trigger == "automatic"


def test_a_press_without_trigger_is_a_click() -> None:
    action: Json = {"action": {"type": "Action.Execute", "verb": "agenda.open"}}
    pressed = read_activity(changed("pressed_execute", "value", to=action))

    assert isinstance(pressed, Pressed)
    assert (pressed.trigger, pressed.data) == ("manual", {})


def test_the_submit_of_an_old_client_is_a_press_too() -> None:
    pressed = read_activity(activity("pressed_submit"))

    assert isinstance(pressed, Pressed)
    assert (pressed.verb, pressed.trigger, pressed.via) == ("slot.confirm", "manual", "submit")
    assert pressed.data == {"v": 1, "meeting": "m-2026-12-02", "item": "3"}
    assert pressed.reply_to == "1796112000999"


def test_a_file_is_an_offer_to_fetch_it() -> None:
    attached = read_activity(activity("attached_agenda"))

    assert isinstance(attached, Attached)
    assert attached.text == "Her er dagsordenen"
    assert attached.files == (
        FileOffer(
            name="Dagsorden 2. december.docx",
            download_url="https://ravnholt-my.sharepoint.example/download.aspx?UniqueId=1150d938&tempauth=made-up",
            unique_id="1150D938-8870-4044-9F2C-5BBDEBA70C9D",
        ),
    )


@pytest.mark.parametrize("action", ["add", "add-upgrade"])
def test_an_installation(action: str) -> None:
    assert isinstance(read_activity(changed("installed", "action", to=action)), Installed)


@pytest.mark.parametrize("action", ["remove", "remove-upgrade"])
def test_the_end_of_an_installation(action: str) -> None:
    assert isinstance(read_activity(changed("installed", "action", to=action)), Uninstalled)


def test_a_bot_that_joins_is_installed_and_one_that_leaves_is_not() -> None:
    assert isinstance(read_activity(activity("bot_added")), Installed)
    assert isinstance(read_activity(activity("bot_removed")), Uninstalled)


def test_members_come_and_go() -> None:
    came, went = read_activity(activity("member_added")), read_activity(activity("member_removed"))

    assert isinstance(came, MembersChanged)
    assert (came.joined, came.left) == ((MADS,), ())
    assert isinstance(went, MembersChanged)
    assert (went.joined, went.left) == ((), (MADS,))
    assert went.sender.oid is None


@pytest.mark.parametrize("name", ["channel_renamed", "reacted", "message_edited"])
def test_what_the_bot_has_no_use_for_is_ignored(name: str) -> None:
    assert isinstance(read_activity(activity(name)), Ignored)


def test_a_meeting_that_began_is_known_by_its_chat_and_its_way_in() -> None:
    began = read_activity(activity("meeting_started"))
    assert isinstance(began, MeetingBegan)
    assert (began.place.kind, began.join_url) == ("groupChat", None)
    joined = read_activity(
        changed("meeting_started", "value", to={"JoinUrl": "https://teams.example/join/1"})
    )
    assert isinstance(joined, MeetingBegan)
    assert joined.join_url == "https://teams.example/join/1"


@pytest.mark.parametrize("value", [None, 7, [], {"JoinUrl": 7}])
def test_whatever_teams_tells_of_a_beginning_does_no_harm(value: Json) -> None:
    began = read_activity({**activity("meeting_started"), "value": value})
    assert isinstance(began, MeetingBegan)
    assert began.join_url is None


def test_ids_are_compared_without_regard_to_case() -> None:
    assert SIGNE.oid is not None
    shouted = changed("said_personal", "from", "aadObjectId", to=SIGNE.oid.upper())
    shouted = {**shouted, "channelData": {"tenant": {"id": SIGNE.tenant.upper()}}}

    assert read_activity(shouted).sender == SIGNE


def test_what_no_store_can_keep_is_replaced_wherever_a_person_may_write() -> None:
    said = read_activity(changed("said_personal", "text", to="punkt \ud800 3\x00"))
    pressed = read_activity(
        changed(
            "pressed_execute", "value", "action", "data", to={"remark\udfff": ["\ud800", 1, {"a": "\x00"}]}
        )
    )

    assert isinstance(said, Said)
    assert said.text == "punkt \ufffd 3\ufffd"
    assert isinstance(pressed, Pressed)
    assert pressed.data == {"remark\ufffd": ["\ufffd", 1, {"a": "\ufffd"}]}


def test_an_emoji_is_left_alone() -> None:
    said = read_activity(changed("said_personal", "text", to="tak 👍🏽"))

    assert isinstance(said, Said)
    assert said.text == "tak 👍🏽"


def test_a_kind_of_conversation_that_is_new_counts_as_shared() -> None:
    assert (
        read_activity(changed("said_personal", "conversation", "conversationType", to="fleet")).place.kind
        == "groupChat"
    )


@pytest.mark.parametrize(
    ("name", "path", "to"),
    [
        ("said_personal", ("from", "aadObjectId"), ""),
        ("said_personal", ("from", "id"), None),
        ("said_personal", ("recipient", "id"), ""),
        ("said_personal", ("locale",), 5),
        ("said_personal", ("value",), {}),
        ("said_personal", ("value",), {"verb": ""}),
        ("said_personal", ("value",), "agenda.open"),
        ("said_personal", ("attachments",), {"contentType": "text/html"}),
        ("said_personal", ("deliveryMode",), "ExpectReplies"),
        ("pressed_execute", ("value", "trigger"), "sideways"),
        ("pressed_execute", ("value", "action", "verb"), ""),
        ("pressed_execute", ("value", "action", "type"), "action.execute"),
        ("pressed_execute", ("from", "aadObjectId"), None),
        (
            "attached_agenda",
            ("attachments",),
            [{"contentType": "application/vnd.microsoft.teams.file.download.info"}],
        ),
        ("member_added", ("membersAdded",), [{"aadObjectId": "x"}]),
        ("member_added", ("membersAdded",), {"id": "29:x"}),
    ],
)
def test_a_wrong_shape_is_refused(name: str, path: tuple[str, ...], to: Json) -> None:
    with pytest.raises(BadShape):
        read_activity(changed(name, *path, to=to))


def test_an_invoke_of_another_name_is_unknown() -> None:
    with pytest.raises(UnknownInvoke):
        read_activity(changed("pressed_execute", "name", to="message/submitAction"))


def test_two_tenants_in_one_activity_are_none() -> None:
    with pytest.raises(BadShape):
        read_activity(changed("said_personal", "channelData", to={"tenant": {"id": "another"}}))
