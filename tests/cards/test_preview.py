"""Before anything is sent: every doubt stands there with its own control."""

from dataclasses import replace

from cast import BENTE, DRAFT, FREJA, GUEST_DOUBTS, ITEMS, PAPERS, PREVIEW, TORBEN
from walk import executes, press, text, verbs

from bot.domain.agenda import Doubt as ReadingDoubt
from bot.domain.agenda import Problem
from bot.domain.facts import Confirm, ItemForm
from bot.domain.meeting import MeetingStatus
from bot.texts import words
from cards import card

DA = words("da")
READY = replace(PREVIEW, guests=GUEST_DOUBTS[:2])
FORM = card(ItemForm(PREVIEW, ITEMS[1].item), DA)


def choices(verb: str) -> list[str]:
    return [action["data"]["choice"] for action in executes(FORM) if action["verb"] == verb]


def test_publishing_with_an_unresolved_guest_is_only_offered_as_without_them() -> None:
    built = card(PREVIEW, DA)

    assert press(built, "agenda.publish")["choice"] == "without"
    assert "1 gæst mangler en person og får ingen besked, hvis du udgiver nu." in text(built)


def test_publishing_is_one_press_when_nobody_is_in_doubt() -> None:
    assert "choice" not in press(card(READY, DA), "agenda.publish")


def test_a_guest_whom_nobody_invites_does_not_stand_in_the_way() -> None:
    left_out = replace(GUEST_DOUBTS[2], line=replace(BENTE, is_invited=False))
    built = card(replace(PREVIEW, guests=(left_out,)), DA)

    assert "choice" not in press(built, "agenda.publish")
    assert "ikke inviteret" in text(built)


def test_what_is_published_already_is_published_again() -> None:
    assert "Udgiv ændringerne" in text(
        card(replace(READY, view=replace(DRAFT, status=MeetingStatus.PUBLISHED)), DA)
    )


def test_a_cancelled_meeting_is_shown_and_offers_nothing() -> None:
    built = card(replace(PREVIEW, view=replace(DRAFT, status=MeetingStatus.CANCELLED)), DA)

    assert executes(built) == []
    assert all(item.title in text(built) for item in ITEMS if item.title)


def test_each_item_can_be_edited_and_each_found_guest_be_seen_as() -> None:
    built = card(READY, DA)
    edits = [action["data"].get("item") for action in executes(built) if action["verb"] == "item.edit"]
    shown = [action["data"]["choice"] for action in executes(built) if action["verb"] == "slot.preview"]

    assert [item for item in edits if item] == [item.item for item in ITEMS]
    assert shown == [TORBEN.guest, FREJA.guest]


def test_an_unknown_home_is_said_with_the_words_that_make_it_known() -> None:
    read = text(card(replace(PREVIEW, home_is_known=False), DA))

    assert "hjem Direktionen" in read


def test_what_the_document_left_open_stands_with_its_line() -> None:
    problem = Problem(line=14, doubt=ReadingDoubt.TIME_MISSING, about="Eventuelt")

    assert "! Et punkt har ikke noget klokkeslæt. Eventuelt · linje 14" in text(
        card(replace(PREVIEW, problems=(problem,)), DA)
    )


def test_place_and_link_are_one_field_with_two_buttons() -> None:
    saved = [
        action["data"]["choice"]
        for action in executes(card(PREVIEW, DA))
        if action["verb"] == "item.edit" and "choice" in action["data"]
    ]

    assert saved == ["place", "link"]


def test_a_guest_in_doubt_is_chosen_with_one_press_and_nobody_is_chosen_before() -> None:
    picks = [action["data"] for action in executes(FORM) if action["verb"] == "guest.choose"]

    assert [(pick["choice"], pick["person"]) for pick in picks] == [("g-3", "oid-1"), ("g-3", "oid-2")]


def test_every_doubt_of_an_item_has_its_control() -> None:
    assert choices("guest.remove") == ["g-2", "g-3"]
    assert choices("slot.preview") == ["g-2"]
    assert "guest.add" in verbs(FORM)
    edits = [action["data"].get("choice") for action in executes(FORM) if action["verb"] == "item.edit"]
    assert edits == [
        *("time", "closed", "goals", "fixed", "speaks:5", "speaks:10", "break"),
        *("rule:chair", "rule:all", "rule:majority"),
        *("attachment:a-1", "attachment:a-2", "attachment:a-3", None),
    ]


def test_a_paper_is_taken_off_its_item_by_naming_no_item() -> None:
    built = card(ItemForm(PREVIEW, ITEMS[0].item), DA)
    off = next(a["data"] for a in executes(built) if a["data"].get("choice") == f"attachment:{PAPERS[1].id}")

    assert "item" not in off


def test_a_confirmation_says_who_will_hear_of_it_and_sends_yes() -> None:
    built = card(Confirm(DRAFT.meeting, 3, DRAFT.heading, "meeting.cancel", 3), DA)

    assert "3 gæster får besked." in text(built)
    assert press(built, "meeting.cancel")["choice"] == "yes"
    assert "agenda.open" in verbs(built)


def test_what_is_planned_for_the_run_can_be_turned_back() -> None:
    talk = replace(ITEMS[1], is_fixed=True, speaks=5)
    planned = replace(PREVIEW, view=replace(DRAFT, items=(talk,)))
    built = card(ItemForm(planned, talk.item), DA)
    edits = [action["data"].get("choice") for action in executes(built) if action["verb"] == "item.edit"]

    assert {"flexible", "speaks:0", "break"} <= set(edits)
    assert not {"fixed", "speaks:5"} & set(edits)
    assert "Ikke før tiden · gæsten har ordet i 5 min." in text(card(planned, DA))


def test_a_break_is_asked_about_its_time_only() -> None:
    rest = replace(ITEMS[2], title=None, is_break=True)
    planned = replace(PREVIEW, view=replace(DRAFT, items=(rest,)))
    built = card(ItemForm(planned, rest.item), DA)
    edits = [action["data"].get("choice") for action in executes(built) if action["verb"] == "item.edit"]

    assert {"time", "item"} <= set(edits)
    assert not {"open", "closed", "speaks:5", "break"} & set(edits)
    assert "lukket" not in text(card(replace(planned, papers=()), DA))
